import { describe, expect, test } from '@jest/globals';
import type { MappingReport } from '../mapped-customer.ts';
import { readSyncInput } from '../sync-input.ts';
import type { SyncError } from '../sync-result.ts';
import { describeState } from '../../workflows/current-details.ts';
import {
  closeBoard,
  currentStep,
  endStep,
  noteError,
  noteInput,
  noteMapping,
  openBoard,
  startStep,
} from './sync-board.ts';

const startedAt = new Date('2026-11-23T10:00:00Z');
const later = new Date('2026-11-23T10:00:05Z');
const timing = { attempts: 4, startedAt: '2026-11-23T10:00:01.000Z', durationMs: 3_000 };
const error: SyncError = {
  code: 'RateLimited',
  title: 'Slow down.',
  message: 'OpenAI answered 429.',
  resolution: 'Wait.',
  step: 'fetch',
  retryable: true,
  upstream: null,
  problems: [],
};

function open() {
  return openBoard({ workflowId: 'sync-customer-resp_1', runId: 'run-1', trackingGuid: 'guid-1', startedAt });
}

const report: MappingReport = {
  customer: {
    mapping: { name: 'seed', version: 'abc' },
    values: [],
    nulls: [],
    writePolicy: { syncType: 'ADD_AND_UPDATE', collisionHandling: null },
  },
  passedOver: null,
  warnings: [],
};

function statusesOf(state: ReturnType<typeof open>): string[] {
  return state.steps.map(({ step, status }) => `${step} ${status}`);
}

describe('the board of a sync', () => {
  test('opens with the seven steps, the trigger done, under the run id', () => {
    const state = open();
    expect(state.syncId).toBe('run-1');
    expect(statusesOf(state)).toEqual([
      'trigger completed',
      'authenticate pending',
      'fetch pending',
      'map pending',
      'validate pending',
      'upsert pending',
      'log pending',
    ]);
  });

  test('takes over what the argument says', () => {
    const state = open();
    noteInput(state, readSyncInput({ responseId: 'resp_1', trigger: 'api', dryRun: true }));
    expect(state).toMatchObject({ responseId: 'resp_1', trigger: 'api', dryRun: true });
  });

  const trackingGuid = 'a1b2c3d4-0000-4000-8000-0123456789ab';
  test.each([
    [{}, { retryOf: null, trackingGuid: 'guid-1' }],
    [{ retryOf: 'run-0' }, { retryOf: 'run-0', trackingGuid: 'guid-1' }],
    [{ trackingGuid }, { retryOf: null, trackingGuid }],
  ])('takes over what it is a retry of, and the GUID of the caller where there is one: %j', (given, expected) => {
    const state = open();
    noteInput(state, readSyncInput({ responseId: 'resp_1', ...given }));
    expect(state).toMatchObject(expected);
  });

  test.each<[string, Partial<MappingReport>, codes: string[]]>([
    ['no warning where all went well', {}, []],
    [
      'the warnings of the mapping',
      { warnings: [{ code: 'OlderCollectionUsed', message: 'old' }] },
      ['OlderCollectionUsed'],
    ],
    ['why the filter passed the record over', { passedOver: 'Passed over.' }, ['FilteredOut']],
    [
      'both, the reason for the skip last',
      { warnings: [{ code: 'OlderCollectionUsed', message: 'old' }], passedOver: 'Passed over.' },
      ['OlderCollectionUsed', 'FilteredOut'],
    ],
  ])('takes over which collection was applied, and %s', (_what, over, codes) => {
    const state = open();
    noteMapping(state, { ...report, ...over });
    expect(state.mapping).toEqual({ name: 'seed', version: 'abc' });
    expect(state.warnings.map(({ code }) => code)).toEqual(codes);
  });

  test('tells the reason of the filter in its own words', () => {
    const state = open();
    noteMapping(state, { ...report, passedOver: 'The filter of "seed" passed this record over.' });
    expect(state.warnings[0]?.message).toBe('The filter of "seed" passed this record over.');
  });

  test('knows the step under way', () => {
    const state = open();
    expect(currentStep(state)).toBeNull();
    startStep(state, 'authenticate', later);
    expect(currentStep(state)).toBe('authenticate');
    endStep(state, 'authenticate', 'completed', timing);
    expect(currentStep(state)).toBeNull();
    expect(state.steps[1]).toEqual({ step: 'authenticate', status: 'completed', ...timing });
  });

  test('keeps what is known of a step that ended without a report', () => {
    const state = open();
    startStep(state, 'fetch', later);
    endStep(state, 'fetch', 'failed', null);
    expect(state.steps[2]).toMatchObject({
      status: 'failed',
      attempts: 1,
      startedAt: later.toISOString(),
      durationMs: null,
    });
  });

  test('closes with the steps that never started skipped, and the log step still to come', () => {
    const state = open();
    startStep(state, 'authenticate', later);
    endStep(state, 'authenticate', 'failed', timing);
    noteError(state, { ...error, step: 'authenticate' });
    startStep(state, 'log', later);
    const result = closeBoard(state, 'failed', later);
    expect(statusesOf(result)).toEqual([
      'trigger completed',
      'authenticate failed',
      'fetch skipped',
      'map skipped',
      'validate skipped',
      'upsert skipped',
      'log running',
    ]);
    expect(result).toMatchObject({ outcome: 'failed', finishedAt: later.toISOString() });
  });

  test.each([
    ['MissingRequiredField', 'invalid'],
    ['IpaasRejected', 'rejected'],
    ['UpstreamUnavailable', 'failed'],
  ] as const)('counts %s as %s', (code, outcome) => {
    const state = open();
    noteError(state, { ...error, code });
    expect(state.outcome).toBe(outcome);
  });
});

describe('the current details', () => {
  test('tell step by step where a sync is', () => {
    const state = open();
    startStep(state, 'authenticate', later);
    endStep(state, 'authenticate', 'completed', timing);
    startStep(state, 'fetch', later);
    const text = describeState(state);
    expect(text).toContain('**Fetch the response…');
    expect(text).toContain('- Authenticate with OpenAI: completed, 4 attempts');
    expect(text).toContain('- Map the customer: pending');
  });

  test('tell outcome, code and advice of a sync that failed', () => {
    const state = open();
    noteError(state, error);
    expect(describeState(state)).toContain('**Outcome: failed**');
    expect(describeState(state)).toContain('`RateLimited` Slow down. OpenAI answered 429.');
    expect(describeState(state)).toContain('Wait.');
  });

  test('name changed fields and never their values', () => {
    const state = open();
    state.outcome = 'updated';
    state.changes = [{ field: 'FirstName', kind: 'field', before: 'Secret', after: 'Hidden', from: 'returned' }];
    expect(describeState(state)).toContain('Changed: FirstName');
    expect(describeState(state)).not.toMatch(/Secret|Hidden/);
  });
});
