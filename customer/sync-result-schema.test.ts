import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import type { SyncResult, SyncState } from './sync-result.ts';
import { syncResultSchema, syncStateSchema } from './sync-result-schema.ts';

const result: SyncResult = {
  syncId: 'run-1',
  workflowId: 'sync-customer-resp_1',
  runId: 'run-1',
  responseId: 'resp_1',
  trigger: 'api',
  retryOf: null,
  dryRun: false,
  outcome: 'rejected',
  customer: { ipaasId: '150713', customerNumber: 'CUST-1' },
  changes: [{ field: 'FirstName', kind: 'field', before: null, after: 'Ada', from: 'returned' }],
  preview: null,
  mapping: { name: 'seed', version: 'abc' },
  steps: [{ step: 'upsert', status: 'failed', attempts: 2, startedAt: '2026-07-01T12:00:00.000Z', durationMs: 12.5 }],
  error: {
    code: 'CustomFieldMissing',
    title: 'A custom field does not exist in iPaaS.com.',
    message: 'The custom field "Known to Film" does not exist.',
    resolution: 'Add it.',
    step: 'upsert',
    retryable: false,
    upstream: { system: 'ipaas', status: 400, code: 'VALD-1011', requestId: null },
    problems: [{ field: 'Known to Film', code: 'CustomFieldMissing', message: 'is not defined' }],
  },
  warnings: [{ code: 'LinkRepaired', message: 'The link was repaired.' }],
  trackingGuid: 'guid-1',
  responseCreatedAt: null,
  startedAt: '2026-07-01T12:00:00.000Z',
  finishedAt: '2026-07-01T12:00:01.000Z',
  links: { temporal: null, self: null },
};

const preview: SyncResult['preview'] = {
  sent: { FirstName: 'Ada', Tags: ['a', { b: null }], Score: 1.5 },
  returned: { FirstName: 'Eve', Known: false },
  mapped: [
    { field: 'FirstName', kind: 'field', value: 'Eve', from: 'returned' },
    { field: 'Known to Film', kind: 'customField', value: null, from: 'formula' },
  ],
  held: [{ field: 'FirstName', kind: 'field', value: 'Ada' }],
  customFieldsToCreate: ['Known to Film'],
};

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** Every property on its own, so that an interface and its extension compare as the one object they are. */
type Flat<T> = { [Key in keyof T]: T[Key] };

it('the schemas describe the types SyncState and SyncResult, no more and no less (checked by tsc)', () => {
  const resultAgrees: Same<Flat<z.output<typeof syncResultSchema>>, Flat<SyncResult>> = true;
  const stateAgrees: Same<Flat<z.output<typeof syncStateSchema>>, Flat<SyncState>> = true;
  expect([resultAgrees, stateAgrees]).toEqual([true, true]);
});

describe('the schema of a running sync', () => {
  it('passes a sync without an end, which the schema of a result refuses', () => {
    const running = { ...result, outcome: null, finishedAt: null };
    expect(syncStateSchema.parse(running)).toEqual(running);
    expect(syncResultSchema.safeParse(running).success).toBe(false);
  });
});

describe('the schema of a sync result', () => {
  it('passes a result unchanged, also on its way through JSON', () => {
    expect(syncResultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
  });

  it.each([
    ['customer', null],
    ['error', null],
    ['mapping', null],
    ['responseId', null],
    ['preview', null],
    ['retryOf', 'run-0'],
    ['preview', preview],
    ['preview', { ...preview, mapped: null, held: null }],
    ['changes', []],
    ['steps', []],
  ])('passes a result whose %s is %j', (key, value) => {
    const given = { ...result, [key]: value };
    expect(syncResultSchema.parse(JSON.parse(JSON.stringify(given)))).toEqual(given);
  });

  it.each([
    ['outcome', 'done'],
    ['outcome', null],
    ['trigger', 'cron'],
    ['syncId', ''],
    ['finishedAt', null],
    ['finishedAt', 'yesterday'],
    ['startedAt', '2026-07-01T12:00:00+02:00'],
    ['dryRun', 'no'],
    ['retryOf', undefined],
    ['error', { ...result.error, code: 'SomethingElse' }],
    ['steps', [{ step: 'cleanup', status: 'completed', attempts: 1, startedAt: null, durationMs: null }]],
    ['links', undefined],
    ['preview', undefined],
    ['preview', { ...preview, sent: null }],
    ['preview', { ...preview, held: [{ field: 'FirstName', kind: 'field', value: null }] }],
    ['preview', { ...preview, mapped: [{ field: 'FirstName', kind: 'field', value: 'Ada', from: 'guessed' }] }],
  ])('refuses a result whose %s is %j', (key, value) => {
    const parsed = syncResultSchema.safeParse({ ...result, [key]: value });
    expect(parsed.error?.issues[0]?.path[0]).toBe(key);
  });
});
