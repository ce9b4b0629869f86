import type { JsonValue } from '../../../../customer/source-record.ts';
import { run } from '../../testing/run.ts';
import { textOf } from '../../text-of.ts';
import { isNumber, type Value } from '../../values.ts';

/** The result of a formula on a record, as plain data: lists as arrays, numbers as numbers, a char as `'c'`. */
export function calculate(source: string, record: Record<string, JsonValue> = {}): unknown {
  return plain(run(source, record));
}

function plain(value: Value): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (isNumber(value)) return Number(textOf(value));
  if (value.type === 'char') return `'${value.value}'`;
  if (value.type === 'List') return value.items.map(plain);
  if (value.type !== 'Dictionary') return textOf(value);
  return Object.fromEntries([...value.entries].map(([key, field]) => [key, plain(field)]));
}
