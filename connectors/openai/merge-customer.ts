import { isBlank, type SourceField, type SourceOrigin } from '../../customer/source-record.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { identityText, type CustomerFields, type NamedValue } from './customer-fields.ts';
import { normaliseKey } from './match-keys.ts';

const customerNumberKey = normaliseKey('CustomerNumber');

/**
 * Lays the customer that the model returned over the one that was sent. Per field, returned wins, unless it is blank: a
 * model never blanks data. Keys are matched by their normalised form; a key that was sent keeps the sent spelling.
 *
 * The CustomerNumber is only ever the one that was sent: one that the model put in where none was sent is left out,
 * since following it would move the data onto another customer.
 *
 * @returns the fields by name, each with where it came from
 * @throws SyncFailure CustomerNumberChanged where the answer names another CustomerNumber than was sent
 */
export function mergeCustomer(sent: CustomerFields, returned: CustomerFields | null): Record<string, SourceField> {
  const sentNumber = identityText(sent, 'CustomerNumber');
  const returnedNumber = returned === null ? null : identityText(returned, 'CustomerNumber');
  if (sentNumber !== null && returnedNumber !== null && sentNumber !== returnedNumber) {
    throw new SyncFailure(
      'CustomerNumberChanged',
      'The answer names another CustomerNumber than the customer that was sent. Nothing was written.',
    );
  }

  const merged = new Map<string, SourceField>();
  for (const field of sent.values()) merged.set(field.name, origin(field, 'sent'));
  for (const [key, field] of returned ?? []) {
    if (isBlank(field.value)) continue;
    if (key === customerNumberKey && (sentNumber === null || returnedNumber === null)) continue;
    merged.set(sent.get(key)?.name ?? field.name, origin(field, 'returned'));
  }
  return Object.fromEntries(merged);
}

function origin({ value }: NamedValue, from: SourceOrigin): SourceField {
  return { value, from };
}
