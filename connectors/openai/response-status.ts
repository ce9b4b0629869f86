import { SyncFailure } from '../../customer/sync-failure.ts';
import type { StoredResponse } from './wire.ts';

/**
 * Lets only a response pass whose answer is whole. Comes before any look at the content: cut JSON can look valid, and
 * an HTTP 200 can hold a failed generation (reference, section 6).
 *
 * @throws SyncFailure ResponseNotCompleted; retryable (look again, with growing pauses) only while OpenAI still works on
 * the response, since a response that has ended never changes
 */
export function requireCompleted(response: Pick<StoredResponse, 'status' | 'error' | 'incomplete_details'>): void {
  const { status, error, incomplete_details: incomplete } = response;
  if (status === 'queued' || status === 'in_progress') {
    throw new SyncFailure('ResponseNotCompleted', `OpenAI still works on this response (${status}).`, {
      retryable: true,
    });
  }
  if (status === 'cancelled') throw ended('The response was cancelled before its answer was whole.');
  if (status === 'failed' || isPresent(error)) {
    throw ended(`OpenAI could not produce the answer (${nameOf(error?.code)}).`);
  }
  if (status === 'incomplete' || isPresent(incomplete)) {
    throw ended(`The answer is cut off (${nameOf(incomplete?.reason)}).`);
  }
  if (status !== 'completed' && isPresent(status)) {
    throw ended(`The response has the status ${nameOf(status)}, which is not "completed".`);
  }
}

function ended(message: string): SyncFailure {
  return new SyncFailure('ResponseNotCompleted', message, { retryable: false });
}

function isPresent(value: unknown): boolean {
  return value !== null && value !== undefined;
}

/** A word of OpenAI's own vocabulary; anything else is not repeated. */
function nameOf(word: string | null | undefined): string {
  return word !== null && word !== undefined && /^[a-z_]{1,64}$/.test(word) ? word : 'no reason given';
}
