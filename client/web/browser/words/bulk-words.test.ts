import { describe, expect, test } from '@jest/globals';
import { exampleBulk, exampleRecord } from '../testing/example-bulk.ts';
import { bulkTitle, bulkTone, endWords, recordNote, recordState, standing } from './bulk-words.ts';

test.each([
  [{}, 'Bulk sync'],
  [{ totals: { received: 1 } }, 'Bulk sync of 1 record'],
  [{ totals: { received: 3_000 }, dryRun: true }, 'Bulk dry run of 3,000 records'],
])('a bulk of %j is called %j', (own, title) => {
  expect(bulkTitle(exampleBulk(own))).toBe(title);
});

test.each([
  ['running', {}, 'busy'],
  ['paused', {}, 'warn'],
  ['cancelled', { cancelled: 1 }, 'plain'],
  ['completed', { created: 1, duplicates: 1 }, 'good'],
  ['completed', { created: 1, failed: 1 }, 'warn'],
  ['completed', { created: 1, malformed: 1 }, 'warn'],
] as const)('a bulk that is %s with %j is drawn as %s', (status, totals, tone) => {
  expect(bulkTone(exampleBulk({ status, totals }))).toBe(tone);
});

test.each([
  [{}, ''],
  [{ inOwnWorkflows: 1 }, '1 record waits or is tried again, and goes on without the others.'],
  [{ inOwnWorkflows: 2 }, '2 records wait or are tried again, and go on without the others.'],
  [{ status: 'paused', inOwnWorkflows: 2 }, 'Nothing new is begun. What has begun comes to its end.'],
  [{ status: 'completed' }, ''],
] as const)('of a bulk with %j is said: %j', (own, told) => {
  expect(standing(exampleBulk(own))).toBe(told);
});

describe('what became of a bulk', () => {
  test.each([
    [{ received: 30, created: 30 }, '30 records are in iPaaS.com as they should be.'],
    [{ received: 3, created: 1, failed: 2 }, '1 record is in iPaaS.com as it should be. 2 did not succeed.'],
  ])('that completed with %j', (totals, told) => {
    expect(endWords(exampleBulk({ status: 'completed', totals }))).toBe(told);
  });

  test('that only tried it says that nothing was written', () => {
    const totals = { received: 3, created: 2, invalid: 1 };
    expect(endWords(exampleBulk({ status: 'completed', totals, dryRun: true }))).toBe(
      '2 records would come to iPaaS.com. Nothing was written. 1 did not succeed.',
    );
  });

  test.each([
    [1, 'The bulk was cancelled: 1 record was left as it is.'],
    [2_000, 'The bulk was cancelled: 2,000 records were left as they are.'],
  ])('that was cancelled with %i records to come', (cancelled, told) => {
    expect(endWords(exampleBulk({ status: 'cancelled', totals: { received: 3_000, cancelled } }))).toBe(told);
  });
});

test.each([
  [{ status: 'pending', outcome: null }, 'to come', 'plain', ''],
  [{ status: 'ownWorkflow', outcome: null }, 'waiting', 'busy', 'It goes on without the others.'],
  [{ status: 'duplicate', outcome: null, firstLine: 1_200 }, 'repeated', 'plain', 'The same id as in line 1,200.'],
  [{ status: 'malformed', outcome: null }, 'no id', 'warn', 'The line holds no id of a response or conversation.'],
  [{}, 'created', 'good', ''],
  [{ outcome: 'failed', error: { title: 'It broke.' } }, 'failed', 'bad', 'It broke.'],
  [{ outcome: 'cancelled', syncId: null }, 'cancelled', 'plain', 'It had not begun.'],
  [{ outcome: 'cancelled', syncId: 'a' }, 'cancelled', 'plain', ''],
] as const)('a line with %j is told as %s (%s): %j', (own, word, tone, note) => {
  const record = exampleRecord(own);
  expect(recordState(record)).toEqual({ word, tone });
  expect(recordNote(record)).toBe(note);
});
