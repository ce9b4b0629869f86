/** The two sides of a source record, side by side for people: what was sent to OpenAI, and what its answer said. */
import type { JsonValue, KnownSourceField, SourceField, SourceRecord } from './source-record.ts';

/** The id that was fetched is set by us, whatever either side says of it. */
const setByUs: KnownSourceField = 'LastResponseId';

/** The customer as it was sent, by field name, blanks included. */
export function sentSide(source: SourceRecord): Record<string, JsonValue> {
  return side(source, (_name, { value, from, sent }) => (from === 'sent' ? value : sent));
}

/** What the answer said of the customer, by field name; its blanks never win and are in no source record. */
export function returnedSide(source: SourceRecord): Record<string, JsonValue> {
  return side(source, (name, { value, from, returned }) => {
    if (name === setByUs) return returned;
    return from === 'returned' ? value : undefined;
  });
}

function side(
  { fields }: SourceRecord,
  valueOf: (name: string, field: SourceField) => JsonValue | undefined,
): Record<string, JsonValue> {
  const entries = Object.entries(fields).flatMap(([name, field]): [string, JsonValue][] => {
    const value = valueOf(name, field);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}
