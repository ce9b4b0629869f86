import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { ProblemNote } from '../frame/problem-note.ts';
import { useFocusOnOpen } from '../frame/use-focus-on-open.ts';
import { useTitle } from '../frame/use-title.ts';
import { Link } from '../state/link.ts';
import { BulkTable } from './bulk-table.ts';
import { useBulks } from './use-bulks.ts';

/** All bulks, newest first, whoever started them and wherever. */
export function BulkList(): VNode {
  const { bulks, nextCursor, problem, loadMore } = useBulks();
  const heading = useFocusOnOpen();
  useTitle('Bulk syncs');
  return html`<section class="card" aria-labelledby="bulks-title" aria-busy=${bulks === null}>
    <p class="back"><${Link} to=${{ name: 'list' }}>← Past syncs<//></p>
    <h2 id="bulks-title" tabindex="-1" ref=${heading}>Bulk syncs</h2>
    <${ProblemNote} problem=${problem} />
    ${bulks?.length === 0 && html`<${Nothing} />`}
    ${bulks !== null && bulks.length > 0 && html`<${BulkTable} bulks=${bulks} />`}
    ${nextCursor !== null && html`<button type="button" onClick=${loadMore}>Load more</button>`}
  </section>`;
}

function Nothing(): VNode {
  return html`<div class="nothing">
    <p><strong>No bulk yet.</strong></p>
    <p>Paste more than one id, or choose a file of them, and press Submit.</p>
  </div>`;
}
