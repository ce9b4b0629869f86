import { checkFormula } from '../formula/check/check-formula.ts';
import type { FormulaProblem } from '../formula/check/formula-problem.ts';
import type { StaticType } from '../formula/check/static-types.ts';
import { parseFormula } from '../formula/parse-formula.ts';
import { FormulaSyntaxError } from '../formula/parser/syntax-error.ts';
import { textLiterals } from '../formula/text-literals.ts';
import type { PreparedFormula } from './prepared-collection.ts';
import { knownNames } from './source-names.ts';

export interface FormulaReading {
  /** Null where the text is no formula. */
  formula: PreparedFormula | null;
  problems: FormulaProblem[];
  /** What it returns, as far as that is known. */
  returns: StaticType;
}

/** Reads and checks a formula. */
export function prepareFormula(text: string): FormulaReading {
  try {
    const program = parseFormula(text);
    const { problems, returns, reads, readsTime } = checkFormula(program, knownNames);
    const stampsTime = readsTime && reads.size === 0;
    return { formula: { text, program, reads, literals: textLiterals(program), stampsTime }, problems, returns };
  } catch (error) {
    if (!(error instanceof FormulaSyntaxError)) throw error;
    const problem: FormulaProblem = { severity: 'error', kind: 'Syntax', at: error.at, message: error.message };
    return { formula: null, problems: [problem], returns: 'object' };
  }
}
