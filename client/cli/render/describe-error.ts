import colors from 'picocolors';
import { SettingsError } from '../../../config/read-environment.ts';
import { failureEntry } from '../../../customer/failures.ts';
import { SyncFailure } from '../../../customer/sync-failure.ts';

/** What happened, to what, and what to do now. */
export function describeError(error: unknown): string {
  if (error instanceof SyncFailure) {
    const { title, resolution } = failureEntry(error.code);
    return [`${colors.red(error.code)}  ${title}`, `  ${error.message}`, `  ${resolution}`].join('\n');
  }
  if (error instanceof SettingsError) return error.message;
  return error instanceof Error ? `customer-sync met an error of its own: ${error.message}` : String(error);
}
