import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { hasBulkEnded, type Bulk } from '../bulk.ts';
import { RecordTable } from '../frame/record-table.ts';
import { Link } from '../state/link.ts';
import { bulkTone } from '../words/bulk-words.ts';
import { count } from '../words/counts.ts';
import { outcomes } from '../words/outcome-words.ts';
import { percentOf } from '../words/progress-words.ts';
import { formatTime } from '../words/times.ts';

const columns = ['Status', 'Started', 'Records', 'Outcomes'];

/** Bulks, one line each. */
export function BulkTable({ bulks }: { bulks: readonly Bulk[] }): VNode {
  return html`<${RecordTable} titleId="bulks-title" columns=${columns}>
    ${bulks.map((bulk) => html`<${Row} key=${bulk.bulkId} bulk=${bulk} />`)}
  <//>`;
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
