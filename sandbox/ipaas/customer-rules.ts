/** What iPaaS.com demands of a customer before it writes anything: required fields, and what must be unique. */
import type { JsonObject } from '../http/json.ts';
import { isMissing } from './body.ts';
import { isActive } from './customers.ts';
import { refuse, requiredField } from './errors.ts';
import type { IpaasRecords } from './records.ts';

/** Throws the refusal of the first required field that is missing or of the wrong form. */
export function checkRequired(fields: JsonObject): void {
  const email = textOf(fields, 'email_address');
  if (isMissing(textOf(fields, 'customer_number'))) throw requiredField('customer_number');
  if (isMissing(textOf(fields, 'first_name')) && isMissing(textOf(fields, 'last_name'))) {
    throw refuse('VALD-1049', 'First Name and/or Last Name are both empty. One or both are required.');
  }
  if (isMissing(email)) throw refuse('VALD-1021', 'Email Address is null or empty.');
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw refuse('VALD-1036', `Value (${email}) provided for email_address is not valid.`);
  }
}

export interface UniqueCheck {
  /** Null for a customer that is created. */
  id: number | null;
  /** The fields as they are; null for a customer that is created. */
  before: JsonObject | null;
  /** The fields as they would be. */
  fields: JsonObject;
}

/**
 * Throws BIZL-1006 (number) or BIZL-1004 (e-mail address) where another active customer has the value, and BIZL-1009
 * where an inactive one is in the way, be it another customer or the one that would be reactivated. A value that a
 * customer already has is not looked at again, so that twins that were put in can still be updated.
 */
export function checkUnique(records: IpaasRecords, check: UniqueCheck): void {
  const { customerNumbers, emailAddresses } = records.switches.current();
  if (check.fields['is_active'] === false) return;
  if (customerNumbers === 'unique') {
    checkField(records, check, 'customer_number', (value) =>
      refuse('BIZL-1006', `customer_number must be unique and ${value} is already in use.`),
    );
  }
  if (emailAddresses === 'unique') {
    checkField(records, check, 'email_address', (_value, id) =>
      refuse('BIZL-1004', `email_address must be unique and there is already an item (ID: ${id}) using that value.`),
    );
  }
}

function checkField(
  records: IpaasRecords,
  { id, before, fields }: UniqueCheck,
  field: 'customer_number' | 'email_address',
  inUse: (value: string, id: number) => Error,
): void {
  const value = textOf(fields, field) ?? '';
  const stays = before !== null && before[field] === value;
  const reactivated = before !== null && before['is_active'] === false;
  if (stays && !reactivated) return;
  const others = records.customers.findBy(field, value).filter((other) => other.id !== id);
  const active = others.find(isActive);
  if (active !== undefined && !reactivated) throw inUse(value, active.id);
  if (active === undefined && (stays || others.length === 0)) return;
  throw refuse(
    'BIZL-1009',
    `This customer is inactive and only one active customer can exist with the value of ${value} for ${field}.`,
  );
}

function textOf(fields: JsonObject, name: string): string | null {
  const value = fields[name];
  return typeof value === 'string' ? value : null;
}
