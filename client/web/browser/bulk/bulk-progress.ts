import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { endedCount, hasBulkEnded, type Bulk } from '../bulk.ts';
import { announceProgress, paceWords, progressWords } from '../words/progress-words.ts';

/** How far a bulk is and how fast it goes: a bar, and one line whose place does not change. */
export function BulkProgress({ bulk }: { bulk: Bulk }): VNode {
  const { totals } = bulk;
  // While the list is being read, nobody knows how long the bar is.
  const isReading = totals.received === 0 && !hasBulkEnded(bulk);
  const bar = isReading ? {} : { max: Math.max(1, totals.received), value: endedCount(totals) };
  return html`<div class="progress">
    <progress class=${bulk.status} ...${bar} aria-label="Records that have ended"></progress>
    <p class="pace"><span>${progressWords(bulk)}</span> <span class="quiet">${paceWords(bulk)}</span></p>
    <p class="hidden" role="status">${announceProgress(bulk)}</p>
  </div>`;
}
