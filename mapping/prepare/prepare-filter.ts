import type { Finding } from '../checks/finding.ts';
import { formulaFindings } from '../checks/formula-findings.ts';
import { mayBe } from '../formula/check/static-types.ts';
import { prepareFormula } from './prepare-formula.ts';
import type { PreparedFormula } from './prepared-collection.ts';

/** Filters that let everything through cost nothing. */
const passAll: Readonly<Record<string, ReadonlySet<string>>> = {
  'mapping filter': new Set(['return true;', 'true']),
  'error filter': new Set(['return false;', 'false', 'return null;', 'null']),
};

/**
 * Reads the mapping filter (true: process) or the error filter (true, or a text: refuse) of a collection.
 * @returns null where there is none, or none that matters
 */
export function prepareFilter(
  collection: string,
  which: 'mapping filter' | 'error filter',
  text: string | null,
  findings: Finding[],
): PreparedFormula | null {
  if (text === null || text.trim() === '' || passAll[which]?.has(text.trim()) === true) return null;
  const { formula, problems, returns } = prepareFormula(text);
  const place = { collection, mapping: null, field: null, what: `The ${which}` };
  findings.push(...formulaFindings(place, problems));
  const fits = mayBe(returns, 'bool') || (which === 'error filter' && (mayBe(returns, 'string') || returns === 'null'));
  if (formula !== null && !fits) {
    const wanted = which === 'mapping filter' ? 'true or false' : 'true, false or the text of the error';
    findings.push({
      severity: 'error',
      code: 'FormulaInvalid',
      collection,
      mapping: null,
      field: null,
      message: `The ${which} returns ${returns}.`,
      resolution: `Let it return ${wanted}.`,
    });
  }
  return formula;
}
