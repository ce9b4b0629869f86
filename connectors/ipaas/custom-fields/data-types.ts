/** The data types of custom fields, and which of them can hold what a mapping sends (reference: ipaas-api.md, section 5.1). */
import type { MappedValue } from '../../../customer/mapped-customer.ts';

export const dataTypes = [
  'string',
  'number',
  'bool',
  'guid',
  'encrypted',
  'password',
  'enum',
  'date',
  'datetime',
] as const;

export type DataType = (typeof dataTypes)[number];

/** What a definition that we create is given: a stamp of time, or text of any kind. */
export type WantedType = Extract<DataType, 'string' | 'datetime'>;

/** A mapping that stamps the time of the sync needs a datetime; what any other will produce is not known beforehand. */
export function wantedType({ stampsTime }: Pick<MappedValue, 'stampsTime'>): WantedType {
  return stampsTime ? 'datetime' : 'string';
}

/** @returns null for a name that is none of iPaaS.com's data types; a definition without one holds text */
export function readDataType(name: string | null): DataType | null {
  const lower = (name ?? '').trim().toLowerCase();
  if (lower === '') return 'string';
  if (lower === 'boolean') return 'bool';
  return dataTypes.find((known) => known === lower) ?? null;
}

const holdAnyText: ReadonlySet<DataType> = new Set(['string', 'encrypted', 'password']);
const holdTime: ReadonlySet<DataType> = new Set(['datetime', 'date']);

/**
 * True where every value of the wanted type can be written to the existing type. A type that we do not know (null) is
 * given the benefit of the doubt: iPaaS.com itself checks each value.
 */
export function canHold(existing: DataType | null, wanted: WantedType): boolean {
  if (existing === null || holdAnyText.has(existing)) return true;
  return wanted === 'datetime' && holdTime.has(existing);
}
