import { expect, test } from '@jest/globals';
import { showValue } from './values.ts';

test.each([
  ['Marta', 'Marta', false],
  ['', '""', false],
  ['  ', '"  "', false],
  [null, 'nothing', true],
  [undefined, 'nothing', true],
  [3, '3', false],
  [false, 'false', false],
  [['a', null], '["a",null]', false],
  [{ a: 1 }, '{"a":1}', false],
  ['<b>bold</b>', '<b>bold</b>', false],
])('%j is shown as %s', (value, text, isNote) => {
  expect(showValue(value)).toEqual({ text, isNote });
});
