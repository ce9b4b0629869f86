import { describe, expect, test } from '@jest/globals';
import type { FailureCode } from './failures.ts';
import { SyncFailure } from './sync-failure.ts';
import { isTrackingGuid, readSyncInput } from './sync-input.ts';

function refusalOf(argument: unknown): SyncFailure {
  try {
    readSyncInput(argument);
  } catch (error) {
    if (error instanceof SyncFailure) return error;
  }
  throw new Error('the argument was accepted');
}

describe('the argument of a sync', () => {
  test('needs nothing but the id', () => {
    expect(readSyncInput({ responseId: 'resp_abc' })).toEqual({
      responseId: 'resp_abc',
      dryRun: false,
      collection: null,
      trigger: 'manual',
      force: false,
      debug: false,
      retryOf: null,
      trackingGuid: null,
      bulkRecord: null,
    });
  });

  test('takes everything a sync can be asked for', () => {
    const all = {
      responseId: 'conv_abc',
      dryRun: true,
      collection: 'Mine',
      trigger: 'api',
      force: true,
      debug: true,
      retryOf: '019ce0b2-7f2a-4c1e-9a3b-000000000001',
      trackingGuid: 'A1B2C3D4-0000-4000-8000-0123456789ab',
      bulkRecord: '019ce0b2-7f2a-4c1e-9a3b-000000000001-17',
    } as const;
    expect(readSyncInput(all)).toEqual(all);
  });

  test('null stands for "not given"', () => {
    const notGiven = { dryRun: null, collection: null, trigger: null, force: null };
    const sparse = {
      responseId: 'resp_abc',
      ...notGiven,
      debug: null,
      retryOf: null,
      trackingGuid: null,
      bulkRecord: null,
    };
    expect(readSyncInput(sparse)).toEqual(readSyncInput({ responseId: 'resp_abc' }));
  });

  test.each<[string, unknown, FailureCode]>([
    ['nothing', undefined, 'InvalidInput'],
    ['null', null, 'InvalidInput'],
    ['a bare text', 'resp_abc', 'InvalidInput'],
    ['a list', ['resp_abc'], 'InvalidInput'],
    ['an empty object', {}, 'InvalidInput'],
    ['an unknown key', { responseId: 'resp_abc', responseID: 'resp_abc' }, 'InvalidInput'],
    ['dryRun as text', { responseId: 'resp_abc', dryRun: 'true' }, 'InvalidInput'],
    ['force as number', { responseId: 'resp_abc', force: 1 }, 'InvalidInput'],
    ['an unknown trigger', { responseId: 'resp_abc', trigger: 'cron' }, 'InvalidInput'],
    ['a blank collection', { responseId: 'resp_abc', collection: ' ' }, 'InvalidInput'],
    ['debug as text', { responseId: 'resp_abc', debug: 'yes' }, 'InvalidInput'],
    ['a retry of what is no sync id', { responseId: 'resp_abc', retryOf: 'a sync' }, 'InvalidInput'],
    ['a retry of nothing', { responseId: 'resp_abc', retryOf: '' }, 'InvalidInput'],
    ['a tracking GUID that is none', { responseId: 'resp_abc', trackingGuid: 'guid-1' }, 'InvalidInput'],
    [
      'a tracking GUID in braces',
      { responseId: 'resp_abc', trackingGuid: '{a1b2c3d4-0000-4000-8000-0123456789ab}' },
      'InvalidInput',
    ],
    ['a number as id', { responseId: 42 }, 'InvalidId'],
    ['an empty id', { responseId: '' }, 'InvalidId'],
    ['another id', { responseId: 'msg_abc' }, 'InvalidId'],
    ['an id with a blank', { responseId: 'resp_abc ' }, 'InvalidId'],
    ['an id with a path', { responseId: 'resp_../x' }, 'InvalidId'],
    ['a key instead of an id', { responseId: 'sk-secret' }, 'InvalidId'],
  ])('%s is refused', (_name, argument, code) => {
    expect(refusalOf(argument).code).toBe(code);
  });

  test('a refusal never repeats what was entered', () => {
    expect(refusalOf({ responseId: 'sk-secret-key' }).message).not.toContain('sk-secret-key');
    expect(refusalOf({ responseId: 'resp_a', 'ada@example.com': 1 }).message).not.toContain('ada@example.com');
    expect(refusalOf({ responseId: 'resp_a', retryOf: 'ada@example.com' }).message).not.toContain('ada@example.com');
    expect(refusalOf({ responseId: 'resp_a', trackingGuid: 'sk-secret' }).message).not.toContain('sk-secret');
  });
});

test.each([
  ['a1b2c3d4-0000-4000-8000-0123456789ab', true],
  ['A1B2C3D4-0000-4000-8000-0123456789AB', true],
  ['a1b2c3d4000040008000 0123456789ab', false],
  ['', false],
])('%j can be a tracking GUID: %s', (text, can) => {
  expect(isTrackingGuid(text)).toBe(can);
});
