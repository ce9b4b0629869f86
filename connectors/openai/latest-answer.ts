import { SyncFailure } from '../../customer/sync-failure.ts';
import { isFinalMessage } from './read-answer.ts';
import { requireCompleted } from './response-status.ts';
import { isSentMessage, type ResponseItem } from './wire.ts';

export interface LatestAnswer {
  /** What the model put out in the turn of the latest answer. */
  output: ResponseItem[];
  /** Everything before that turn's output, earliest first. */
  before: ResponseItem[];
}

/**
 * Takes a conversation apart: its latest answer (a final message of the assistant, or a function call) and the items
 * before it. Messages that were sent after that answer do not count.
 *
 * @param items all items of the conversation, earliest first
 * @throws SyncFailure ResponseNotCompleted where there is no answer, or where it is not whole
 */
export function latestAnswer(items: readonly ResponseItem[]): LatestAnswer {
  const last = items.findLastIndex((item) => isFinalMessage(item) || 'arguments' in item);
  const answer = items[last];
  if (answer === undefined) {
    throw new SyncFailure('ResponseNotCompleted', 'The conversation holds no answer yet.', { retryable: false });
  }
  const status = 'status' in answer ? answer.status : null;
  requireCompleted({ status, error: null, incomplete_details: null });
  const start = items.findLastIndex((item, index) => index < last && isSentMessage(item)) + 1;
  return { output: items.slice(start, last + 1), before: items.slice(0, start) };
}
