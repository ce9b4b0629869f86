import { describe, expect, test } from '@jest/globals';
import {
  ActivityFailure,
  ApplicationFailure,
  RetryState,
  TerminatedFailure,
  TimeoutFailure,
  TimeoutType,
} from '@temporalio/common';
import { SyncFailure } from '../customer/sync-failure.ts';
import { readFailure } from './read-failure.ts';

const timing = { attempts: 7, startedAt: '2026-11-23T10:00:00.000Z', durationMs: 1_234 };

function activityFailure(cause: Error): ActivityFailure {
  return new ActivityFailure(
    'Activity task failed',
    'upsertCustomer',
    '1',
    RetryState.NON_RETRYABLE_FAILURE,
    undefined,
    cause,
  );
}

function applicationFailure(type: string, details?: unknown): ApplicationFailure {
  return ApplicationFailure.create({
    type,
    message: 'plain message',
    ...(details === undefined ? {} : { details: [details] }),
  });
}

describe('reading what a step threw', () => {
  test('an activity failure of the catalogue gives code, advice, upstream and timing', () => {
    const upstream = { system: 'ipaas', status: 400, code: 'VALD-1002', requestId: 'r-1' } as const;
    const details = { message: 'told message', retryable: false, upstream, problems: [], timing };
    expect(readFailure(activityFailure(applicationFailure('IpaasRejected', details)), 'upsert')).toEqual({
      error: {
        code: 'IpaasRejected',
        title: 'iPaaS.com refused the customer.',
        message: 'told message',
        resolution: expect.stringContaining('iPaaS.com error code'),
        step: 'upsert',
        retryable: false,
        upstream,
        problems: [],
      },
      timing,
      mapping: null,
    });
  });

  test('a failure of the map step gives the version of the collection that was applied', () => {
    const mapping = { name: 'seed', version: 'abc' };
    const details = { message: 'told', retryable: false, upstream: null, problems: [], mapping, timing };
    expect(readFailure(applicationFailure('FormulaFailed', details), 'map')?.mapping).toEqual(mapping);
  });

  test('details of an unknown shape are left out, the code stays', () => {
    const read = readFailure(activityFailure(applicationFailure('RateLimited', 'text')), 'fetch');
    expect(read).toMatchObject({
      error: { code: 'RateLimited', message: 'plain message', upstream: null },
      timing: null,
    });
  });

  test('a patience that ran out is told by what it last failed of', () => {
    const details = { message: 'OpenAI answered 429.', retryable: true, upstream: null, problems: [], timing };
    const timeout = new TimeoutFailure('timed out', undefined, TimeoutType.SCHEDULE_TO_CLOSE);
    Object.defineProperty(timeout, 'cause', { value: applicationFailure('RateLimited', details) });
    expect(readFailure(activityFailure(timeout), 'fetch')).toMatchObject({
      error: { code: 'RateLimited', message: 'OpenAI answered 429.' },
      timing,
    });
  });

  test('a time-out that never said why is UpstreamUnavailable', () => {
    const timeout = new TimeoutFailure('timed out', undefined, TimeoutType.HEARTBEAT);
    expect(readFailure(activityFailure(timeout), 'upsert')).toMatchObject({
      error: { code: 'UpstreamUnavailable', retryable: true },
      timing: null,
    });
  });

  test('a type that the catalogue does not hold is InternalError', () => {
    const read = readFailure(activityFailure(applicationFailure('WorkerShutdown')), 'fetch');
    expect(read?.error).toMatchObject({ code: 'InternalError', message: expect.stringContaining('WorkerShutdown') });
  });

  test('a local activity, whose failure arrives unwrapped, is read the same way', () => {
    expect(readFailure(applicationFailure('MissingRequiredField'), 'validate')?.error.code).toBe(
      'MissingRequiredField',
    );
  });

  test('no failure of Temporal goes without a result', () => {
    expect(readFailure(activityFailure(new TypeError('bug')), 'map')?.error.code).toBe('InternalError');
    expect(readFailure(new TerminatedFailure('gone'), 'map')?.error.code).toBe('InternalError');
  });

  test('a refused argument is told without an activity', () => {
    expect(readFailure(new SyncFailure('InvalidId', 'no id'), 'trigger')).toMatchObject({
      error: { code: 'InvalidId', step: 'trigger' },
    });
  });

  test.each([new TypeError('bug'), 'text', undefined])(
    'a fault of the workflow itself is not for a result',
    (thrown) => {
      expect(readFailure(thrown, 'map')).toBeNull();
    },
  );
});
