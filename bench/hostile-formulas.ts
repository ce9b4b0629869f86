/** Formulas that are allowed and made to be slow: what one formula can cost a worker at most. */
import { prepareFormula } from '../mapping/prepare/prepare-formula.ts';
import { defaultLimits } from '../mapping/formula/budget.ts';
import { offsetOfDate } from '../mapping/formula/dates/date-time.ts';
import { FormulaError } from '../mapping/formula/formula-error.ts';
import { runFormula } from '../mapping/formula/run-formula.ts';
import type { Program } from '../mapping/formula/syntax.ts';

interface HostileFormula {
  name: string;
  text: string;
  /** The share of the allowed steps that is measured, where all of them would take minutes; work is the same in each. */
  share: number;
}

export interface HostileFigure {
  name: string;
  /** For all the steps that a formula may take. */
  milliseconds: number;
  /** True where fewer steps were measured and the time was multiplied. */
  isCalculated: boolean;
  end: 'finishes' | 'is stopped by a limit';
}

/** A list long enough to use up the steps, whatever is done with its items. */
const many = `new string('x', ${defaultLimits.listLength}).ToCharArray()`;
const longText = (character: string, length: number = defaultLimits.textLength): string =>
  `var text = new string('${character}', ${length});`;

export const hostileFormulas: readonly HostileFormula[] = [
  { name: 'steps: a lambda over a long list', text: `return ${many}.Count(x => 1 + 2 == 4);`, share: 1 },
  {
    name: 'regex: one pattern on the longest text',
    text: `${longText('x')} return RegExMatch(text, "(x?){20}[yz]$");`,
    share: 1,
  },
  {
    name: 'regex: again and again',
    text: `${longText('x', 1_000)} return ${many}.Count(x => RegExMatch(text, "(x|xx|.x)*[yz]$"));`,
    share: 1,
  },
  {
    name: 'regex: words of umlauts, again and again',
    text: `${longText('ä', 5_000)} return ${many}.Count(x => RegExMatch(text, "\\\\b(ä|.)*[yz]\\\\b"));`,
    share: 1,
  },
  {
    name: 'text: ToUpper of the longest ASCII text',
    text: `${longText('x')} return ${many}.Count(x => text.ToUpper() == "");`,
    share: 0.05,
  },
  {
    name: 'text: Replace of every character',
    text: `${longText('x')} return ${many}.Count(x => text.Replace("x", "y") == "");`,
    share: 0.01,
  },
  {
    name: 'text: Trim of the longest blank text',
    text: `${longText(' ')} return ${many}.Count(x => text.Trim() == "");`,
    share: 0.01,
  },
  {
    name: 'text: ToUpper of the longest text of umlauts',
    text: `${longText('ä')} return ${many}.Count(x => text.ToUpper() == "");`,
    share: 0.002,
  },
];

/** Runs each once, with the limits of a formula. @throws Error where one does not check */
export function measureHostileFormulas(): HostileFigure[] {
  return hostileFormulas.map(({ name, text, share }) => {
    const { formula, problems } = prepareFormula(text);
    if (formula === null || problems.length > 0) throw new Error(`The formula "${name}" of the benchmark is wrong.`);
    const startedAt = performance.now();
    const end = runToItsEnd(formula.program, Math.round(defaultLimits.steps * share));
    return { name, milliseconds: (performance.now() - startedAt) / share, isCalculated: share < 1, end };
  });
}

function runToItsEnd(program: Program, steps: number): HostileFigure['end'] {
  try {
    const syncTime = offsetOfDate(new Date(0));
    runFormula(program, { scope: { read: () => undefined }, syncTime, limits: { ...defaultLimits, steps } });
    return 'finishes';
  } catch (error) {
    if (error instanceof FormulaError) return 'is stopped by a limit';
    throw error;
  }
}
