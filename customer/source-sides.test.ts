import { describe, expect, test } from '@jest/globals';
import type { SourceField, SourceRecord } from './source-record.ts';
import { returnedSide, sentSide } from './source-sides.ts';

function source(fields: Record<string, SourceField>): SourceRecord {
  return { responseId: 'resp_1', responseCreatedAt: null, model: null, fields };
}

describe('a field of the source record', () => {
  test.each<[string, SourceField, sent: unknown, returned: unknown]>([
    ['that was only sent is on that side', { value: 'Ada', from: 'sent' }, { Name: 'Ada' }, {}],
    ['that was only returned is on that side', { value: 'Ada', from: 'returned' }, {}, { Name: 'Ada' }],
    [
      'that the answer changed is on both',
      { value: 'Eve', from: 'returned', sent: 'Ada' },
      { Name: 'Ada' },
      { Name: 'Eve' },
    ],
    [
      'that the answer repeated is on both',
      { value: 'Ada', from: 'returned', sent: 'Ada' },
      { Name: 'Ada' },
      { Name: 'Ada' },
    ],
    [
      'that was sent as null and filled by the answer is null where it was sent',
      { value: 'Eve', from: 'returned', sent: null },
      { Name: null },
      { Name: 'Eve' },
    ],
    ['that was sent blank is not left out', { value: ' ', from: 'sent' }, { Name: ' ' }, {}],
    ['that is false is a value', { value: false, from: 'returned', sent: 0 }, { Name: 0 }, { Name: false }],
    [
      'that is a list or an object stays what it is',
      { value: ['a'], from: 'returned', sent: { b: 1 } },
      { Name: { b: 1 } },
      { Name: ['a'] },
    ],
  ])('%s', (_rule, field, sent, returned) => {
    const record = source({ Name: field });
    expect([sentSide(record), returnedSide(record)]).toEqual([sent, returned]);
  });
});

describe('the LastResponseId, which we set ourselves,', () => {
  const ours = { value: 'resp_1', from: 'returned' } as const;

  test.each<[string, SourceField, sent: unknown, returned: unknown]>([
    ['is on neither side', ours, {}, {}],
    ['is sent where the record brought one', { ...ours, sent: 'resp_0' }, { LastResponseId: 'resp_0' }, {}],
    ['is returned where the answer said one', { ...ours, returned: 'resp_x' }, {}, { LastResponseId: 'resp_x' }],
    [
      'is on both where both said one',
      { ...ours, sent: 'resp_0', returned: 'resp_x' },
      { LastResponseId: 'resp_0' },
      { LastResponseId: 'resp_x' },
    ],
  ])('%s', (_rule, field, sent, returned) => {
    const record = source({ LastResponseId: field });
    expect([sentSide(record), returnedSide(record)]).toEqual([sent, returned]);
  });
});

test('both sides keep the order of the record', () => {
  const record = source({
    B: { value: '1', from: 'sent' },
    A: { value: '2', from: 'returned', sent: '3' },
    C: { value: '4', from: 'returned' },
  });
  expect(Object.keys(sentSide(record))).toEqual(['B', 'A']);
  expect(Object.keys(returnedSide(record))).toEqual(['A', 'C']);
});

test('a record without fields has two empty sides', () => {
  expect([sentSide(source({})), returnedSide(source({}))]).toEqual([{}, {}]);
});
