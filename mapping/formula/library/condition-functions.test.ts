import { describe, expect, test } from '@jest/globals';
import { createBudget } from '../budget.ts';
import { readArguments } from '../arguments.ts';
import { intOf, type Value } from '../values.ts';
import { conditionFunctions } from './condition-functions.ts';
import { calculate } from './testing/calculate.ts';

describe('Coalesce gives the first value that is not null', () => {
  test.each<[string, unknown]>([
    ['Coalesce()', null],
    ['Coalesce(null)', null],
    ['Coalesce(null, null)', null],
    ['Coalesce(null, "a", "b")', 'a'],
    ['Coalesce("", "a")', ''],
    ['Coalesce(null, 0, 1)', 0],
    ['Coalesce(null, false)', false],
    ['Coalesce(Missing, Name)', 'Ada'],
  ])('%s', (formula, expected) => {
    expect(calculate(formula, { Missing: null, Name: 'Ada' })).toEqual(expected);
  });
});

/** Whether a value is empty, of the types that a formula may bring. */
const cases: [string, Value, boolean][] = [
  ['null', null, true],
  ['an empty text', '', true],
  ['white space', ' ', false],
  ['the text 0', '0', false],
  ['decimal 0', { type: 'decimal', value: { coefficient: 0n, scale: 0 } }, true],
  ['decimal 0.00', { type: 'decimal', value: { coefficient: 0n, scale: 2 } }, true],
  ['decimal 0.1', { type: 'decimal', value: { coefficient: 1n, scale: 1 } }, false],
  ['int 0', intOf(0), false],
  ['long 0', { type: 'long', value: 0n }, false],
  ['double 0', { type: 'double', value: 0 }, false],
  ['false', false, false],
  ['the least DateTime', { type: 'DateTime', ticks: 0n }, true],
  ['a later DateTime', { type: 'DateTime', ticks: 1n }, false],
  ['the least DateTimeOffset', { type: 'DateTimeOffset', ticks: 0n, offsetMinutes: 0 }, true],
  ['the same instant elsewhere', { type: 'DateTimeOffset', ticks: 36_000_000_000n, offsetMinutes: 60 }, true],
  ['a later DateTimeOffset', { type: 'DateTimeOffset', ticks: 1n, offsetMinutes: 0 }, false],
  ['TimeSpan.Zero', { type: 'TimeSpan', ticks: 0n }, false],
  ['Guid.Empty', { type: 'Guid', text: '00000000-0000-0000-0000-000000000000' }, true],
  ['another Guid', { type: 'Guid', text: '00000000-0000-0000-0000-000000000001' }, false],
  ['an empty list', { type: 'List', items: [] }, false],
  ['an empty record', { type: 'Dictionary', entries: new Map() }, false],
];

test.each(cases)('IsEmpty of %s', (_what, value, empty) => {
  expect(call('IsEmpty', value)).toBe(empty);
});

test.each(cases)('IsNull of %s', (_what, value) => {
  expect(call('IsNull', value)).toBe(value === null);
});

function call(name: string, value: Value): Value | undefined {
  const context = {
    syncTime: { type: 'DateTimeOffset', ticks: 0n, offsetMinutes: 0 } as const,
    budget: createBudget(),
    matches: () => false,
  };
  return conditionFunctions.find(({ signature }) => signature.name === name)?.call(readArguments([value]), context);
}
