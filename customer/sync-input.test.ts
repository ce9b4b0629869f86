import { describe, expect, test } from '@jest/globals';
import type { FailureCode } from './failures.ts';
import { SyncFailure } from './sync-failure.ts';
import { readSyncInput } from './sync-input.ts';

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
    });
  });

  test('takes everything a sync can be asked for', () => {
    const all = { responseId: 'conv_abc', dryRun: true, collection: 'Mine', trigger: 'api', force: true } as const;
    expect(readSyncInput(all)).toEqual(all);
  });

  test('null stands for "not given"', () => {
    const sparse = { responseId: 'resp_abc', dryRun: null, collection: null, trigger: null, force: null };
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
  });
});
