import { describe, expect, test } from '@jest/globals';
import { stepNames, type Step, type StepName, type SyncState } from '../../../customer/sync-result.ts';
import { toLiveSync } from '../../current-step.ts';
import { createStepProgress } from './step-progress.ts';

type Shown = Parameters<ReturnType<typeof createStepProgress>['show']>[0];

/** A sync that has reached a step; the steps before it are done. */
function at(running: StepName, over: Partial<Step> = {}): SyncState {
  const reached = stepNames.indexOf(running);
  const steps = stepNames.map((step, index): Step => {
    if (index < reached) return { step, status: 'completed', attempts: 1, startedAt: null, durationMs: 12 };
    if (index > reached) return { step, status: 'pending', attempts: 0, startedAt: null, durationMs: null };
    return { step, status: 'running', attempts: 1, startedAt: null, durationMs: null, ...over };
  });
  return {
    syncId: 'run-1',
    workflowId: 'w',
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
    steps,
    error: null,
    warnings: [],
    trackingGuid: 'guid-1',
    responseCreatedAt: null,
    startedAt: '2026-07-01T12:00:00.000Z',
    finishedAt: null,
    links: { temporal: null, self: null },
  };
}

const waitingFetch = {
  activityType: { name: 'fetchResponse' },
  attempt: 2,
  state: 1,
  nextAttemptScheduleTime: { seconds: 1_795_428_000 },
  lastFailure: { message: 'OpenAI asks us to slow down.' },
};

function shownOn(isTTY: boolean, columns: number, states: Shown[]): string {
  let text = '';
  const write = (chunk: unknown): boolean => {
    text += String(chunk);
    return true;
  };
  const progress = createStepProgress({ isTTY, columns, write });
  for (const state of states) progress.show(state);
  progress.clear();
  return text;
}

describe('the steps of a sync in a pipe', () => {
  test('are told once each, when they have ended', () => {
    const text = shownOn(false, 80, [at('authenticate'), at('fetch'), at('fetch'), at('map')]);
    expect(text.split('\n')).toEqual([
      '  ✔ Trigger',
      expect.stringMatching(/^ {2}✔ Authenticate with OpenAI +12 ms$/),
      expect.stringMatching(/^ {2}✔ Fetch the response +12 ms$/),
      '',
    ]);
  });

  test('with a failed one marked, the ones after it skipped, and attempts where there were several', () => {
    const failed = at('fetch', { status: 'failed', attempts: 3, durationMs: 61_000 });
    const steps = failed.steps.map((step) =>
      step.status === 'pending' ? { ...step, status: 'skipped' as const } : step,
    );
    const lines = shownOn(false, 80, [{ ...failed, steps }]).split('\n');
    expect(lines[2]).toMatch(/^ {2}✖ Fetch the response +61 s {2}3 attempts {2}failed$/);
    expect(lines[3]).toMatch(/^ {2}– Map the customer +skipped$/);
  });

  test('a wait is told once, with its reason', () => {
    const waiting = toLiveSync(at('fetch'), [waitingFetch]);
    const text = shownOn(false, 80, [waiting, waiting, toLiveSync(at('fetch'), [])]);
    expect(text.match(/Fetch the response: waiting\. OpenAI asks us to slow down\./g)).toHaveLength(1);
    expect(text).not.toContain('\r');
  });
});

describe('the steps of a sync on a terminal', () => {
  test('end with a line for the one under way, which is taken away again', () => {
    const text = shownOn(true, 80, [toLiveSync(at('fetch'), [])]);
    expect(text.endsWith('  ● Fetch the response…\r\u001B[K')).toBe(true);
  });

  test('a wait never wraps, or its line could not be taken away', () => {
    const text = shownOn(true, 30, [toLiveSync(at('fetch'), [waitingFetch])]);
    expect(text).toContain('  ● Fetch the response: waiti…\r');
  });
});
