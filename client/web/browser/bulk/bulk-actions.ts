import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Problem } from '../api/answers.ts';
import { post, problemIn } from '../api/request.ts';
import { attentionCount, hasBulkEnded, readBulk, unsuccessfulCount, type Bulk } from '../bulk.ts';
import { JsonLink } from '../detail/json-link.ts';
import { DownloadLink } from '../frame/download-link.ts';
import { ProblemNote } from '../frame/problem-note.ts';
import { show } from '../state/navigation.ts';
import { count } from '../words/counts.ts';
import { CancelDialog } from './cancel-dialog.ts';

interface BulkActionsProps {
  bulk: Bulk;
  /** A bulk has news: it answered what was asked of it. */
  onNews: (bulk: Bulk) => void;
}

type Request = 'pause' | 'resume' | 'cancel' | 'retry-failed';

/** What can be done with a bulk as it stands, and the ways to see more of it. */
export function BulkActions({ bulk, onNews }: BulkActionsProps): VNode {
  const [asked, setAsked] = useState<Request | null>(null);
  const [asksFirst, setAsksFirst] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const path = `/v1/bulk-syncs/${encodeURIComponent(bulk.bulkId)}`;
  const send = async (request: Request): Promise<void> => {
    if (asked !== null) return;
    setAsked(request);
    setProblem(null);
    try {
      const answer = readBulk(await post(`${path}/${request}`));
      if (answer.bulkId === bulk.bulkId) onNews(answer);
      else show({ name: 'bulk', bulkId: answer.bulkId });
    } catch (error) {
      setProblem(problemIn(error));
    }
    setAsked(null);
  };
  // Not disabled while something was asked: a button that has the focus would lose it.
  const button = (key: string, words: string, onClick: () => void, look = ''): VNode =>
    html`<button key=${key} type="button" class=${look} aria-disabled=${asked !== null} onClick=${onClick}>
      ${words}
    </button>`;
  const paused = bulk.status === 'paused';

  const ended = hasBulkEnded(bulk);
  const failed = unsuccessfulCount(bulk.totals);
  return html`<div class="toolbar">
      ${!ended && button('pace', paused ? 'Resume' : 'Pause', () => void send(paused ? 'resume' : 'pause'), paused ? 'primary' : '')}
      ${!ended && button('cancel', asked === 'cancel' ? 'Cancelling…' : 'Cancel', () => setAsksFirst(true))}
      ${
        ended &&
        failed > 0 &&
        button('retry', `Retry what failed (${count(failed)})`, () => void send('retry-failed'), 'primary')
      }
      <span class="links">
        ${
          attentionCount(bulk.totals) > 0 &&
          html`<${DownloadLink}
            path=${`${path}/export?format=csv&unsuccessful=true`}
            fileName=${`failures-${bulk.bulkId}.csv`}
          >
            Download failures (CSV)
          <//>`
        }
        ${
          bulk.links.temporal !== null &&
          html`<a href=${bulk.links.temporal} target="_blank" rel="noreferrer">Open in the Temporal UI</a>`
        }
        <${JsonLink} path=${path} />
      </span>
      ${
        asksFirst &&
        html`<${CancelDialog}
          bulk=${bulk}
          onCancel=${() => void send('cancel')}
          onClose=${() => setAsksFirst(false)}
        />`
      }
    </div>
    <${ProblemNote} problem=${problem} />`;
}
