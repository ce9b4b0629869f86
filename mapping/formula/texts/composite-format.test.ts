import { describe, expect, test } from '@jest/globals';
import { createBudget } from '../budget.ts';
import { formatComposite } from './composite-format.ts';
import { FormulaError } from '../formula-error.ts';
import { intOf, type Value } from '../values.ts';

const since: Value = { type: 'DateTime', ticks: 638_000_000_000_000_000n };
const values: readonly Value[] = ['Ada', intOf(7), null, since];

function format(text: string): string {
  return formatComposite(text, values, createBudget());
}

describe('holes are filled', () => {
  test.each([
    ['', ''],
    ['no hole', 'no hole'],
    ['{0}', 'Ada'],
    ['{0}{1}{0}', 'Ada7Ada'],
    ['<{2}>', '<>'],
    ['{0,5}|', '  Ada|'],
    ['{0,-5}|', 'Ada  |'],
    ['{0,2}|', 'Ada|'],
    ['{2,2}|', '  |'],
    ['{1:000}', '007'],
    ['{1,6:F2}|', '  7.00|'],
    ['{1:}', '7'],
    ['{3:yyyy-MM-dd}', '2022-09-28'],
    ['{0 , -5 }|', 'Ada  |'],
    ['{0:whatever}', 'Ada'],
    ['{{{0}}}', '{Ada}'],
    ['{{0}}', '{0}'],
    ['}}{{', '}{'],
    ['{00}', 'Ada'],
  ])('%j', (text, expected) => {
    expect(format(text)).toBe(expected);
  });
});

describe('a format that .NET refuses', () => {
  test.each([
    '{',
    '}',
    '{0',
    '0}',
    '{}',
    '{ 0}',
    '{a}',
    '{-1}',
    '{0,}',
    '{0,a}',
    '{0:{1}}',
    '{0}}',
    '{{0}',
    '{0,5',
    '{0:yy',
    '{0;5}',
  ])('%j', (text) => {
    expect(() => format(text)).toThrow('The format is not valid: it has a brace that belongs to no {index}.');
  });

  test.each(['{4}', '{0}{9}'])('%j names a value that is not there', (text) => {
    expect(() => format(text)).toThrow('The format has an {index} for which there is no value.');
  });

  test.each(['{1000000}', '{0,1000000}', '{0,-99999999999999999999}'])('%j is beyond its limits', (text) => {
    expect(() => format(text)).toThrow('The format has a number that is too large.');
  });
});

describe('the text may not grow beyond the budget', () => {
  test('by its width', () => {
    expect(() => format('{0,999999}')).toThrow(FormulaError);
  });

  test('by many values', () => {
    const budget = createBudget({ steps: 100, textLength: 10, listLength: 10 });
    expect(formatComposite('{0}{0}', ['12345'], budget)).toBe('1234512345');
    expect(() => formatComposite('{0}{0}-', ['12345'], budget)).toThrow(FormulaError);
  });
});
