import { SyncFailure } from '../../customer/sync-failure.ts';
import type { Finding } from './finding.ts';

/** A note that something about a collection could not be found out. */
export function notChecked(
  collection: string,
  message: string,
  resolution = 'Run customer-sync mapping check again once this is mended.',
): Finding {
  return { severity: 'note', code: 'NotChecked', collection, mapping: null, field: null, message, resolution };
}

/**
 * Why a call to iPaaS.com gave no answer, in a sentence.
 * @throws the error itself where it is none that iPaaS.com or the end of our patience explains
 */
export function reasonOf(error: unknown, signal: AbortSignal): string {
  if (error instanceof SyncFailure) return error.message;
  if (signal.aborted) return 'iPaaS.com did not answer in time.';
  throw error;
}
