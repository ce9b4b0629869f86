import { describe, expect, test } from '@jest/globals';
import {
  bulkIdOf,
  bulkStatuses,
  bulkSyncId,
  endedCount as endedOfTheService,
  unsuccessfulCount as unsuccessfulOfTheService,
} from '../../../customer/bulk.ts';
import { anyTotals } from '../../bulk/testing/any-bulk.ts';
import { UnreadableAnswer } from './api/answers.ts';
import {
  attentionCount,
  endedCount,
  hasBulkEnded,
  placeInBulk,
  readBulk,
  readRecord,
  unsuccessfulCount,
} from './bulk.ts';
import { exampleBulk, exampleRecord } from './testing/example-bulk.ts';

describe('an answer', () => {
  test('that is a bulk, or a record of one, is taken as such', () => {
    expect(readBulk(exampleBulk())).toEqual(exampleBulk());
    expect(readRecord(exampleRecord())).toEqual(exampleRecord());
  });

  test.each([null, 'text', [], {}, { bulkId: 'a' }, { ...exampleBulk(), totals: null }])(
    'that is none is not: %j',
    (answer) => {
      expect(() => readBulk(answer)).toThrow(UnreadableAnswer);
      expect(() => readRecord(answer)).toThrow(UnreadableAnswer);
    },
  );
});

describe('the records of a bulk', () => {
  /** A power of two each, so that no sum of others is the same. */
  const totals = anyTotals({
    received: 1_023,
    created: 1,
    updated: 2,
    unchanged: 4,
    skipped: 8,
    invalid: 16,
    rejected: 32,
    failed: 64,
    cancelled: 128,
    duplicates: 256,
    malformed: 512,
  });

  test('are counted here as in the service', () => {
    expect(endedCount(totals)).toBe(endedOfTheService(totals));
    expect(unsuccessfulCount(totals)).toBe(unsuccessfulOfTheService(totals));
  });

  test('that need attention are those without success, and the lines without an id', () => {
    expect(attentionCount(totals)).toBe(16 + 32 + 64 + 128 + 512);
  });
});

test.each(bulkStatuses)('a bulk that is %s has ended, or not', (status) => {
  expect(hasBulkEnded({ status })).toBe(status === 'completed' || status === 'cancelled');
});

describe('a sync', () => {
  const { bulkId } = exampleBulk();

  test('of a bulk’s fast lane leads back to the bulk', () => {
    const syncId = bulkSyncId(bulkId, 12);
    expect(placeInBulk(syncId)).toEqual({ bulkId: bulkIdOf(syncId), line: '12' });
  });

  test.each([bulkId, 'sync-1', `${bulkId}-`, `${bulkId}-1-2`, `x${bulkId}-1`])('of the id %s does not', (syncId) => {
    expect(placeInBulk(syncId)).toBeNull();
  });
});
