import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { hasBulkEnded, type Bulk } from '../bulk.ts';
import { Link } from '../state/link.ts';
import { bulkTone } from '../words/bulk-words.ts';
import { count } from '../words/counts.ts';
import { outcomes } from '../words/outcome-words.ts';
import { percentOf } from '../words/progress-words.ts';
import { formatTime } from '../words/times.ts';

/** Bulks, one line each. */
export function BulkTable({ bulks }: { bulks: readonly Bulk[] }): VNode {
  return html`<table class="stacked compact" role="table" aria-labelledby="bulks-title">
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">Status</th>
        <th scope="col" role="columnheader">Started</th>
        <th scope="col" role="columnheader">Records</th>
        <th scope="col" role="columnheader">Outcomes</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${bulks.map((bulk) => html`<${Row} key=${bulk.bulkId} bulk=${bulk} />`)}
    </tbody>
  </table>`;
}

function Row({ bulk }: { bulk: Bulk }): VNode {
  const { bulkId, status, dryRun, retryOf, startedAt, totals } = bulk;
  const told = outcomes
    .filter((outcome) => totals[outcome] > 0)
    .map((outcome) => `${count(totals[outcome])} ${outcome}`);
  return html`<tr role="row">
    <td role="cell" data-label="Status">
      <span>
        <span class="badge ${bulkTone(bulk)}">${status}</span>${dryRun && html` <span class="tag">dry run</span>`}${
          retryOf !== null && html` <span class="tag">retry</span>`
        }
      </span>
    </td>
    <td role="cell" data-label="Started" class="when">
      <${Link} to=${{ name: 'bulk', bulkId }}>
        <time datetime=${startedAt}>${formatTime(startedAt, Date.now())}</time>
      <//>
    </td>
    <td role="cell" data-label="Records" class="when">
      <span
        >${count(totals.received)}${!hasBulkEnded(bulk) && html` <span class="quiet">${percentOf(bulk)} %</span>`}</span
      >
    </td>
    <td role="cell" data-label="Outcomes" class=${told.length === 0 ? 'empty' : ''}>${told.join(', ') || '–'}</td>
  </tr>`;
}
