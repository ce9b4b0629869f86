import { SettingsError } from '../../config/read-environment.ts';
import type { BulkTotals } from '../../customer/bulk.ts';
import type { FailureCode } from '../../customer/failures.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { isSynced, type Outcome, type SyncResult } from '../../customer/sync-result.ts';
import { UsageError } from './usage-error.ts';

/** Exit statuses of every command (design, section 4). */
export const exitStatuses = { synced: 0, failed: 1, usage: 2, badRecord: 3, authentication: 4 } as const;

const authenticationCodes: ReadonlySet<FailureCode> = new Set([
  'AuthenticationFailure',
  'PermissionDenied',
  'IpaasAuthenticationFailure',
]);
const usageCodes: ReadonlySet<FailureCode> = new Set(['InvalidId', 'InvalidInput', 'SyncNotFound', 'BulkNotFound']);

/** The status that tells a script how a sync ended. */
export function exitStatusOfResult(result: Pick<SyncResult, 'outcome' | 'error'>): number {
  if (isSynced(result.outcome)) return exitStatuses.synced;
  if (result.error !== null && authenticationCodes.has(result.error.code)) return exitStatuses.authentication;
  if (result.outcome === 'invalid' || result.outcome === 'rejected') return exitStatuses.badRecord;
  return exitStatuses.failed;
}

/**
 * The status that tells a script how a bulk ended: 1 where anything failed or was cancelled, unless nothing failed but for
 * the credentials; 3 where records were invalid or rejected, or lines held no id. 0 means that every line was synced.
 * @param failures how records failed
 */
export function exitStatusOfBulk(
  totals: BulkTotals,
  failures: readonly { outcome: Outcome; code: FailureCode }[],
): number {
  const failed = failures.filter(({ outcome }) => outcome === 'failed');
  if (failed.length > 0 && totals.cancelled === 0 && failed.every(({ code }) => authenticationCodes.has(code))) {
    return exitStatuses.authentication;
  }
  if (totals.failed + totals.cancelled > 0) return exitStatuses.failed;
  return totals.invalid + totals.rejected + totals.malformed > 0 ? exitStatuses.badRecord : exitStatuses.synced;
}

/** The status of a command that could not do its work. */
export function exitStatusOfError(error: unknown): number {
  if (error instanceof SettingsError || error instanceof UsageError) return exitStatuses.usage;
  if (!(error instanceof SyncFailure)) return exitStatuses.failed;
  if (usageCodes.has(error.code)) return exitStatuses.usage;
  return authenticationCodes.has(error.code) ? exitStatuses.authentication : exitStatuses.failed;
}
