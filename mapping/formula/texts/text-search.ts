/** Looking for a text in a text, within the budget. */
import type { Budget } from '../budget.ts';

/**
 * A hostile pair of texts makes every search look at each unit once for each unit that is sought; this many looks cost a
 * step, so that usual texts cost nothing.
 */
const looksPerStep = 10_000;

/** @throws FormulaError where the budget does not allow it */
export function allowSearch(budget: Budget, text: string, sought: string): void {
  budget.spend(Math.floor((text.length * sought.length) / looksPerStep));
}

/** Where a text that is not empty occurs, from left to right, without overlaps. @throws FormulaError */
export function placesOf(budget: Budget, text: string, sought: string): number[] {
  allowSearch(budget, text, sought);
  const places: number[] = [];
  for (let place = text.indexOf(sought); place !== -1; place = text.indexOf(sought, place + sought.length)) {
    places.push(place);
  }
  return places;
}
