import { describe, expect, test } from '@jest/globals';
import { parseFormula } from './parse-formula.ts';
import { offsetOfDate } from './dates/date-time.ts';
import { runFormula } from './run-formula.ts';
import { costOf } from './cost.ts';
import type { Value } from './values.ts';

describe('what a value costs beside its step', () => {
  test.each<[string, Value, number]>([
    ['null', null, 0],
    ['a bool', true, 0],
    ['a short text', 'x'.repeat(99), 0],
    ['a text of a page', 'x'.repeat(5_000), 50],
    ['the longest text', 'x'.repeat(100_000), 1_000],
    ['a short list', { type: 'List', items: [1, 2, 3].map(String) }, 0],
    ['a long list', { type: 'List', items: Array.from({ length: 10_000 }, () => '') }, 1_000],
    [
      'a record of many fields',
      { type: 'Dictionary', entries: new Map([...Array(50).keys()].map((key) => [`${key}`, ''])) },
      5,
    ],
    ['a number', { type: 'int', value: 10n ** 9n }, 0],
  ])('%s', (_name, value, cost) => {
    expect(costOf(value)).toBe(cost);
  });
});

test.each([
  'string t = "a".PadLeft(100000); bool b = false; @; return b;'.replace('@', 'b = t.ToUpper() == "x"; '.repeat(50)),
  'string t = "a".PadLeft(100000); int n = 0; @; return n;'.replace('@', 'n += t.Trim().Length; '.repeat(50)),
  'string t = "ä".PadLeft(100000, \'ä\'); return @ + "";'.replace(
    '@',
    Array(40).fill('t.ToUpper().Length').join(' + '),
  ),
  'var t = "a,".PadLeft(9000, \',\'); return @;'.replace('@', Array(60).fill("t.Split(',').Count").join(' + ')),
])('a formula that looks through a long text again and again runs out of steps', (formula) => {
  const run = (): Value =>
    runFormula(parseFormula(formula), { scope: { read: () => undefined }, syncTime: offsetOfDate(new Date(0)) });
  const startedAt = performance.now();
  expect(run).toThrow('takes more than 20000 steps');
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});
