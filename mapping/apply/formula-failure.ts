import type { Problem } from '../../customer/sync-failure.ts';
import type { FormulaError } from '../formula/formula-error.ts';
import { describePosition, type Position } from '../formula/position.ts';
import type { FormulaScope } from '../formula/scope.ts';
import { typeOf } from '../formula/values.ts';
import type { PreparedFormula } from '../prepare/prepared-collection.ts';

const longestLine = 100;

/**
 * What a support person needs to know of a formula that failed: which, where, of what kind its inputs were. Never their
 * values.
 * @param what begins the sentence: `mapping 3 (Comment)`, `the mapping filter`
 */
export function describeFormulaFailure(
  what: string,
  formula: PreparedFormula,
  error: FormulaError,
  scope: FormulaScope,
): string {
  const place = error.at === null ? '' : ` at ${describePosition(error.at)}`;
  const inputs = [...formula.reads].map((name) => `${name} is ${typeOf(scope.read(name) ?? null)}`);
  const told = inputs.length === 0 ? '' : ` Its inputs: ${inputs.join(', ')}.`;
  return `${what} failed${place}, in "${lineAt(formula.text, error.at)}": ${error.message}${told}`;
}

export function formulaProblem(field: string, message: string): Problem {
  return { field, code: 'FormulaFailed', message };
}

function lineAt(text: string, at: Position | null): string {
  const line = (text.split('\n')[(at?.line ?? 1) - 1] ?? '').trim();
  return line.length <= longestLine ? line : `${line.slice(0, longestLine - 1)}…`;
}
