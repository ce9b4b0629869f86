import type { FormulaProblem } from '../formula/check/formula-problem.ts';
import { describePosition } from '../formula/position.ts';
import type { Finding } from './finding.ts';

export interface FormulaPlace {
  collection: string;
  mapping: string | null;
  field: string | null;
  /** Begins the sentence: `The formula`, `The mapping filter`. */
  what: string;
}

/** What is wrong with a formula, as findings about its mapping. */
export function formulaFindings(place: FormulaPlace, problems: readonly FormulaProblem[]): Finding[] {
  const { collection, mapping, field, what } = place;
  return problems.map((problem) => ({
    severity: problem.severity,
    code: codeOf(problem),
    collection,
    mapping,
    field,
    message: `${what}, ${describePosition(problem.at)}: ${withoutPlace(problem)}`,
    resolution: resolutionOf(problem),
  }));
}

function codeOf({ severity, kind }: FormulaProblem): Finding['code'] {
  if (kind === 'UnknownName' && severity === 'warning') return 'UnknownSourceField';
  return severity === 'error' ? 'FormulaInvalid' : 'FormulaSuspicious';
}

/** A syntax error names its place itself. */
function withoutPlace({ message, at }: FormulaProblem): string {
  return message.replace(` (${describePosition(at)})`, '');
}

function resolutionOf({ kind }: FormulaProblem): string {
  switch (kind) {
    case 'Syntax':
      return 'Correct the formula at this place; docs/mapping.md shows what formulas may hold.';
    case 'UnknownFunction':
    case 'UnknownMember':
      return 'Use one of the functions and members that docs/mapping.md lists.';
    case 'UnknownName':
      return 'Check the spelling; keep it if your records bring a field of this name.';
    case 'UnknownType':
    case 'WrongType':
      return 'Convert the value, for example by ConvertToInt(…) or .ToString(), or correct the name.';
    case 'NoReturn':
      return 'Let every branch end with a return; return null where nothing is to be sent.';
  }
}
