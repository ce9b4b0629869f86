import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { BulkRecord } from '../bulk.ts';
import { RecordTable } from '../frame/record-table.ts';
import { Link } from '../state/link.ts';
import { recordNote, recordState } from '../words/bulk-words.ts';
import { count } from '../words/counts.ts';

const columns = ['Line', 'State', 'Id', 'Customer', 'What happened'];

/** Lines of a bulk, each of which leads to its sync. */
export function LineTable({ records }: { records: readonly BulkRecord[] }): VNode {
  return html`<${RecordTable} titleId="lines-title" columns=${columns}>
    ${records.map((record) => html`<${Row} key=${record.line} record=${record} />`)}
  <//>`;
}

function Row({ record }: { record: BulkRecord }): VNode {
  const { line, responseId, customerNumber } = record;
  const { word, tone } = recordState(record);
  const note = recordNote(record);
  return html`<tr role="row">
    <td role="cell" data-label="Line" class="line">${count(line)}</td>
    <td role="cell" data-label="State"><span class="badge ${tone}">${word}</span></td>
    <td role="cell" data-label="Id" class=${responseId === null ? 'empty' : 'id'}><${Id} record=${record} /></td>
    <td role="cell" data-label="Customer" class=${customerNumber === null ? 'empty' : 'number'}>
      ${customerNumber ?? '–'}
    </td>
    <td role="cell" data-label="What happened" class=${note === '' ? 'empty' : ''}>${note === '' ? '–' : note}</td>
  </tr>`;
}

/** A sync of the fast lane can be looked at once it has ended, one of its own workflow at any time. */
function Id({ record }: { record: BulkRecord }): VNode {
  const { responseId, syncId, status, outcome } = record;
  if (responseId === null) return html`<span>–</span>`;
  if (syncId === null || (outcome === null && status !== 'ownWorkflow')) return html`<span>${responseId}</span>`;
  return html`<${Link} to=${{ name: 'sync', syncId }}>${responseId}<//>`;
}
