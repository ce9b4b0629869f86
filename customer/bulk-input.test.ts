import { describe, expect, test } from '@jest/globals';
import { mostIdsInArgument, readBulkInput } from './bulk-input.ts';
import { SyncFailure } from './sync-failure.ts';

function refusalOf(argument: unknown): SyncFailure {
  try {
    readBulkInput(argument);
  } catch (error) {
    if (error instanceof SyncFailure) return error;
  }
  throw new Error('the argument was accepted');
}

const usual = { dryRun: false, collection: null, force: false, history: 'exceptions', place: null } as const;

describe('the argument of a bulk', () => {
  test('needs nothing but a list of ids', () => {
    const responseIds = ['resp_a', 'conv_b'];
    expect(readBulkInput({ responseIds })).toEqual({ ...usual, bulkId: null, responseIds });
  });

  test('or the id of a list that is in the store', () => {
    expect(readBulkInput({ bulkId: 'bulk-1' })).toEqual({ ...usual, bulkId: 'bulk-1', responseIds: null });
  });

  test('takes everything a bulk can be asked for', () => {
    const place = { next: 501, paused: true };
    const all = { bulkId: 'bulk-1', dryRun: true, collection: 'Mine', force: true, history: 'each', place } as const;
    expect(readBulkInput(all)).toEqual({ ...all, responseIds: null });
  });

  test('may say null for what it leaves out', () => {
    const responseIds = ['resp_a'];
    const empty = { bulkId: null, dryRun: null, collection: null, force: null, history: null, place: null };
    expect(readBulkInput({ responseIds, ...empty })).toEqual({ ...usual, bulkId: null, responseIds });
  });

  test('may hold what is no id: its line is told as malformed later, so that it does not stop the others', () => {
    const { responseIds } = readBulkInput({ responseIds: [' resp_a\n', 'nonsense', 7, null, {}] });
    expect(responseIds).toEqual(['resp_a', 'nonsense', '', '', '']);
  });

  test('may hold as many ids as Temporal takes well, and no more', () => {
    const most = Array.from({ length: mostIdsInArgument }, () => 'resp_a');
    expect(readBulkInput({ responseIds: most }).responseIds).toHaveLength(mostIdsInArgument);
    expect(refusalOf({ responseIds: [...most, 'resp_a'] }).message).toContain('API or command line');
  });
});

describe('an argument is refused as InvalidInput, and told why:', () => {
  const responseIds = ['resp_a'];
  test.each([
    ['nothing', undefined, /must be one JSON object/],
    ['null', null, /must be one JSON object/],
    ['a text', 'resp_a', /must be one JSON object/],
    ['a list', responseIds, /must be one JSON object/],
    ['an empty object', {}, /must hold responseIds/],
    ['a list and an id of one', { responseIds, bulkId: 'bulk-1' }, /must hold responseIds/],
    ['a key that nobody knows', { responseIds, dryrun: true }, /may hold only/],
    ['an empty list', { responseIds: [] }, /list of response ids/],
    ['one id instead of a list', { responseIds: 'resp_a' }, /list of response ids/],
    ['an id that can be none', { bulkId: 'a/b' }, /bulkId must be the id of a bulk/],
    ['an id that is too long', { bulkId: 'b'.repeat(81) }, /bulkId must be the id of a bulk/],
    ['a number as id', { bulkId: 7 }, /bulkId must be the id of a bulk/],
    ['dryRun as text', { responseIds, dryRun: 'true' }, /dryRun must be true or false/],
    ['force as a number', { responseIds, force: 1 }, /force must be true or false/],
    ['a blank collection', { responseIds, collection: ' ' }, /name of a mapping collection/],
    ['another history', { responseIds, history: 'none' }, /history must be exceptions or each/],
    ['a place that is none', { bulkId: 'bulk-1', place: 7 }, /not for those who start a bulk/],
    ['half a place', { bulkId: 'bulk-1', place: { next: 1 } }, /not for those who start a bulk/],
    ['a place of another form', { bulkId: 'b', place: { next: '1', paused: false } }, /not for those who start a bulk/],
  ])('%s', (_what, argument, message) => {
    const refusal = refusalOf(argument);
    expect(refusal.code).toBe('InvalidInput');
    expect(refusal.message).toMatch(message);
  });

  test('and nothing of what it held is repeated', () => {
    expect(refusalOf({ responseIds, 'ada@example.com': 1 }).message).not.toContain('ada@example.com');
  });
});
