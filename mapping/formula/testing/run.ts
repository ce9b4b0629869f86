/** Runs a formula on a record, and tells the result or the failure as a test looks at it. */
import type { JsonValue } from '../../../customer/source-record.ts';
import type { Limits } from '../budget.ts';
import { FormulaError } from '../formula-error.ts';
import { fromJson } from '../from-json.ts';
import { parseFormula } from '../parse-formula.ts';
import { runFormula } from '../run-formula.ts';
import type { Value } from '../values.ts';

const syncTime = { type: 'DateTimeOffset', ticks: 638_995_008_000_000_000n, offsetMinutes: 0 } as const;

export function run(formula: string, record: Record<string, JsonValue> = {}, limits?: Limits): Value {
  const read = (name: string): Value | undefined =>
    Object.hasOwn(record, name) ? fromJson(record[name] ?? null) : undefined;
  return runFormula(parseFormula(formula), { scope: { read }, syncTime, ...(limits && { limits }) });
}

/** @throws Error where the formula does not fail */
export function failureOf(formula: string, record: Record<string, JsonValue> = {}, limits?: Limits): FormulaError {
  try {
    run(formula, record, limits);
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
  throw new Error(`${formula} did not fail.`);
}
