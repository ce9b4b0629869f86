/** How much work one formula may do for one record, so that a hostile or silly one ends (issue: bounded work). */
import { FormulaError } from './formula-error.ts';

export interface Limits {
  /** Parts of the formula that are evaluated, items of lists that are looked at. */
  steps: number;
  /** Characters of any text on the way. */
  textLength: number;
  /** Items of any list on the way. */
  listLength: number;
}

export const defaultLimits: Limits = { steps: 20_000, textLength: 100_000, listLength: 10_000 };

export interface Budget {
  /** @throws FormulaError where the steps are used up */
  spend(steps?: number): void;
  /** To be asked before a text of this length is made. @throws FormulaError */
  allowText(length: number): void;
  /** To be asked before a list of this length is made. @throws FormulaError */
  allowList(length: number): void;
}

export function createBudget(limits: Limits = defaultLimits): Budget {
  let left = limits.steps;
  return {
    spend(steps = 1) {
      left -= steps;
      if (left < 0) throw new FormulaError(`The formula takes more than ${limits.steps} steps.`);
    },
    allowText(length) {
      if (length <= limits.textLength) return;
      throw new FormulaError(`The formula makes a text of more than ${limits.textLength} characters.`);
    },
    allowList(length) {
      if (length <= limits.listLength) return;
      throw new FormulaError(`The formula makes a list of more than ${limits.listLength} items.`);
    },
  };
}
