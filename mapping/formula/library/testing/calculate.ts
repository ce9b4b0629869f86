import type { JsonValue } from '../../../../customer/source-record.ts';
import { fromJson } from '../../from-json.ts';
import { parseFormula } from '../../parse-formula.ts';
import { runFormula } from '../../run-formula.ts';
import { textOf } from '../../text-of.ts';
import { isNumber, type Value } from '../../values.ts';

const syncTime = { type: 'DateTimeOffset', ticks: 638_995_008_000_000_000n, offsetMinutes: 0 } as const;

/** The result of a formula on a record, as plain data: lists as arrays, numbers as numbers, a char as `'c'`. */
export function calculate(source: string, record: Record<string, JsonValue> = {}): unknown {
  const read = (name: string): Value | undefined => {
    const field = record[name];
    return field === undefined ? undefined : fromJson(field);
  };
  return plain(runFormula(parseFormula(source), { scope: { read }, syncTime }));
}

function plain(value: Value): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (isNumber(value)) return Number(textOf(value));
  if (value.type === 'char') return `'${value.value}'`;
  if (value.type === 'List') return value.items.map(plain);
  if (value.type !== 'Dictionary') return textOf(value);
  return Object.fromEntries([...value.entries].map(([key, field]) => [key, plain(field)]));
}
