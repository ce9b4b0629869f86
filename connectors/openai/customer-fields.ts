import { isBlank, type JsonValue, type KnownSourceField } from '../../customer/source-record.ts';
import { isUnsafeKey, knownField, normaliseKey } from './match-keys.ts';

export type JsonObject = { [key: string]: JsonValue };

export interface NamedValue {
  /** The known name in its own spelling; any other key as it was found. */
  name: string;
  value: JsonValue;
}

/** A customer as found in one JSON object, by normalised key. A Map, because the keys come from outside. */
export type CustomerFields = ReadonlyMap<string, NamedValue>;

/** True for a JSON object (neither an array nor null). */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a JSON object as fields. Where two keys mean the same field, the later one that is not blank counts. */
export function readFields(object: JsonObject): CustomerFields {
  const fields = new Map<string, NamedValue>();
  for (const [key, value] of Object.entries(object)) {
    if (isUnsafeKey(key)) continue;
    const normalised = normaliseKey(key);
    if (fields.has(normalised) && isBlank(value)) continue;
    fields.set(normalised, { name: knownField(key) ?? key, value });
  }
  return fields;
}

/** The value of a known field; undefined where it is absent. */
export function fieldValue(fields: CustomerFields, field: KnownSourceField): JsonValue | undefined {
  return fields.get(normaliseKey(field))?.value;
}

/**
 * The text of a field that names a customer (CustomerNumber, EmailAddress), trimmed; a number counts as its digits.
 * Null where it is absent, blank, or no text at all.
 */
export function identityText(fields: CustomerFields, field: 'CustomerNumber' | 'EmailAddress'): string | null {
  const value = fieldValue(fields, field);
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value).trim();
  return text === '' ? null : text;
}
