import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { FieldChange } from '../../../../customer/sync-result.ts';
import { originWords } from '../words/outcome-words.ts';
import { FieldName } from './field-name.ts';
import { Value } from './value.ts';

interface ChangeTableProps {
  changes: readonly FieldChange[];
  dryRun: boolean;
}

/** Each field that was written, before and after, and where its value came from. */
export function ChangeTable({ changes, dryRun }: ChangeTableProps): VNode {
  return html`<section aria-labelledby="changes-title">
    <h3 id="changes-title">${dryRun ? 'What would change' : 'What changed'}</h3>
    <table class="stacked values" role="table" aria-labelledby="changes-title">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">Field</th>
          <th scope="col" role="columnheader">Before</th>
          <th scope="col" role="columnheader">After</th>
          <th scope="col" role="columnheader" class="from">From</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${changes.map((change) => html`<${Row} key=${`${change.kind} ${change.field}`} change=${change} />`)}
      </tbody>
    </table>
  </section>`;
}

function Row({ change }: { change: FieldChange }): VNode {
  const { field, kind, before, after, from } = change;
  return html`<tr role="row">
    <th scope="row" role="rowheader"><${FieldName} field=${field} kind=${kind} /></th>
    <td role="cell" data-label="Before" class="before"><${Value} value=${before} /></td>
    <td role="cell" data-label="After" class="after"><${Value} value=${after} /></td>
    <td role="cell" data-label="From" class="quiet">${originWords[from]}</td>
  </tr>`;
}
