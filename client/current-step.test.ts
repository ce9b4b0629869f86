import { describe, expect, test } from '@jest/globals';
import type { Step, StepName, StepStatus, SyncState } from '../customer/sync-result.ts';
import { stepNames } from '../customer/sync-result.ts';
import { toLiveSync } from './current-step.ts';

function stateAt(running: StepName | null): SyncState {
  const reached = running === null ? stepNames.length : stepNames.indexOf(running);
  return {
    syncId: 'run-1',
    workflowId: 'sync-customer-resp_1',
    runId: 'run-1',
    responseId: 'resp_1',
    trigger: 'manual',
    retryOf: null,
    dryRun: false,
    outcome: null,
    customer: null,
    changes: [],
    preview: null,
    mapping: null,
    steps: stepNames.map((step, index): Step => {
      const status: StepStatus = step === running ? 'running' : index < reached ? 'completed' : 'pending';
      return { step, status, attempts: status === 'pending' ? 0 : 1, startedAt: null, durationMs: null };
    }),
    error: null,
    warnings: [],
    trackingGuid: 'guid-1',
    responseCreatedAt: null,
    startedAt: '2026-11-23T10:00:00.000Z',
    finishedAt: null,
    links: { temporal: null, self: null },
  };
}

/** A Long of protobuf, as far as it matters: an object that only its text turns into a number. */
function long(value: number): object {
  return { low: value, high: 0, toString: () => String(value) };
}

const waitingFetch = {
  activityType: { name: 'fetchResponse' },
  attempt: 3,
  state: 1,
  nextAttemptScheduleTime: { seconds: long(1_795_428_000), nanos: 250_000_000 },
  lastFailure: { message: 'OpenAI asks us to slow down (429).' },
};

describe('the current step of a running sync', () => {
  test('that waits for its next attempt: attempts, when it goes on, and why it waits', () => {
    const live = toLiveSync(stateAt('fetch'), [waitingFetch]);
    expect(live.current).toEqual({
      step: 'fetch',
      attempts: 3,
      nextRetryAt: new Date(1_795_428_000_250).toISOString(),
      waitingFor: 'OpenAI asks us to slow down (429).',
    });
    expect(live.steps[2]).toMatchObject({ step: 'fetch', status: 'waiting', attempts: 3 });
    expect(live.steps[1]).toMatchObject({ step: 'authenticate', status: 'completed', attempts: 1 });
  });

  test('whose next attempt is under way does not wait, though Temporal still tells the last failure', () => {
    const live = toLiveSync(stateAt('fetch'), [{ ...waitingFetch, state: 2 }]);
    expect(live.current).toEqual({ step: 'fetch', attempts: 3, nextRetryAt: null, waitingFor: null });
    expect(live.steps[2]).toMatchObject({ status: 'running', attempts: 3 });
  });

  test('whose first attempt waits for a free worker is under way', () => {
    const live = toLiveSync(stateAt('fetch'), [{ ...waitingFetch, attempt: 1, lastFailure: null }]);
    expect(live.current).toMatchObject({ attempts: 1, nextRetryAt: null });
  });

  test.each<[string, unknown[]]>([
    ['is a local activity, which Temporal does not list', []],
    ['is not the one Temporal listed a moment before', [{ ...waitingFetch, activityType: { name: 'authenticate' } }]],
    ['has a listing that cannot be read', [null, { attempt: 'three' }]],
    ['is an activity of a later release', [{ ...waitingFetch, activityType: { name: 'somethingNew' } }]],
  ])('is what the workflow says of it where it %s', (_case, pending) => {
    expect(toLiveSync(stateAt('fetch'), pending).current).toEqual({
      step: 'fetch',
      attempts: 1,
      nextRetryAt: null,
      waitingFor: null,
    });
  });

  test('is found among several pending activities', () => {
    const other = { ...waitingFetch, activityType: { name: 'upsertCustomer' } };
    expect(toLiveSync(stateAt('fetch'), [other, waitingFetch]).current).toMatchObject({ step: 'fetch', attempts: 3 });
  });

  test('is none between two steps', () => {
    expect(toLiveSync(stateAt(null), [waitingFetch]).current).toBeNull();
  });
});
