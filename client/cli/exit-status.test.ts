import { describe, expect, test } from '@jest/globals';
import { SettingsError } from '../../config/read-environment.ts';
import type { BulkTotals } from '../../customer/bulk.ts';
import { failureEntry, failures, isFailureCode, type FailureCode } from '../../customer/failures.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { Outcome, SyncError } from '../../customer/sync-result.ts';
import { anyTotals } from '../bulk/testing/any-bulk.ts';
import { exitStatusOfBulk, exitStatusOfError, exitStatusOfResult } from './exit-status.ts';
import { UsageError } from './usage-error.ts';

/** Every code of the catalogue: the status of a sync that ended with it, and of a command that could not begin. */
const statuses: Record<FailureCode, [ofResult: number, ofError: number]> = {
  MissingRequiredField: [3, 1],
  InvalidEmailFormat: [3, 1],
  InvalidFieldValue: [3, 1],
  CustomerNumberChanged: [3, 1],
  RefusedByErrorFilter: [3, 1],
  InvalidId: [3, 2],
  InvalidInput: [3, 2],
  AuthenticationFailure: [4, 4],
  PermissionDenied: [4, 4],
  ResponseNotFound: [1, 1],
  ResponseNotCompleted: [1, 1],
  ResponseUnreadable: [1, 1],
  CustomerNotSent: [1, 1],
  RateLimited: [1, 1],
  QuotaExceeded: [1, 1],
  UpstreamUnavailable: [1, 1],
  UpstreamMisconfigured: [1, 1],
  IpaasAuthenticationFailure: [4, 4],
  IpaasRejected: [3, 1],
  CustomFieldMissing: [3, 1],
  DuplicateCustomer: [3, 1],
  SyncLogUnavailable: [1, 1],
  CustomerBusy: [1, 1],
  MappingInvalid: [1, 1],
  FormulaFailed: [1, 1],
  InternalError: [1, 1],
  SyncNotFound: [1, 2],
  SyncEnded: [1, 1],
  SyncRunning: [1, 1],
  BulkNotFound: [1, 2],
  BulkEnded: [1, 1],
  BulkRunning: [1, 1],
  NothingToRetry: [1, 1],
  NotAuthenticated: [1, 1],
  NotAllowed: [1, 1],
  KeyReused: [1, 1],
  RequestRunning: [1, 1],
  TooManyRequests: [1, 1],
  WorkerUnavailable: [1, 1],
  TemporalUnavailable: [1, 1],
};

function errorOf(code: FailureCode): SyncError {
  const { title, resolution, retryable } = failureEntry(code);
  return { code, title, message: '', resolution, step: 'upsert', retryable, upstream: null, problems: [] };
}

describe('the exit status', () => {
  test.each(Object.keys(failures).filter(isFailureCode))('of a sync that ended with %s', (code) => {
    const { outcome } = failureEntry(code);
    expect(exitStatusOfResult({ outcome, error: errorOf(code) })).toBe(statuses[code][0]);
  });

  test.each(Object.keys(failures).filter(isFailureCode))('of a command that met %s', (code) => {
    expect(exitStatusOfError(new SyncFailure(code, 'It did not work.'))).toBe(statuses[code][1]);
  });

  test.each<[Outcome, number]>([
    ['created', 0],
    ['updated', 0],
    ['unchanged', 0],
    ['skipped', 0],
    ['cancelled', 1],
  ])('of a sync that was %s is %i', (outcome, status) => {
    expect(exitStatusOfResult({ outcome, error: null })).toBe(status);
  });

  const mapping = { outcome: 'failed', code: 'MappingInvalid' } as const;
  const key = { outcome: 'failed', code: 'AuthenticationFailure' } as const;
  const rights = { outcome: 'failed', code: 'IpaasAuthenticationFailure' } as const;
  const email = { outcome: 'invalid', code: 'InvalidEmailFormat' } as const;
  test.each<[string, Partial<BulkTotals>, (typeof mapping | typeof key | typeof rights | typeof email)[], number]>([
    ['synced every record', { created: 1, updated: 1, unchanged: 1, skipped: 1 }, [], 0],
    ['synced every record and passed over duplicates', { created: 1, duplicates: 9 }, [], 0],
    ['has an invalid record', { created: 9, invalid: 1 }, [email], 3],
    ['has a refused record', { created: 9, rejected: 1 }, [], 3],
    ['had lines without an id', { created: 9, malformed: 1 }, [], 3],
    ['has a failed record', { created: 9, failed: 1, invalid: 1 }, [email, mapping], 1],
    ['has a failed record of which nothing is known', { failed: 1 }, [], 1],
    ['was cancelled', { created: 9, cancelled: 1 }, [], 1],
    ['failed for its credentials', { failed: 9 }, [key, rights], 4],
    ['failed for its credentials, but for invalid records', { failed: 9, invalid: 1 }, [key, email], 4],
    ['failed for its credentials and otherwise', { failed: 9 }, [key, mapping], 1],
    ['failed for its credentials and was cancelled', { failed: 9, cancelled: 1 }, [key], 1],
  ])('of a bulk that %s', (_how, totals, groups, status) => {
    expect(exitStatusOfBulk(anyTotals(totals), groups)).toBe(status);
  });

  test('of wrong settings is that of wrong use, and of a fault of our own that of a failure', () => {
    expect(exitStatusOfError(new SettingsError('API_PORT is wrong'))).toBe(2);
    expect(exitStatusOfError(new UsageError('There is no such file.'))).toBe(2);
    expect(exitStatusOfError(new TypeError('x'))).toBe(1);
  });
});
