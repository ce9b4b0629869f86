import type { BudgetState } from '../../../../customer/request-budget.ts';
import { count } from './counts.ts';
import { systemNames } from './error-words.ts';
import { formatTime } from './times.ts';

/** What a person should know of a request budget; empty where nothing slows it. */
export function budgetWords(state: BudgetState, now: number): string {
  const name = systemNames[state.system];
  const { pausedUntil, requestsPerSecond, limits } = state;
  if (pausedUntil !== null && Date.parse(pausedUntil) > now) {
    return `${name} asked us to slow down: nothing is sent until ${formatTime(pausedUntil, now)}, then faster again.`;
  }
  const allowed = Math.floor(requestsPerSecond);
  if (allowed >= Math.floor(limits.requestsPerSecond)) return '';
  const rate = `${count(Math.max(1, allowed))} of ${count(limits.requestsPerSecond)} requests per second`;
  return `${name} asked us to slow down: ${rate} for now, and faster again bit by bit.`;
}
