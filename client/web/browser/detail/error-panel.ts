import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { SyncError } from '../../../../customer/sync-result.ts';
import { Link } from '../state/link.ts';
import { groupProblems, problemLine, upstreamWords } from '../words/error-words.ts';
import { stepTitles } from '../words/step-words.ts';
import { CopyButton } from './copy-button.ts';

interface ErrorPanelProps {
  error: SyncError;
  /** The later sync that mended it; null where none has. */
  resolvedBy: string | null;
}

/** What went wrong, what to do now, and what to quote in a support case. */
export function ErrorPanel({ error, resolvedBy }: ErrorPanelProps): VNode {
  const { title, message, resolution, code, step, upstream, problems } = error;
  return html`<section class="error ${resolvedBy === null ? '' : 'mended'}" aria-labelledby="error-title">
    <h3 id="error-title">${title}</h3>
    ${
      resolvedBy !== null &&
      html`<p class="mended-by">
        Resolved: <${Link} to=${{ name: 'sync', syncId: resolvedBy }}>a later sync<//> brought this customer into
        iPaaS.com.
      </p>`
    }
    ${problems.length === 0 ? html`<p>${message}</p>` : html`<${Problems} problems=${problems} />`}
    ${resolvedBy === null && html`<p class="resolution"><strong>What to do:</strong> ${resolution}</p>`}
    <dl class="facts">
      <div>
        <dt>Code</dt>
        <dd><code>${code}</code></dd>
      </div>
      <div>
        <dt>In step</dt>
        <dd>${stepTitles[step]}</dd>
      </div>
      ${
        upstream !== null &&
        html`<div>
          <dt>Other system</dt>
          <dd>${upstreamWords(upstream)}</dd>
        </div>`
      }
      ${
        upstream?.requestId &&
        html`<div>
          <dt>Request to quote</dt>
          <dd><code>${upstream.requestId}</code> <${CopyButton} text=${upstream.requestId} what="request id" /></dd>
        </div>`
      }
    </dl>
  </section>`;
}

function Problems({ problems }: Pick<SyncError, 'problems'>): VNode {
  return html`<ul class="problems">
    ${groupProblems(problems).map((group) => html`<li key=${group.field}>${problemLine(group)}</li>`)}
  </ul>`;
}
