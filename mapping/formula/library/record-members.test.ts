import { expect, test } from '@jest/globals';
import { calculate } from './testing/calculate.ts';

const record = { Owner: { Name: 'Ada', Age: 36, Note: null }, Nobody: {} };

test.each<[string, unknown]>([
  ['Owner.Count', 3],
  ['Owner.Count()', 3],
  ['Nobody.Count', 0],
  ['Owner.Keys', ['Name', 'Age', 'Note']],
  ['Owner.Values', ['Ada', 36, null]],
  ['Nobody.Keys', []],
  ['Owner.ContainsKey("Name")', true],
  ['Owner.ContainsKey("Note")', true],
  ['Owner.ContainsKey("name")', false],
  ['Owner.ContainsKey("toString")', false],
  ['Owner.ContainsKey("__proto__")', false],
])('%s', (formula, expected) => {
  expect(calculate(formula, record)).toEqual(expected);
});

test('null is no key', () => {
  expect(() => calculate('Owner.ContainsKey(null)', record)).toThrow(
    /Invalid parameter passed to the method ContainsKey/,
  );
});
