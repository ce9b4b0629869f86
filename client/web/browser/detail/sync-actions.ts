import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Problem } from '../api/answers.ts';
import { post, problemIn } from '../api/request.ts';
import { readSyncId } from '../api/started-sync.ts';
import { ProblemNote } from '../frame/problem-note.ts';
import { show } from '../state/navigation.ts';
import { newId } from '../state/new-id.ts';
import { hasEnded, isTrouble, type Sync } from '../sync.ts';
import { JsonLink } from './json-link.ts';

/** What can be done with a sync as it stands, and the ways to see more of it. */
export function SyncActions({ sync }: { sync: Sync }): VNode {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const path = `/v1/syncs/${encodeURIComponent(sync.syncId)}`;
  const carryOut = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(problemIn(error));
      setBusy(false);
    }
  };
  const retry = async (body: object): Promise<void> => {
    const answer = await post(`${path}/retry`, { body, idempotencyKey: newId() });
    show({ name: 'sync', syncId: readSyncId(answer) });
  };
  const cancel = (): void => void carryOut(async () => void (await post(`${path}/cancel`)));
  const retryAsBefore = (): void => void carryOut(async () => await retry({}));
  const submit = (): void => void carryOut(async () => await retry({ dryRun: false }));

  const canRetry = isTrouble(sync.outcome) || sync.outcome === 'cancelled';
  return html`<div class="toolbar">
      ${
        !hasEnded(sync) &&
        html`<button type="button" disabled=${busy} onClick=${cancel}>${busy ? 'Cancelling…' : 'Cancel'}</button>`
      }
      ${
        canRetry &&
        html`<button
          type="button"
          class=${sync.resolvedBy === undefined ? 'primary' : ''}
          disabled=${busy}
          onClick=${retryAsBefore}
        >
          ${sync.dryRun ? 'Debug again' : 'Retry'}
        </button>`
      }
      ${
        sync.dryRun &&
        hasEnded(sync) &&
        !canRetry &&
        html`<button type="button" class="primary" disabled=${busy} onClick=${submit}>Submit for real</button>`
      }
      <span class="links">
        ${
          sync.links.temporal !== null &&
          html`<a href=${sync.links.temporal} target="_blank" rel="noreferrer">Open in the Temporal UI</a>`
        }
        <${JsonLink} path=${path} />
      </span>
    </div>
    <${ProblemNote} problem=${problem} />`;
}
