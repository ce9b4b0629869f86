import type { JsonValue } from '../../../../customer/source-record.ts';
import { fromJson } from '../../from-json.ts';
import { parseFormula } from '../../parse-formula.ts';
import { runFormula } from '../../run-formula.ts';
import { textOf } from '../../text-of.ts';
import { typeOf, type Value } from '../../values.ts';

const syncTime = { type: 'DateTimeOffset', ticks: 638_995_008_000_000_000n, offsetMinutes: 0 } as const;

/** The result of a formula with its type, as in `decimal 2.10`, where the type is half of what a test asks. */
export function typedResult(source: string, record: Record<string, JsonValue> = {}): string {
  const read = (name: string): Value | undefined => {
    const field = record[name];
    return field === undefined ? undefined : fromJson(field);
  };
  return describe(runFormula(parseFormula(source), { scope: { read }, syncTime }));
}

function describe(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'object' && value.type === 'List') return `[${value.items.map(describe).join(', ')}]`;
  return `${typeOf(value)} ${textOf(value)}`;
}
