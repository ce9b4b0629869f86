import { describe, expect, test } from '@jest/globals';
import { exampleSync } from '../testing/example-sync.ts';
import {
  createBatch,
  hasItemEnded,
  needsAttention,
  newsOf,
  resumed,
  totalsOf,
  withItem,
  type ItemState,
} from './batch.ts';

const ids = ['resp_1', 'resp_2', 'resp_3'];

describe('a batch', () => {
  test('begins with all its ids queued', () => {
    const batch = createBatch('b', ids, true, 'Mapping');
    expect(batch).toMatchObject({ batchId: 'b', dryRun: true, collection: 'Mapping' });
    expect(batch.items.map(({ responseId }) => responseId)).toEqual(ids);
    expect(totalsOf(batch)).toEqual({ queued: 3 });
  });

  test('takes news of one item and leaves the others, and the batch before, as they were', () => {
    const before = createBatch('b', ids, false, null);
    const after = withItem(before, 1, { syncId: 's', state: 'running' });
    expect(after.items[1]).toMatchObject({ responseId: 'resp_2', syncId: 's', state: 'running' });
    expect([after.items[0], after.items[2]]).toEqual([before.items[0], before.items[2]]);
    expect(totalsOf(before)).toEqual({ queued: 3 });
    expect(withItem(before, 9, { state: 'failed' }).items).toEqual(before.items);
  });

  test('has totals that add up to its items', () => {
    const states: ItemState[] = ['created', 'failed', 'created'];
    const batch = states.reduce(
      (made, state, index) => withItem(made, index, { state }),
      createBatch('b', ids, false, null),
    );
    expect(totalsOf(batch)).toEqual({ created: 2, failed: 1 });
  });

  test('asks again, after a reload, for the starts that nobody waits for any more', () => {
    const batch = withItem(withItem(createBatch('b', ids, false, null), 0, { state: 'starting' }), 1, {
      state: 'running',
    });
    expect(resumed(batch).items.map(({ state }) => state)).toEqual(['queued', 'running', 'queued']);
  });
});

test('a result tells its item how it ended, for whom and why', () => {
  expect(newsOf(exampleSync())).toEqual({ state: 'created', customerNumber: 'CUST-1', note: null });
  expect(newsOf(exampleSync({ outcome: null, finishedAt: null }))).toEqual({});
});

test.each<[ItemState, boolean, boolean]>([
  ['queued', false, false],
  ['starting', false, false],
  ['running', false, false],
  ['created', true, false],
  ['skipped', true, false],
  ['cancelled', true, false],
  ['invalid', true, true],
  ['rejected', true, true],
  ['failed', true, true],
  ['refused', true, true],
])('%s: ended %s, needs attention %s', (state, ended, attention) => {
  const item = { responseId: 'resp_1', syncId: null, state, customerNumber: null, note: null };
  expect([hasItemEnded(item), needsAttention(item)]).toEqual([ended, attention]);
});
