import { textOf, UnreadableAnswer } from './answers.ts';

/** Syncs that are to be started. */
export interface SyncOrder {
  ids: readonly string[];
  dryRun: boolean;
  /** Name of a mapping collection; null for the default. */
  collection: string | null;
}

/** The id of the sync that was started. @throws UnreadableAnswer */
export function readSyncId(answer: unknown): string {
  const syncId = textOf(answer, 'syncId');
  if (syncId === '') throw new UnreadableAnswer();
  return syncId;
}
