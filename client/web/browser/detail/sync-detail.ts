import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { placeInBulk } from '../bulk.ts';
import { Badge } from '../frame/badge.ts';
import { ProblemNote } from '../frame/problem-note.ts';
import { useFocusOnOpen } from '../frame/use-focus-on-open.ts';
import { useTitle } from '../frame/use-title.ts';
import { Link } from '../state/link.ts';
import { hasEnded, type Sync } from '../sync.ts';
import { meaningOf } from '../words/outcome-words.ts';
import { announce } from '../words/step-words.ts';
import { ChangeTable } from './change-table.ts';
import { ErrorPanel } from './error-panel.ts';
import { Facts } from './facts.ts';
import { PreviewPanel } from './preview-panel.ts';
import { StepList } from './step-list.ts';
import { SyncActions } from './sync-actions.ts';
import { useSync } from './watch-sync.ts';
import { Warnings } from './warnings.ts';

/** One sync, live while it runs: what happens, what went wrong, what was changed, and where more is told. */
export function SyncDetail({ syncId }: { syncId: string }): VNode {
  const { sync, problem } = useSync(syncId);
  const heading = useFocusOnOpen();
  useTitle(sync === null ? '' : `${titleOf(sync)} ${sync.outcome ?? 'running'}`);
  return html`<article class="card" aria-labelledby="sync-title" aria-busy=${sync === null && problem === null}>
    <${Back} syncId=${syncId} />
    <div class="title-line">
      <h2 id="sync-title" tabindex="-1" ref=${heading}>${sync === null ? 'Sync' : titleOf(sync)}</h2>
      ${sync !== null && html`<${Badge} outcome=${sync.outcome} />`}
      ${sync?.dryRun === true && html`<span class="tag">dry run</span>`}
    </div>
    <p class="hidden" role="status">${sync === null ? '' : announce(sync, Date.now())}</p>
    <${ProblemNote} problem=${problem} />
    ${sync === null && problem === null && html`<p class="hint">Waiting for news of this sync…</p>`}
    ${sync !== null && html`<${Body} sync=${sync} />`}
  </article>`;
}

/** Back to where it may have been opened from. */
function Back({ syncId }: { syncId: string }): VNode {
  const place = placeInBulk(syncId);
  return html`<p class="back">
    <${Link} to=${{ name: 'list' }}>← Past syncs<//>
    ${place !== null && html`<${Link} to=${{ name: 'bulk', bulkId: place.bulkId }}>← Line ${place.line} of a bulk<//>`}
  </p>`;
}

function Body({ sync }: { sync: Sync }): VNode {
  const ended = hasEnded(sync);
  return html`
    ${ended && sync.error === null && html`<p class="meaning">${meaningOf(sync)}</p>`}
    <${SyncActions} sync=${sync} />
    ${sync.error !== null && html`<${ErrorPanel} error=${sync.error} resolvedBy=${sync.resolvedBy ?? null} />`}
    <${Warnings} warnings=${sync.warnings} />
    <${StepList} steps=${sync.steps} current=${sync.current ?? null} />
    ${sync.changes.length > 0 && html`<${ChangeTable} changes=${sync.changes} dryRun=${sync.dryRun} />`}
    ${sync.preview !== null && html`<${PreviewPanel} preview=${sync.preview} outcome=${sync.outcome} />`}
    <${Facts} sync=${sync} />
  `;
}

function titleOf({ customer, responseId }: Sync): string {
  return customer?.customerNumber ?? responseId ?? 'Sync without an id';
}
