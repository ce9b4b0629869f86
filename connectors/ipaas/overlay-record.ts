/** Two ways to update a customer: with what the mapping produced, or with the whole record. */
import type { CustomerBody, CustomerRecord, ExternalLink } from './customer-wire.ts';

/**
 * - `partial`: only what the mapping produced is sent; iPaaS.com keeps the rest.
 * - `read-merge-write`: the record that was read is sent back with the mapping laid over it, for an iPaaS.com whose PUT
 *   replaces the whole record (reference: ipaas-api.md, section 11, row 1).
 */
export type UpdateMode = 'partial' | 'read-merge-write';

/** iPaaS.com's own, or written below in their wire form. */
const notCarriedOver = new Set([
  'id',
  'tracking_guid',
  'created_datetime',
  'updated_datetime',
  'custom_fields',
  'external_ids',
]);

/**
 * The whole record with the body laid over it.
 * @param link ours, where the record carries it although the answer may not show it; null where it does not
 */
export function overlayRecord(record: CustomerRecord, body: CustomerBody, link: ExternalLink | null): CustomerBody {
  const held = Object.entries(record).filter(([name, value]) => !notCarriedOver.has(name) && isPresent(value));
  return {
    ...Object.fromEntries(held),
    ...body,
    custom_fields: overlayCustomFields(record, body.custom_fields ?? []),
    external_ids: overlayLinks(record, link),
  };
}

/** Null means "not sent" to iPaaS.com, and an empty text counts as missing (reference, sections 3.2 and 3.6). */
function isPresent(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '';
}

function overlayCustomFields(
  { custom_fields: held }: CustomerRecord,
  mapped: NonNullable<CustomerBody['custom_fields']>,
): NonNullable<CustomerBody['custom_fields']> {
  const values = new Map<string, string>();
  for (const { custom_field_name, value } of held) {
    if (value !== null && value !== '') values.set(custom_field_name, value);
  }
  for (const { custom_field_name, value } of mapped) values.set(custom_field_name, value);
  return [...values].map(([custom_field_name, value]) => ({ custom_field_name, value }));
}

function overlayLinks({ external_ids: held }: CustomerRecord, link: ExternalLink | null): ExternalLink[] {
  const kept = held.flatMap(({ system_id: systemId, external_id: externalId }) =>
    systemId === null || externalId === null ? [] : [{ system_id: Number(systemId), external_id: externalId }],
  );
  if (link === null) return kept;
  return [...kept.filter((other) => other.system_id !== link.system_id), link];
}
