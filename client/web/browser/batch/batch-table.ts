import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from '../state/link.ts';
import type { BatchItem } from './batch.ts';
import { toneOfItem } from './batch-totals.ts';

const rowsAtOnce = 200;

/** The items of a batch, one line each; of very many only the first, until more are asked for. */
export function BatchTable({ items }: { items: readonly BatchItem[] }): VNode {
  const [shown, setShown] = useState(rowsAtOnce);
  const hidden = items.length - shown;
  return html`<table class="stacked compact" role="table">
      <caption class="hidden">
        Syncs of this list
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">State</th>
          <th scope="col" role="columnheader">Id</th>
          <th scope="col" role="columnheader">Customer</th>
          <th scope="col" role="columnheader">What happened</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${items.slice(0, shown).map((item) => html`<${Row} key=${item.responseId} item=${item} />`)}
      </tbody>
    </table>
    ${hidden > 0 && html`<button type="button" onClick=${() => setShown(shown + rowsAtOnce)}>Show ${Math.min(hidden, rowsAtOnce)} more of ${hidden}</button>`}`;
}

function Row({ item }: { item: BatchItem }): VNode {
  const { responseId, syncId, state, customerNumber, note } = item;
  return html`<tr role="row">
    <td role="cell" data-label="State"><span class="badge ${toneOfItem(state)}">${state}</span></td>
    <td role="cell" data-label="Id" class="id">
      ${syncId === null ? responseId : html`<${Link} to=${{ name: 'sync', syncId }}>${responseId}<//>`}
    </td>
    <td role="cell" data-label="Customer" class=${customerNumber === null ? 'empty' : 'number'}>
      ${customerNumber ?? '–'}
    </td>
    <td role="cell" data-label="What happened" class=${note === null ? 'empty' : ''}>${note ?? '–'}</td>
  </tr>`;
}
