/** What a dry run shows beside the differences. It reads, and never writes. */
import type { HeldValue } from '../../customer/dry-run-preview.ts';
import type { MappedValue } from '../../customer/mapped-customer.ts';
import type { CustomerRecord } from './customer-wire.ts';
import { fromWire } from './to-wire.ts';
import type { Upsert, UpsertResult } from './upsert-terms.ts';

type Preview = Pick<UpsertResult, 'held' | 'customFieldsToCreate'>;

/** Of a real sync: it shows what it did, not what it saw. */
export const noPreview: Preview = { held: null, customFieldsToCreate: [] };

/**
 * @param record the customer that was found; null where there is none
 * @param written what a real sync would send; empty where it would write nothing
 * @returns `noPreview` for a real sync, without a call
 */
export async function preview(
  { dryRun, session, customFields }: Pick<Upsert, 'dryRun' | 'session' | 'customFields'>,
  record: CustomerRecord | null,
  written: readonly MappedValue[],
): Promise<Preview> {
  if (!dryRun) return noPreview;
  // A field of which the customer has a value is there, so that it need not be looked for.
  const isHeld = (name: string): boolean =>
    record?.custom_fields.some((held) => held.custom_field_name === name) ?? false;
  const unseen = written.filter(({ kind, field }) => kind === 'customField' && !isHeld(field));
  const customFieldsToCreate = unseen.length === 0 ? [] : await customFields.findMissing(session, unseen);
  return { held: record === null ? null : heldValues(record), customFieldsToCreate };
}

/** Fields first, then custom fields; a blank counts as nothing, as in the comparison. */
function heldValues(record: CustomerRecord): HeldValue[] {
  const existing = fromWire(record);
  return (['field', 'customField'] as const).flatMap((kind) =>
    [...existing[kind]].flatMap(([field, value]) => (value === '' ? [] : [{ field, kind, value }])),
  );
}
