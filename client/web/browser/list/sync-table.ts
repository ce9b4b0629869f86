import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { Badge } from '../frame/badge.ts';
import { RecordTable } from '../frame/record-table.ts';
import { Link } from '../state/link.ts';
import { isTrouble, type Sync } from '../sync.ts';
import { formatTime } from '../words/times.ts';

const columns = ['Outcome', 'Customer', 'Response', 'Ended', 'What happened'];

/** Syncs that ended, one line each. */
export function SyncTable({ syncs }: { syncs: readonly Sync[] }): VNode {
  return html`<${RecordTable} titleId="list-title" columns=${columns}>
    ${syncs.map((sync) => html`<${Row} key=${sync.syncId} sync=${sync} />`)}
  <//>`;
}

function Row({ sync }: { sync: Sync }): VNode {
  const { syncId, outcome, dryRun, customer, responseId, finishedAt } = sync;
  const view = { name: 'sync', syncId };
  const number = customer?.customerNumber ?? null;
  const note = noteOf(sync);
  return html`<tr role="row">
    <td role="cell" data-label="Outcome">
      <span><${Badge} outcome=${outcome} />${dryRun && html` <span class="tag">dry run</span>`}</span>
    </td>
    <td role="cell" data-label="Customer" class=${number === null ? 'empty' : 'number'}>${number ?? '–'}</td>
    <td role="cell" data-label="Response" class="id"><${Link} to=${view}>${responseId ?? 'no id'}<//></td>
    <td role="cell" data-label="Ended" class="when">
      ${finishedAt !== null && html`<time datetime=${finishedAt}>${formatTime(finishedAt, Date.now())}</time>`}
    </td>
    <td role="cell" data-label="What happened" class=${note === '' ? 'empty' : ''}>
      <span>${note}${sync.resolvedBy !== undefined && html` <span class="tag good">resolved</span>`}</span>
    </td>
  </tr>`;
}

function noteOf({ outcome, error, changes, warnings }: Sync): string {
  if (isTrouble(outcome) && error !== null) return error.title;
  if (outcome === 'skipped') return warnings[0]?.message ?? '';
  return changes.length === 0 ? '' : `${changes.length} ${changes.length === 1 ? 'field' : 'fields'}`;
}
