import type { SyncWarning } from './sync-warning.ts';
import type { Trigger } from './sync-result.ts';

/** A response as far as its order counts. */
export interface OrderedResponse {
  responseId: string;
  /** ISO 8601, UTC; null where OpenAI does not tell. */
  createdAt: string | null;
}

export type WriteOrder = { write: true; warnings: SyncWarning[] } | { write: false; warnings: [SyncWarning] };

/**
 * May this response be written, given the newest one that was? An older response never silently overwrites a newer
 * one: a sync that nobody asked for by hand is skipped, one that a person asked for (manual, or `force`) is done, with
 * a warning. Where either time is unknown, the order is unknown, and the response is written.
 */
export function decideWriteOrder(
  response: OrderedResponse,
  newest: OrderedResponse | null,
  asked: { trigger: Trigger; force: boolean },
): WriteOrder {
  if (newest === null || !isOlder(response, newest)) return { write: true, warnings: [] };
  const newer = `response ${newest.responseId} of ${newest.createdAt}`;
  if (asked.force || asked.trigger === 'manual') {
    const message = `This response is older than ${newer}, which was written before. It was written all the same, because it was asked for by hand.`;
    return { write: true, warnings: [{ code: 'OlderResponse', message }] };
  }
  const message = `The newer ${newer} was written already, so this one was left alone. To write it all the same, sync it by hand or with force.`;
  return { write: false, warnings: [{ code: 'NewerResponseWritten', message }] };
}

function isOlder(response: OrderedResponse, newest: OrderedResponse): boolean {
  if (response.responseId === newest.responseId) return false;
  if (response.createdAt === null || newest.createdAt === null) return false;
  return response.createdAt < newest.createdAt;
}
