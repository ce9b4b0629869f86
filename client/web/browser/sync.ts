import type { StepName, SyncState } from '../../../customer/sync-result.ts';
import { isRecord, UnreadableAnswer } from './api/answers.ts';

/** What a running sync does at this moment, as the API tells it. */
export interface CurrentStep {
  step: StepName;
  attempts: number;
  nextRetryAt: string | null;
  waitingFor: string | null;
}

/** A sync as the API tells it, running or ended. */
export interface Sync extends SyncState {
  /** Only of a sync that runs. */
  current?: CurrentStep | null;
  /** The later sync that mended this one's failure. */
  resolvedBy?: string;
}

/** @throws UnreadableAnswer */
export function readSync(value: unknown): Sync {
  if (isSync(value)) return value;
  throw new UnreadableAnswer();
}

/** The API checks what it sends; this tells only whether it is a sync at all, and not the answer of something else. */
function isSync(value: unknown): value is Sync {
  if (!isRecord(value)) return false;
  const lists = [value.steps, value.changes, value.warnings];
  return typeof value.syncId === 'string' && lists.every(Array.isArray) && isRecord(value.links);
}

export function hasEnded(sync: Sync): boolean {
  return sync.finishedAt !== null;
}

/** True where a sync ended and the customer is not in iPaaS.com as it should be. */
export function isTrouble(outcome: string | null): boolean {
  return outcome === 'invalid' || outcome === 'rejected' || outcome === 'failed';
}
