import { describe, expect, test } from '@jest/globals';
import { isBlank, sourceCustomerNumber, type JsonValue, type SourceRecord } from './source-record.ts';

function recordWith(value?: JsonValue): SourceRecord {
  const fields: SourceRecord['fields'] = value === undefined ? {} : { CustomerNumber: { value, from: 'sent' } };
  return { responseId: 'resp_1', responseCreatedAt: null, model: null, fields };
}

describe('the number by which people know a source record', () => {
  test.each<[JsonValue | undefined, string | null]>([
    ['CUST-1', 'CUST-1'],
    [' CUST-1 ', 'CUST-1'],
    [10045, '10045'],
    [0, '0'],
    ['', null],
    ['  ', null],
    [null, null],
    [true, null],
    [['CUST-1'], null],
    [{ id: 'CUST-1' }, null],
    [undefined, null],
  ])('of %j is %j', (value, number) => {
    expect(sourceCustomerNumber(recordWith(value))).toBe(number);
  });
});

test.each<[JsonValue | undefined, boolean]>([
  [undefined, true],
  [null, true],
  ['', true],
  [' \t\n', true],
  ['x', false],
  [0, false],
  [false, false],
  [[], false],
])('%j counts as blank: %j', (value, blank) => {
  expect(isBlank(value)).toBe(blank);
});
