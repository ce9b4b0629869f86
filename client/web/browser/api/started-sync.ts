import { textOf, UnreadableAnswer } from './answers.ts';

/** The id of the sync that was started. @throws UnreadableAnswer */
export function readSyncId(answer: unknown): string {
  const syncId = textOf(answer, 'syncId');
  if (syncId === '') throw new UnreadableAnswer();
  return syncId;
}
