import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { ProblemNote } from '../frame/problem-note.ts';
import { useFocusOnOpen } from '../frame/use-focus-on-open.ts';
import { useTitle } from '../frame/use-title.ts';
import { Link } from '../state/link.ts';
import { currentRoute } from '../state/navigation.ts';
import { isFiltered } from '../state/route.ts';
import { useStore } from '../state/store.ts';
import { FilterForm } from './filter-form.ts';
import { SyncTable } from './sync-table.ts';
import { usePastSyncs } from './use-past-syncs.ts';

/** Past syncs, newest first, and a search among them. */
export function PastSyncs(): VNode {
  const { filters } = useStore(currentRoute);
  const { syncs, nextCursor, problem, loadMore } = usePastSyncs(filters);
  const heading = useFocusOnOpen();
  useTitle('');
  const count = syncs?.length ?? 0;
  return html`<section class="card" aria-labelledby="list-title" aria-busy=${syncs === null}>
    <div class="title-line">
      <h2 id="list-title" tabindex="-1" ref=${heading}>Past syncs</h2>
      <p class="aside"><${Link} to=${{ name: 'bulks' }}>Bulk syncs →<//></p>
    </div>
    <${FilterForm} key=${JSON.stringify(filters)} filters=${filters} />
    <${ProblemNote} problem=${problem} />
    <p class="hidden" role="status">
      ${syncs === null ? '' : `${count}${nextCursor === null ? '' : ' or more'} syncs found`}
    </p>
    ${syncs !== null && count === 0 && html`<${Nothing} filtered=${isFiltered(filters)} />`}
    ${syncs !== null && count > 0 && html`<${SyncTable} syncs=${syncs} />`}
    ${nextCursor !== null && html`<button type="button" onClick=${loadMore}>Load more</button>`}
  </section>`;
}

function Nothing({ filtered }: { filtered: boolean }): VNode {
  if (filtered) return html`<p class="nothing">No sync matches. Take one of the filters away.</p>`;
  return html`<div class="nothing">
    <p><strong>No sync yet.</strong></p>
    <p>Paste the id of an OpenAI response and press Submit, or Debug to see first what would happen.</p>
  </div>`;
}
