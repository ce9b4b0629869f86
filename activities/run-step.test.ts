import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { ApplicationFailure, ApplicationFailureCategory, CancelledFailure, type MetricMeter } from '@temporalio/common';
import { noopMetricMeter } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { SyncFailure } from '../customer/sync-failure.ts';
import { SyncLogError } from '../sync-log/sync-log-error.ts';
import { runStep } from './run-step.ts';
import type { StepReport } from '../customer/flow/step-report.ts';

const silent = new DefaultLogger('ERROR', () => undefined);
const secret = 'ada@example.com';

async function failureOf(
  work: () => unknown,
  info: { attempt?: number } = {},
  metricMeter?: MetricMeter,
): Promise<ApplicationFailure> {
  const environment = new MockActivityEnvironment(
    { scheduledTimestampMs: Date.now() - 250, ...info },
    { logger: silent, ...(metricMeter === undefined ? {} : { metricMeter }) },
  );
  try {
    await environment.run(() => runStep(work));
  } catch (error) {
    if (error instanceof ApplicationFailure) return error;
    throw error;
  }
  throw new Error('the step did not fail');
}

function askAnAwayLog(): never {
  throw new SyncLogError('The sync log at db.example:5432 does not answer.');
}

function detailsOf(failure: ApplicationFailure): unknown {
  return failure.details?.[0];
}

afterEach(() => {
  jest.useRealTimers();
});

describe('a step that succeeds', () => {
  test('reports its value, its attempt and how long it took since it was scheduled', async () => {
    const environment = new MockActivityEnvironment({ attempt: 3, scheduledTimestampMs: Date.now() - 250 });
    const report = await environment.run<[], StepReport<string>, () => Promise<StepReport<string>>>(() =>
      runStep(async () => 'done'),
    );
    expect(report.value).toBe('done');
    expect(report.timing.attempts).toBe(3);
    expect(report.timing.durationMs).toBeGreaterThanOrEqual(250);
    expect(Date.parse(report.timing.startedAt)).toBeLessThan(Date.now());
  });

  test('keeps sending heartbeats while it works, and none afterwards', async () => {
    jest.useFakeTimers();
    const environment = new MockActivityEnvironment();
    let beats = 0;
    environment.on('heartbeat', () => (beats += 1));
    const { promise, resolve } = Promise.withResolvers<void>();
    const running = environment.run(() => runStep(() => promise));
    jest.advanceTimersByTime(3_500);
    expect(beats).toBe(3);
    resolve();
    await running;
    jest.advanceTimersByTime(3_500);
    expect(beats).toBe(3);
  });
});

describe('a step that fails', () => {
  test('of what no retry can cure, fails at once with the code as its type', async () => {
    const upstream = { system: 'openai', status: 401, code: 'invalid_api_key', requestId: 'req_1' } as const;
    const failure = await failureOf(() => {
      throw new SyncFailure('AuthenticationFailure', 'OpenAI answered 401.', { upstream });
    });
    expect(failure).toMatchObject({
      type: 'AuthenticationFailure',
      nonRetryable: true,
      message: 'OpenAI answered 401.',
    });
    expect(detailsOf(failure)).toMatchObject({ upstream, retryable: false, timing: { attempts: 1 } });
  });

  test.each([{ name: 'seed', version: 'abc' }, null])('tells the mapping collection it was at: %j', async (mapping) => {
    const failure = await failureOf(() => {
      throw new SyncFailure('FormulaFailed', 'The formula of Company failed.', { mapping });
    });
    expect(detailsOf(failure)).toMatchObject({ mapping });
  });

  test('of a rate limit, waits as long as it was asked to and says until when', async () => {
    const failure = await failureOf(
      () => {
        throw new SyncFailure('RateLimited', 'OpenAI answered 429 (rate limit).', { retryAfterMs: 30_000 });
      },
      { attempt: 2 },
    );
    expect(failure.nonRetryable).toBe(false);
    expect(failure.category).toBe(ApplicationFailureCategory.BENIGN);
    expect(Number(failure.nextRetryDelay)).toBeGreaterThanOrEqual(30_000);
    expect(failure.message).toMatch(/^OpenAI answered 429 \(rate limit\)\. Waiting until \d{4}-.+Z, then attempt 3\.$/);
    expect(detailsOf(failure)).toMatchObject({ message: 'OpenAI answered 429 (rate limit).' });
  });

  test('of a rate limit, is counted by our own metric, by system', async () => {
    const counted: unknown[] = [];
    const meter: MetricMeter = {
      createCounter: (name, unit, description) => ({
        ...noopMetricMeter.createCounter(name, unit, description),
        add: (value, tags) => void counted.push([name, value, tags]),
      }),
      createHistogram: (name, valueType, unit, description) =>
        noopMetricMeter.createHistogram(name, valueType, unit, description),
      createGauge: (name, valueType, unit, description) =>
        noopMetricMeter.createGauge(name, valueType, unit, description),
      withTags: () => meter,
    };
    const upstream = { system: 'ipaas', status: 429, code: null, requestId: null } as const;
    await failureOf(
      () => {
        throw new SyncFailure('RateLimited', 'iPaaS.com answered 429.', { upstream });
      },
      {},
      meter,
    );
    await failureOf(
      () => {
        throw new SyncFailure('UpstreamUnavailable', 'iPaaS.com answered 503.', { upstream });
      },
      {},
      meter,
    );
    expect(counted).toEqual([['customer_sync_rate_limit_waits', 1, expect.objectContaining({ system: 'ipaas' })]]);
  });

  test('of a server error, backs off and is an error, not benign', async () => {
    const failure = await failureOf(() => {
      throw new SyncFailure('UpstreamUnavailable', 'OpenAI answered 503.');
    });
    expect(failure.nonRetryable).toBe(false);
    expect(failure.category).not.toBe(ApplicationFailureCategory.BENIGN);
    expect(Number(failure.nextRetryDelay)).toBeGreaterThanOrEqual(500);
  });

  test.each([
    [1, false],
    [2, false],
    [3, true],
  ])('of a fault of our own, is retried but not for ever: attempt %i ends it: %s', async (attempt, ends) => {
    const failure = await failureOf(
      () => {
        throw new TypeError(`cannot read ${secret}`);
      },
      { attempt },
    );
    expect(failure).toMatchObject({ type: 'InternalError', nonRetryable: ends });
    expect(JSON.stringify([failure.message, failure.details])).not.toContain(secret);
    expect(failure.message).toContain('TypeError');
  });

  test('of a sync log that is away, waits for it however often it was tried', async () => {
    const failure = await failureOf(askAnAwayLog, { attempt: 50 });
    expect(failure).toMatchObject({ type: 'SyncLogUnavailable', nonRetryable: false });
    expect(failure.message).toMatch(/does not answer\. Waiting until .* then attempt 51\.$/);
  });

  test('because it was cancelled, stays a cancellation', async () => {
    const environment = new MockActivityEnvironment();
    const running = environment.run(() =>
      runStep(async (signal) => {
        await new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        });
      }),
    );
    environment.cancel();
    await expect(running).rejects.toBeInstanceOf(CancelledFailure);
  });
});
