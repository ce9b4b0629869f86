/**
 * The source record: the customer that was sent to OpenAI, as the model worked on it, plus what is known about the
 * response. This is what `fetchResponse` returns and what a mapping collection reads.
 */

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** Where a value came from: the request that was sent to OpenAI, or the model's answer. */
export type SourceOrigin = 'sent' | 'returned';

export interface SourceField {
  value: JsonValue;
  from: SourceOrigin;
  /** What was sent, where the answer replaced it; absent where nothing was sent under this name. */
  sent?: JsonValue;
  /** What the answer said, where the value is not the answer's but ours: only of LastResponseId. */
  returned?: JsonValue;
}

/** The fields of the integration guide, in its spelling. A record may hold further ones under the keys it came with. */
export const knownSourceFields = [
  'CustomerNumber',
  'FirstName',
  'LastName',
  'EmailAddress',
  'Comment',
  'KnownToFilm',
  'PromptText',
  'LastResponseId',
] as const;

export type KnownSourceField = (typeof knownSourceFields)[number];

export interface SourceRecord {
  /** The id that was fetched: `resp_…`, or the `conv_…` that was asked for. */
  responseId: string;
  /** ISO 8601, UTC; null where OpenAI does not tell (a conversation's items carry no time). */
  responseCreatedAt: string | null;
  /** The model's own name, such as `gpt-5.6-terra`; null where OpenAI does not tell. */
  model: string | null;
  /** By field name: the known names in their spelling above, any other key as it was found. */
  fields: Record<string, SourceField>;
}

/** A value that counts as not there: absent, null, empty or blank (design, section 2). */
export function isBlank(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** By what people know the record; null where it has no CustomerNumber that a person could read. */
export function sourceCustomerNumber({ fields }: SourceRecord): string | null {
  const value = fields['CustomerNumber']?.value;
  if (isBlank(value) || (typeof value !== 'string' && typeof value !== 'number')) return null;
  return String(value).trim();
}
