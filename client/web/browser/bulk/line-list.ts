import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { Bulk } from '../bulk.ts';
import { ProblemNote } from '../frame/problem-note.ts';
import { show } from '../state/navigation.ts';
import type { Store } from '../state/store.ts';
import { count } from '../words/counts.ts';
import { lineFilters } from './line-filters.ts';
import { LineTable } from './line-table.ts';
import type { WatchedBulk } from './use-bulk.ts';
import { useLines, type LinesShown } from './use-lines.ts';

interface LineListProps {
  bulk: Bulk;
  store: Store<WatchedBulk>;
  /** Which lines are shown, as the address has it; empty for all. */
  filter: string;
}

/** What became of each line: all of them, or those of one kind, a page at a time. */
export function LineList({ bulk, store, filter }: LineListProps): VNode {
  const { bulkId } = bulk;
  const shown = useLines(bulkId, filter, store);
  const { records, problem } = shown;
  const choose = (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const { value } = event.target;
    show({ name: 'bulk', bulkId, ...(value !== '' && { lines: value }) });
  };
  return html`<section class="lines" aria-labelledby="lines-title" aria-busy=${records === null}>
    <div class="title-line">
      <h3 id="lines-title">Lines</h3>
      <label for="lines" class="hidden">Show</label>
      <select id="lines" value=${filter} onChange=${choose}>
        ${lineFilters(bulk, filter).map(
          ({ name, words, count: lines }) =>
            html`<option key=${name} value=${name} selected=${name === filter}>${words} (${count(lines)})</option>`,
        )}
      </select>
      <${Pages} shown=${shown} />
    </div>
    <${ProblemNote} problem=${problem} />
    ${records !== null && records.length > 0 && html`<${LineTable} records=${records} />`}
    ${records?.length === 0 && html`<p class="nothing">There is no such line.</p>`}
  </section>`;
}

/** Neither button is ever disabled, or the one that was pressed would lose the focus. */
function Pages({ shown }: { shown: LinesShown }): VNode | null {
  const { page, showNext, showPrevious } = shown;
  if (showNext === null && showPrevious === null) return null;
  return html`<div class="pages">
    <button type="button" aria-disabled=${showPrevious === null} onClick=${showPrevious}>Previous</button>
    <span role="status">Page ${page}</span>
    <button type="button" aria-disabled=${showNext === null} onClick=${showNext}>Next</button>
  </div>`;
}
