import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { useFocusOnOpen } from '../frame/use-focus-on-open.ts';
import { useTitle } from '../frame/use-title.ts';
import { Link } from '../state/link.ts';
import { show } from '../state/navigation.ts';
import { useStore, type Store } from '../state/store.ts';
import { hasItemEnded, needsAttention, totalsOf, type Batch } from './batch.ts';
import { BatchTable } from './batch-table.ts';
import { BatchTotals } from './batch-totals.ts';
import { announceProgress, progressWords } from './progress-words.ts';
import { openBatch, startBatch } from './run-batch.ts';

/** Many syncs that were started together: totals that add up, and a compact list. */
export function BatchView({ batchId }: { batchId: string }): VNode {
  const store = useMemo(() => openBatch(batchId), [batchId]);
  const heading = useFocusOnOpen();
  if (store !== null) return html`<${OpenBatch} store=${store} />`;
  return html`<section class="card">
    <h2 tabindex="-1" ref=${heading}>This list is not here</h2>
    <p>A list of many syncs is kept in the tab that started it. Its syncs are among the past ones.</p>
    <p><${Link} to=${{ name: 'list' }}>Past syncs<//></p>
  </section>`;
}

function OpenBatch({ store }: { store: Store<Batch> }): VNode {
  const batch = useStore(store);
  const heading = useFocusOnOpen();
  const [onlyTrouble, setOnlyTrouble] = useState(false);
  const { items, dryRun, collection } = batch;
  const ended = items.filter(hasItemEnded).length;
  const inTrouble = items.filter(needsAttention);
  useTitle(`${ended} of ${items.length}`);
  const retry = (): void => {
    const ids = inTrouble.map(({ responseId }) => responseId);
    show({ name: 'batch', batchId: startBatch({ ids, dryRun, collection }) });
  };

  return html`<section class="card" aria-labelledby="batch-title">
    <p class="back"><${Link} to=${{ name: 'list' }}>← Past syncs<//></p>
    <h2 id="batch-title" tabindex="-1" ref=${heading}>${items.length} ${dryRun ? 'dry runs' : 'syncs'}</h2>
    <progress max=${items.length} value=${ended} aria-label="Ended syncs"></progress>
    <p>${progressWords(ended, items.length)}</p>
    <p class="hidden" role="status">${announceProgress(ended, items.length)}</p>
    <${BatchTotals} totals=${totalsOf(batch)} />
    <div class="toolbar">
      <label class="check">
        <input type="checkbox" checked=${onlyTrouble} onChange=${() => setOnlyTrouble(!onlyTrouble)} />
        Only those that need attention (${inTrouble.length})
      </label>
      ${
        inTrouble.length > 0 &&
        ended === items.length &&
        html`<button type="button" onClick=${retry}>
          ${inTrouble.length === 1 ? 'Start it again' : `Start these ${inTrouble.length} again`}
        </button>`
      }
    </div>
    <${BatchTable} items=${onlyTrouble ? inTrouble : items} />
  </section>`;
}
