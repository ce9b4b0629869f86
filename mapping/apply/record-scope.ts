/** A source record as formulas see it. */
import { knownSourceFields, type SourceRecord } from '../../customer/source-record.ts';
import { hasType } from '../formula/arguments.ts';
import { destinationText } from '../formula/destination-text.ts';
import { fromJson } from '../formula/from-json.ts';
import type { FormulaScope } from '../formula/scope.ts';
import type { Value } from '../formula/values.ts';
import { textFields } from '../prepare/source-names.ts';

export interface RecordScope extends FormulaScope {
  read(name: string): Value | undefined;
}

const known: ReadonlySet<string> = new Set(knownSourceFields);

/**
 * Values are turned once, however many formulas read them.
 * @param systemId the id of our subscription; null where it is not configured
 */
export function recordScope({ fields }: SourceRecord, systemId: number | null): RecordScope {
  const values = new Map<string, Value>();
  const valueOf = (name: string): Value | undefined => {
    // Before the fields: a model's answer must not be able to change what they mean.
    const special = specialValue(name, { fields, systemId });
    if (special !== undefined || !Object.hasOwn(fields, name)) return special;
    return readField(name, fromJson(fields[name]?.value ?? null));
  };
  return {
    read(name) {
      const kept = values.get(name);
      if (kept !== undefined) return kept;
      const value = valueOf(name);
      if (value !== undefined) values.set(name, value);
      return value;
    },
  };
}

/**
 * Fields that are texts in iPaaS.com are texts in formulas, whatever JSON made of them: 10045 is "10045". Lists and records
 * stay what they are, and so does a number too large for JSON to hold, which is infinite and has no text.
 */
function readField(name: string, value: Value): Value {
  if (!textFields.has(name) || isInfinite(value)) return value;
  const isPlain = typeof value !== 'object' || value === null || 'value' in value;
  return isPlain ? destinationText(value) : value;
}

function isInfinite(value: Value): boolean {
  return hasType(value, 'double') && !Number.isFinite(value.value);
}

function specialValue(
  name: string,
  { fields, systemId }: { fields: SourceRecord['fields']; systemId: number | null },
): Value | undefined {
  switch (name) {
    case 'SpaceportSystemId':
      return systemId === null ? null : { type: 'long', value: BigInt(systemId) };
    case 'SourceTypeName':
      return 'Customer';
    case 'CustomFields': {
      const others = Object.entries(fields).filter(([field]) => !known.has(field));
      return { type: 'Dictionary', entries: new Map(others.map(([field, { value }]) => [field, fromJson(value)])) };
    }
    default:
      return undefined;
  }
}
