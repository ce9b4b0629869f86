import { describe, expect, test } from '@jest/globals';
import { failures, isFailureCode, type FailureCode } from '../../customer/failures.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { SyncLogError } from '../../sync-log/sync-log-error.ts';
import { problemOf } from './problem.ts';

describe('the problem document', () => {
  test("of a failure holds the catalogue's title and advice, and what happened", () => {
    expect(problemOf(new SyncFailure('SyncNotFound', 'No sync of this id is known.'))).toEqual({
      type: 'urn:customer-sync:error:SyncNotFound',
      title: 'There is no such sync.',
      status: 404,
      detail: 'No sync of this id is known.',
      code: 'SyncNotFound',
      resolution: 'Check the sync id; `customer-sync log` lists the syncs there are.',
    });
  });

  const statuses: Partial<Record<FailureCode, number>> = {
    InvalidId: 400,
    InvalidInput: 400,
    NotAuthenticated: 401,
    NotAllowed: 403,
    SyncNotFound: 404,
    BulkNotFound: 404,
    BulkEnded: 409,
    BulkRunning: 409,
    NothingToRetry: 409,
    SyncEnded: 409,
    SyncRunning: 409,
    RequestRunning: 409,
    KeyReused: 422,
    TooManyRequests: 429,
    SyncLogUnavailable: 503,
    TemporalUnavailable: 503,
    WorkerUnavailable: 503,
  };
  test.each(Object.keys(failures).filter(isFailureCode))('has the status of %s', (code) => {
    expect(problemOf(new SyncFailure(code, 'What happened.')).status).toBe(statuses[code] ?? 500);
  });

  test('of a sync log that is away says so, without the place of the database', () => {
    const problem = problemOf(new SyncLogError('The sync log at db.example:5432 does not answer.'));
    expect(problem).toMatchObject({ status: 503, code: 'SyncLogUnavailable' });
    expect(JSON.stringify(problem)).not.toContain('db.example');
  });

  test('of a foreign error tells nothing of it', () => {
    const problem = problemOf(new Error('password=SECRET'));
    expect(problem).toMatchObject({ status: 500, code: 'InternalError' });
    expect(JSON.stringify(problem)).not.toContain('SECRET');
  });

  test('of a request that is not understood does not speak of starting a sync', () => {
    const { title, resolution } = problemOf(new SyncFailure('InvalidInput', 'limit must be a number.'));
    expect(`${title} ${resolution}`).not.toMatch(/start/i);
  });
});
