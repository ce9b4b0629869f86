import type { JsonValue } from '../../customer/source-record.ts';
import type { Value } from './values.ts';

const int = 2 ** 31;
const long = 2 ** 63;

/** A value of a source record as formulas see it: whole numbers are int or long, others double, as .NET reads JSON. */
export function fromJson(json: JsonValue): Value {
  if (json === null || typeof json === 'string' || typeof json === 'boolean') return json;
  if (typeof json === 'number') return fromNumber(json);
  if (Array.isArray(json)) return { type: 'List', items: json.map(fromJson) };
  return { type: 'Dictionary', entries: new Map(Object.entries(json).map(([key, value]) => [key, fromJson(value)])) };
}

function fromNumber(number: number): Value {
  if (!Number.isInteger(number) || number < -long || number >= long) return { type: 'double', value: number };
  return { type: number >= -int && number < int ? 'int' : 'long', value: BigInt(number) };
}
