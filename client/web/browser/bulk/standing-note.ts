import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { hasBulkEnded, type Bulk } from '../bulk.ts';
import { useNow } from '../state/use-now.ts';
import { budgetWords } from '../words/budget-words.ts';
import { endWords, standing } from '../words/bulk-words.ts';
import { useBudgets } from './use-budgets.ts';

/** Why a bulk is as slow as it is, or what became of it. Its place is kept free, so that nothing moves when it comes. */
export function StandingNote({ bulk }: { bulk: Bulk }): VNode {
  const runs = bulk.status === 'running';
  const budgets = useBudgets(runs);
  const now = useNow(budgets.length > 0);
  if (hasBulkEnded(bulk)) return html`<p class="standing">${endWords(bulk)}</p>`;
  const slowed = budgets.map((budget) => budgetWords(budget, now)).filter((words) => words !== '');
  const lines = slowed.length > 0 ? slowed : [standing(bulk)];
  return html`<div class="standing" role="status">${lines.map((words) => html`<p key=${words}>${words}</p>`)}</div>`;
}
