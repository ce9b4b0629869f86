import { html } from 'htm/preact';
import type { ComponentChildren, VNode } from 'preact';

interface TableContent {
  /** The id of the heading that names the table. */
  titleId: string;
  columns: readonly string[];
  /** Rows; each cell has the name of its column as data-label, because a narrow screen shows no head. */
  children?: ComponentChildren;
}

/** A table that becomes a stack of cards on a narrow screen; the roles keep it a table there. */
export function RecordTable({ titleId, columns, children }: TableContent): VNode {
  return html`<table class="stacked compact" role="table" aria-labelledby=${titleId}>
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map((column) => html`<th key=${column} scope="col" role="columnheader">${column}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${children}
    </tbody>
  </table>`;
}
