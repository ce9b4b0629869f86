import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { DryRunPreview } from '../../../../customer/dry-run-preview.ts';
import { originWords } from '../words/outcome-words.ts';
import { FieldName } from './field-name.ts';
import { rowsOf, type PreviewRow } from './preview-rows.ts';
import { Value } from './value.ts';

interface PreviewPanelProps {
  preview: DryRunPreview;
  outcome: string | null;
}

/** What a dry run saw on its way: the two sides of the source record, the mapped customer, and what iPaaS.com holds. */
export function PreviewPanel({ preview, outcome }: PreviewPanelProps): VNode {
  const { customFieldsToCreate } = preview;
  return html`
    ${preview.mapped !== null && html`<${MappedTable} rows=${rowsOf(preview, outcome)} />`}
    ${
      customFieldsToCreate.length > 0 &&
      html`<section aria-labelledby="new-fields-title">
        <h3 id="new-fields-title">Custom fields that would be created</h3>
        <ul class="problems">
          ${customFieldsToCreate.map((name) => html`<li key=${name}>${name}</li>`)}
        </ul>
      </section>`
    }
    <${SourceTable} preview=${preview} />
  `;
}

function MappedTable({ rows }: { rows: readonly PreviewRow[] }): VNode {
  return html`<section aria-labelledby="mapped-title">
    <h3 id="mapped-title">The customer as it was mapped</h3>
    <table class="stacked values" role="table" aria-labelledby="mapped-title">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">Field</th>
          <th scope="col" role="columnheader">iPaaS.com holds</th>
          <th scope="col" role="columnheader">Mapped</th>
          <th scope="col" role="columnheader" class="from">From</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(
          ({ field, kind, held, mapped, from }) =>
            html`<tr role="row" key=${`${kind} ${field}`}>
              <th scope="row" role="rowheader"><${FieldName} field=${field} kind=${kind} /></th>
              <td role="cell" data-label="iPaaS.com holds">
                ${held === undefined ? html`<span class="no-value">not looked up</span>` : html`<${Value} value=${held} />`}
              </td>
              <td role="cell" data-label="Mapped">
                ${mapped === null ? html`<span class="no-value">null, not sent</span>` : html`<${Value} value=${mapped} />`}
              </td>
              <td role="cell" data-label="From" class="quiet">${originWords[from]}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

function SourceTable({ preview: { sent, returned } }: { preview: DryRunPreview }): VNode {
  const names = [...new Set([...Object.keys(sent), ...Object.keys(returned)])];
  return html`<section aria-labelledby="source-title">
    <h3 id="source-title">The source record</h3>
    <table class="stacked values" role="table" aria-labelledby="source-title">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">Source field</th>
          <th scope="col" role="columnheader">Sent to OpenAI</th>
          <th scope="col" role="columnheader">Returned by the model</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${names.map(
          (name) =>
            html`<tr role="row" key=${name}>
              <th scope="row" role="rowheader">${name}</th>
              <td role="cell" data-label="Sent to OpenAI"><${Value} value=${sent[name]} /></td>
              <td role="cell" data-label="Returned by the model"><${Value} value=${returned[name]} /></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
