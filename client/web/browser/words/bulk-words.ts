import { hasBulkEnded, unsuccessfulCount, type Bulk, type BulkRecord } from '../bulk.ts';
import { count, counted } from './counts.ts';
import { toneOf } from './outcome-words.ts';

type Tone = ReturnType<typeof toneOf>;

/** What a bulk is, for its heading. */
export function bulkTitle({ dryRun, totals }: Pick<Bulk, 'dryRun' | 'totals'>): string {
  const kind = dryRun ? 'Bulk dry run' : 'Bulk sync';
  return totals.received === 0 ? kind : `${kind} of ${counted(totals.received, 'record')}`;
}

/** How a bulk's status is drawn; one that ended well, and one that did not, both are completed. */
export function bulkTone({ status, totals }: Pick<Bulk, 'status' | 'totals'>): Tone {
  if (status === 'running') return 'busy';
  if (status === 'paused') return 'warn';
  if (status === 'cancelled') return 'plain';
  return unsuccessfulCount(totals) + totals.malformed === 0 ? 'good' : 'warn';
}

/** What else is to be known of a bulk as it stands; empty where its totals say all. */
export function standing(bulk: Bulk): string {
  if (hasBulkEnded(bulk)) return '';
  if (bulk.status === 'paused') return 'Nothing new is begun. What has begun comes to its end.';
  const { inOwnWorkflows } = bulk;
  if (inOwnWorkflows === 0) return '';
  const go = inOwnWorkflows === 1 ? 'waits or is tried again, and goes' : 'wait or are tried again, and go';
  return `${counted(inOwnWorkflows, 'record')} ${go} on without the others.`;
}

/** What became of a bulk that ended. */
export function endWords({ status, totals, dryRun }: Bulk): string {
  const bad = unsuccessfulCount(totals);
  const good = totals.received - bad;
  if (status === 'cancelled') {
    const left = counted(totals.cancelled, 'record was left as it is', 'records were left as they are');
    return `The bulk was cancelled: ${left}.`;
  }
  const done = dryRun
    ? `${counted(good, 'record')} would come to iPaaS.com. Nothing was written.`
    : `${counted(good, 'record is in iPaaS.com as it', 'records are in iPaaS.com as they')} should be.`;
  return bad === 0 ? done : `${done} ${count(bad)} did not succeed.`;
}

/** How a line of a bulk stands: a word, and how it is drawn. */
export function recordState({ status, outcome }: BulkRecord): { word: string; tone: Tone } {
  switch (status) {
    case 'pending':
      return { word: 'to come', tone: 'plain' };
    case 'ownWorkflow':
      return { word: 'waiting', tone: 'busy' };
    case 'duplicate':
      return { word: 'repeated', tone: 'plain' };
    case 'malformed':
      return { word: 'no id', tone: 'warn' };
    case 'ended':
      return { word: outcome ?? 'ended', tone: toneOf(outcome) };
  }
}

/** What happened to a line, where its state does not say it; else empty. */
export function recordNote({ status, outcome, error, syncId, firstLine }: BulkRecord): string {
  if (status === 'duplicate') return firstLine === null ? '' : `The same id as in line ${count(firstLine)}.`;
  if (status === 'malformed') return 'The line holds no id of a response or conversation.';
  if (status === 'ownWorkflow') return 'It goes on without the others.';
  if (outcome === 'cancelled' && syncId === null) return 'It had not begun.';
  return error?.title ?? '';
}
