import { failureEntry } from '../../../customer/failures.ts';
import { PlainError } from '../../../customer/plain-error.ts';
import { SyncFailure } from '../../../customer/sync-failure.ts';
import { errorColors } from './colors.ts';

/** What happened, to what, and what to do now; for standard error. */
export function describeError(error: unknown): string {
  if (error instanceof SyncFailure) {
    const { title, resolution } = failureEntry(error.code);
    return [`${errorColors.red(error.code)}  ${title}`, `  ${error.message}`, `  ${resolution}`].join('\n');
  }
  if (error instanceof PlainError) return error.message;
  return error instanceof Error ? `customer-sync met an error of its own: ${error.message}` : String(error);
}
