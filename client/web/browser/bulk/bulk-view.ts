import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { hasBulkEnded, type Bulk } from '../bulk.ts';
import { ProblemNote } from '../frame/problem-note.ts';
import { useFocusOnOpen } from '../frame/use-focus-on-open.ts';
import { useTitle } from '../frame/use-title.ts';
import { Link } from '../state/link.ts';
import { useStore, type Store } from '../state/store.ts';
import { bulkTitle, bulkTone } from '../words/bulk-words.ts';
import { percentOf } from '../words/progress-words.ts';
import { BulkActions } from './bulk-actions.ts';
import { BulkFacts } from './bulk-facts.ts';
import { BulkProgress } from './bulk-progress.ts';
import { BulkTotals } from './bulk-totals.ts';
import { LeftOut } from './left-out.ts';
import { LineList } from './line-list.ts';
import { StandingNote } from './standing-note.ts';
import { useBulk, type WatchedBulk } from './use-bulk.ts';

interface BulkViewProps {
  bulkId: string;
  /** Which lines are shown, as the address has it; empty for all. */
  lines: string;
}

/** One bulk, live while it runs, whoever started it: how far it is, totals that add up, and what became of each line. */
export function BulkView({ bulkId, lines }: BulkViewProps): VNode {
  const store = useBulk(bulkId);
  const { bulk, problem } = useStore(store);
  const heading = useFocusOnOpen();
  useTitle(bulk === null ? '' : tabTitle(bulk));
  return html`<article class="card" aria-labelledby="bulk-title" aria-busy=${bulk === null && problem === null}>
    <p class="back"><${Link} to=${{ name: 'bulks' }}>← Bulk syncs<//></p>
    <div class="title-line">
      <h2 id="bulk-title" tabindex="-1" ref=${heading}>${bulk === null ? 'Bulk sync' : bulkTitle(bulk)}</h2>
      ${bulk !== null && html`<span class="badge ${bulkTone(bulk)}">${bulk.status}</span>`}
      ${bulk?.dryRun === true && html`<span class="tag">dry run</span>`}
    </div>
    <${ProblemNote} problem=${problem} />
    ${bulk === null && problem === null && html`<p class="hint">Waiting for news of this bulk…</p>`}
    ${bulk !== null && html`<${Body} bulk=${bulk} store=${store} lines=${lines} />`}
  </article>`;
}

function Body({ bulk, store, lines }: { bulk: Bulk; store: Store<WatchedBulk>; lines: string }): VNode {
  return html`
    <${BulkProgress} bulk=${bulk} />
    <${StandingNote} bulk=${bulk} />
    <${BulkTotals} bulk=${bulk} />
    <${LeftOut} bulk=${bulk} />
    <${BulkActions} bulk=${bulk} onNews=${(news: Bulk) => store.set({ bulk: news, problem: null })} />
    <${LineList} bulk=${bulk} store=${store} filter=${lines} />
    <${BulkFacts} bulk=${bulk} />
  `;
}

function tabTitle(bulk: Bulk): string {
  return hasBulkEnded(bulk) ? `${bulkTitle(bulk)} ${bulk.status}` : `${percentOf(bulk)} % of a bulk`;
}
