import { describe, expect, test } from '@jest/globals';
import { isoText } from '../dates/date-format.ts';
import { offsetOfDate, type AnyDate } from '../dates/date-time.ts';
import { FormulaError } from '../formula-error.ts';
import { parseFormula } from '../parse-formula.ts';
import { runFormula } from '../run-formula.ts';
import { hasType } from '../arguments.ts';
import type { StaticTable } from '../callable.ts';
import { dateTimeOffsetStatics, dateTimeStatics } from './date-statics.ts';
import { calculate } from './testing/calculate.ts';

const syncTime = offsetOfDate(new Date('2026-11-23T10:20:30.456Z'));

/** Like `calculate`, but to the tick, and at a time that is known. */
function dateOf(formula: string, time: AnyDate & { type: 'DateTimeOffset' } = syncTime): string {
  const value = runFormula(parseFormula(formula), { scope: { read: () => undefined }, syncTime: time });
  if (hasType(value, 'DateTime') || hasType(value, 'DateTimeOffset')) return isoText(value);
  throw new Error('The formula gives no date.');
}

describe('the time of the sync', () => {
  test.each([
    ['DateTime.Now', '2026-11-23T10:20:30.456'],
    ['DateTime.UtcNow', '2026-11-23T10:20:30.456'],
    ['DateTime.Today', '2026-11-23T00:00:00.000'],
    ['DateTimeOffset.Now', '2026-11-23T10:20:30.456+00:00'],
    ['DateTimeOffset.UtcNow', '2026-11-23T10:20:30.456+00:00'],
  ])('is %s', (formula, expected) => {
    expect(dateOf(formula)).toBe(expected);
    expect(dateOf(formula, { ...syncTime, ticks: syncTime.ticks + 36_000_000_000n, offsetMinutes: 60 })).toBe(expected);
  });

  test.each<[string, StaticTable, string[]]>([
    ['DateTime', dateTimeStatics, ['Now', 'UtcNow', 'Today']],
    ['DateTimeOffset', dateTimeOffsetStatics, ['Now', 'UtcNow']],
  ])('is all of %s that depends on the time', (_name, table, expected) => {
    expect(table.properties.filter(({ readsTime }) => readsTime).map(({ name }) => name)).toEqual(expected);
    expect([...table.methods, ...table.constructors].filter(({ readsTime }) => readsTime)).toEqual([]);
  });
});

describe('a date is made', () => {
  test.each([
    ['DateTime.MinValue', '0001-01-01T00:00:00.000'],
    ['DateTime.MaxValue', '9999-12-31T23:59:59.9999999'],
    ['DateTime.UnixEpoch', '1970-01-01T00:00:00.000'],
    ['DateTimeOffset.MinValue', '0001-01-01T00:00:00.000+00:00'],
    ['DateTimeOffset.MaxValue', '9999-12-31T23:59:59.9999999+00:00'],
    ['DateTimeOffset.UnixEpoch', '1970-01-01T00:00:00.000+00:00'],
    ['DateTime.Parse("11/23/2026 10:20 PM")', '2026-11-23T22:20:00.000'],
    ['DateTime.Parse("2026-11-23T10:20:30+02:00")', '2026-11-23T08:20:30.000'],
    ['DateTimeOffset.Parse("2026-11-23")', '2026-11-23T00:00:00.000+00:00'],
    ['DateTimeOffset.Parse("2026-11-23T10:20:30+02:00")', '2026-11-23T10:20:30.000+02:00'],
    ['DateTimeOffset.FromUnixTimeSeconds(0)', '1970-01-01T00:00:00.000+00:00'],
    ['DateTimeOffset.FromUnixTimeSeconds(-1)', '1969-12-31T23:59:59.000+00:00'],
    ['DateTimeOffset.FromUnixTimeSeconds(253402300799)', '9999-12-31T23:59:59.000+00:00'],
    ['DateTimeOffset.FromUnixTimeMilliseconds(1795429230456)', '2026-11-23T10:20:30.456+00:00'],
    ['new DateTime(2024, 2, 29)', '2024-02-29T00:00:00.000'],
    ['new DateTime(2026, 11, 23, 10, 20, 30)', '2026-11-23T10:20:30.000'],
    ['new DateTime(2026, 11, 23, 10, 20, 30, 456)', '2026-11-23T10:20:30.456'],
    ['new DateTimeOffset(new DateTime(2026, 11, 23))', '2026-11-23T00:00:00.000+00:00'],
    ['new DateTimeOffset(new DateTime(2026, 11, 23), TimeSpan.FromHours(-8))', '2026-11-23T00:00:00.000-08:00'],
    ['new DateTimeOffset(2026, 11, 23, 10, 20, 30, new TimeSpan(5, 30, 0))', '2026-11-23T10:20:30.000+05:30'],
  ])('by %s: %s', (formula, expected) => {
    expect(dateOf(formula)).toBe(expected);
  });

  test.each([
    ['DateTime.DaysInMonth(2024, 2)', 29],
    ['DateTime.DaysInMonth(2026, 2)', 28],
    ['DateTime.DaysInMonth(9999, 12)', 31],
    ['DateTime.IsLeapYear(2024)', true],
    ['DateTime.IsLeapYear(1900)', false],
    ['DateTime.IsLeapYear(2000)', true],
    ['DateTime.IsLeapYear(1)', false],
    ['DateTime.Compare(DateTime.MinValue, DateTime.MaxValue)', -1],
    ['DateTime.Compare(DateTime.MaxValue, DateTime.MinValue)', 1],
    ['DateTime.Compare(DateTime.MaxValue, DateTime.MaxValue)', 0],
    ['DateTimeOffset.Compare(DateTimeOffset.Parse("2026-11-23T10:00+02:00"), DateTime.Parse("2026-11-23T08:00"))', 0],
  ])('and %s is %s', (formula, expected) => {
    expect(calculate(formula)).toBe(expected);
  });

  test.each([
    'DateTime.Parse(null)',
    'DateTime.Parse("")',
    'DateTime.Parse("2026-02-29")',
    'DateTimeOffset.Parse("soon")',
    'DateTime.DaysInMonth(2026, 13)',
    'DateTime.DaysInMonth(2026, 0)',
    'DateTime.DaysInMonth(0, 1)',
    'DateTime.IsLeapYear(10000)',
    'DateTimeOffset.FromUnixTimeSeconds(253402300800)',
    'DateTimeOffset.FromUnixTimeSeconds(-62135596801)',
    'DateTimeOffset.FromUnixTimeMilliseconds(9223372036854775807)',
    'DateTimeOffset.FromUnixTimeSeconds(1.5)',
    'new DateTime(2026, 2, 29)',
    'new DateTime(2026, 11, 23, 24, 0, 0)',
    'new DateTime(2026, 11, 23, 10, 20, 30, 1000)',
    'new DateTime(2026, 11, 23, 10, 20, 30, -1)',
    'new DateTime(2026, 11)',
    'new DateTime("2026-11-23")',
    'new DateTimeOffset(new DateTime(2026, 11, 23), TimeSpan.FromHours(15))',
    'new DateTimeOffset(new DateTime(2026, 11, 23), TimeSpan.FromSeconds(1))',
    'new DateTimeOffset(DateTime.MinValue, TimeSpan.FromHours(1))',
    'DateTime.Compare(DateTime.MinValue, null)',
  ])('%s is an error', (formula) => {
    expect(() => calculate(formula)).toThrow(FormulaError);
  });

  test('an error never tells the text', () => {
    expect(() => calculate('DateTime.Parse("Ada")')).toThrow(/^(?!.*Ada)/);
  });
});
