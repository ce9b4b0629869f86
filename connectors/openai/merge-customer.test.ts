import { describe, expect, test } from '@jest/globals';
import type { JsonValue } from '../../customer/source-record.ts';
import { identityText, readFields, type JsonObject } from './customer-fields.ts';
import { mergeCustomer } from './merge-customer.ts';

const merge = (sent: JsonObject, returned: JsonObject | null) =>
  mergeCustomer(readFields(sent), returned === null ? null : readFields(returned));

const numberIn = (entries: [string, JsonValue][]) =>
  identityText(readFields(Object.fromEntries(entries)), 'CustomerNumber');

describe('per field, what the model returned wins over what was sent', () => {
  test.each<[string, JsonObject, JsonObject | null, unknown]>([
    ['nothing returned', { FirstName: 'Ada' }, null, { FirstName: { value: 'Ada', from: 'sent' } }],
    [
      'a returned value',
      { FirstName: 'Ada' },
      { first_name: 'Eve' },
      { FirstName: { value: 'Eve', from: 'returned', sent: 'Ada' } },
    ],
    [
      'the same value returned',
      { Comment: 'x' },
      { Comment: 'x' },
      { Comment: { value: 'x', from: 'returned', sent: 'x' } },
    ],
    [
      'a value in the place of null',
      { Comment: null },
      { Comment: 'x' },
      { Comment: { value: 'x', from: 'returned', sent: null } },
    ],
    ['a field that was not sent', {}, { KnownToFilm: 'Yes' }, { KnownToFilm: { value: 'Yes', from: 'returned' } }],
    ['a number', { Score: 1 }, { Score: 2.5 }, { Score: { value: 2.5, from: 'returned', sent: 1 } }],
    [
      'false and 0, which are values',
      { a: 1, b: true },
      { a: 0, b: false },
      {
        a: { value: 0, from: 'returned', sent: 1 },
        b: { value: false, from: 'returned', sent: true },
      },
    ],
    [
      'another key, in the spelling it was sent in',
      { 'Loyalty-Tier': 'a' },
      { loyalty_tier: 'b' },
      {
        'Loyalty-Tier': { value: 'b', from: 'returned', sent: 'a' },
      },
    ],
    [
      'another key that was not sent, in its own spelling',
      {},
      { loyalty_tier: 'b' },
      {
        loyalty_tier: { value: 'b', from: 'returned' },
      },
    ],
  ])('%s', (_name, sent, returned, expected) => {
    expect(merge(sent, returned)).toEqual(expected);
  });

  test.each([[null], [''], ['   ']])('a returned %j never blanks data', (blank) => {
    expect(merge({ Comment: 'kept' }, { Comment: blank, KnownToFilm: blank })).toEqual({
      Comment: { value: 'kept', from: 'sent' },
    });
  });
});

describe('the model must not move data onto another customer', () => {
  test.each<[string, JsonObject, JsonObject]>([
    ['another text', { CustomerNumber: 'C-1' }, { CustomerNumber: 'C-2' }],
    ['another spelling of the key', { CustomerNumber: 'C-1' }, { 'customer number': 'C-2' }],
    ['another case', { CustomerNumber: 'C-1' }, { CustomerNumber: 'c-1' }],
    ['another number', { CustomerNumber: 1 }, { CustomerNumber: 2 }],
    ['lost zeros', { CustomerNumber: '007' }, { CustomerNumber: 7 }],
  ])('%s is a changed CustomerNumber', (_name, sent, returned) => {
    expect(() => merge(sent, returned)).toThrow(expect.objectContaining({ code: 'CustomerNumberChanged' }));
  });

  test('neither number is in the message', () => {
    expect(() => merge({ CustomerNumber: 'SENT-1' }, { CustomerNumber: 'BACK-2' })).not.toThrow(/SENT|BACK/);
  });

  test.each<[string, JsonObject, JsonObject]>([
    ['blanks around it', { CustomerNumber: 'C-1' }, { CustomerNumber: ' C-1 ' }],
    ['a number instead of its digits', { CustomerNumber: '1001' }, { CustomerNumber: 1001 }],
    ['digits instead of a number', { CustomerNumber: 1001 }, { CustomerNumber: '1001' }],
    ['nothing', { CustomerNumber: 'C-1' }, {}],
    ['null', { CustomerNumber: 'C-1' }, { CustomerNumber: null }],
    ['an object, which is no number', { CustomerNumber: 'C-1' }, { CustomerNumber: { value: 'C-2' } }],
  ])('%s is not', (_name, sent, returned) => {
    const merged = merge(sent, returned);
    expect(numberIn(Object.entries(merged).map(([name, field]) => [name, field.value]))).toBe(
      numberIn(Object.entries(sent)),
    );
  });

  test.each<[JsonObject]>([[{}], [{ CustomerNumber: '' }], [{ CustomerNumber: null }]])(
    'a number that was not sent is not taken from the answer: %j',
    (sent) => {
      const merged = merge({ EmailAddress: 'a@b.co', ...sent }, { CustomerNumber: 'C-9', FirstName: 'Ada' });
      expect(merged['CustomerNumber']?.value ?? '').toBe('');
      expect(merged['FirstName']).toEqual({ value: 'Ada', from: 'returned' });
    },
  );
});
