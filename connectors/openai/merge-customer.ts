import { isBlank, type SourceField } from '../../customer/source-record.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { identityText, type CustomerFields } from './customer-fields.ts';
import { normaliseKey } from './match-keys.ts';

const customerNumberKey = normaliseKey('CustomerNumber');

/**
 * Lays the customer that the model returned over the one that was sent. Per field, returned wins, unless it is blank: a
 * model never blanks data. Keys are matched by their normalised form; a key that was sent keeps the sent spelling.
 *
 * The CustomerNumber is only ever the one that was sent: one that the model put in where none was sent is left out,
 * since following it would move the data onto another customer.
 *
 * @returns the fields by name, each with where it came from, and with what was sent where the answer took its place
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
  for (const { name, value } of sent.values()) merged.set(name, { value, from: 'sent' });
  for (const [key, field] of returned ?? []) {
    if (isBlank(field.value)) continue;
    if (key === customerNumberKey && (sentNumber === null || returnedNumber === null)) continue;
    const before = sent.get(key);
    const { name, value } = field;
    if (before === undefined) merged.set(name, { value, from: 'returned' });
    else merged.set(before.name, { value, from: 'returned', sent: before.value });
  }
  return Object.fromEntries(merged);
}
