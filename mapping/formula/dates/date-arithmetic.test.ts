import { describe, expect, test } from '@jest/globals';
import { addMonths, addSpan, addUnits, addYears, subtractDates, subtractSpan } from './date-arithmetic.ts';
import { isoText } from './date-format.ts';
import { parseDateTime, parseDateTimeOffset } from './date-parse.ts';
import { ticksPerDay, ticksPerHour, ticksPerMillisecond, ticksPerSecond, type AnyDate } from './date-time.ts';
import { FormulaError } from '../formula-error.ts';
import { timeSpanText } from './time-span.ts';

/** With an offset where the text has one. */
function date(text: string): AnyDate {
  const value = /[+-]\d\d:\d\d$/.test(text) ? parseDateTimeOffset(text) : parseDateTime(text);
  if (value === null) throw new Error(`${text} is no date.`);
  return value;
}

describe('units are added', () => {
  test.each([
    ['2026-11-23', 1, ticksPerDay, '2026-11-24T00:00:00.000'],
    ['2026-11-23', -0.5, ticksPerDay, '2026-11-22T12:00:00.000'],
    ['2026-12-31', 1, ticksPerDay, '2027-01-01T00:00:00.000'],
    ['2024-02-28', 1, ticksPerDay, '2024-02-29T00:00:00.000'],
    ['2026-11-23T23:30:00+02:00', 1, ticksPerHour, '2026-11-24T00:30:00.000+02:00'],
    ['2026-11-23', 0.1, ticksPerSecond, '2026-11-23T00:00:00.100'],
    ['2026-11-23', 0.00012345, ticksPerSecond, '2026-11-23T00:00:00.0001234'],
    ['2026-11-23', -0.00012345, ticksPerSecond, '2026-11-22T23:59:59.9998766'],
    ['2026-11-23', 1.5, ticksPerMillisecond, '2026-11-23T00:00:00.0015'],
    ['2026-11-23', 2.3, ticksPerHour, '2026-11-23T02:17:59.9999999'],
    ['2026-11-23', -0, ticksPerDay, '2026-11-23T00:00:00.000'],
  ])('%s, %s units: cut to ticks, as .NET does', (start, count, unit, expected) => {
    expect(isoText(addUnits(date(start), count, unit))).toBe(expected);
  });

  test.each([
    ['9999-12-31', 1],
    ['0001-01-01', -1],
    ['9999-12-31T23:00:00+00:00', 1],
    ['9999-12-31T10:00:00-13:00', 0.1],
    ['2026-11-23', 1e300],
    ['2026-11-23', NaN],
    ['2026-11-23', -Infinity],
  ])('but not %s and %s days', (start, count) => {
    expect(() => addUnits(date(start), count, ticksPerDay)).toThrow(FormulaError);
  });
});

describe('months are added', () => {
  test.each([
    ['2026-11-23T10:20:30.1234567', 1, '2026-12-23T10:20:30.1234567'],
    ['2026-01-31', 1, '2026-02-28T00:00:00.000'],
    ['2024-01-31', 1, '2024-02-29T00:00:00.000'],
    ['2026-01-31', 3, '2026-04-30T00:00:00.000'],
    ['2026-03-31', -1, '2026-02-28T00:00:00.000'],
    ['2026-01-15', -1, '2025-12-15T00:00:00.000'],
    ['2026-01-15', -13, '2024-12-15T00:00:00.000'],
    ['2026-12-15', 0, '2026-12-15T00:00:00.000'],
    ['2026-12-15', 12, '2027-12-15T00:00:00.000'],
    ['0001-02-01', -1, '0001-01-01T00:00:00.000'],
    ['9999-11-30', 1, '9999-12-30T00:00:00.000'],
    ['2026-10-31T10:00:00+05:30', 1, '2026-11-30T10:00:00.000+05:30'],
  ])('%s, %s months: the last day where the month is too short', (start, months, expected) => {
    expect(isoText(addMonths(date(start), months))).toBe(expected);
  });

  test.each([
    ['2024-02-29', 1, '2025-02-28T00:00:00.000'],
    ['2024-02-29', 4, '2028-02-29T00:00:00.000'],
    ['2024-02-29', -24, '2000-02-29T00:00:00.000'],
    ['2026-11-23', -2025, '0001-11-23T00:00:00.000'],
  ])('%s, %s years', (start, years, expected) => {
    expect(isoText(addYears(date(start), years))).toBe(expected);
  });

  test.each([
    ['0001-01-31', -1],
    ['9999-12-01', 1],
    ['2026-11-23', 120_000],
    ['2026-11-23', -120_001],
    ['2026-11-23', 2 ** 31 - 1],
  ])('but not %s and %s months', (start, months) => {
    expect(() => addMonths(date(start), months)).toThrow(FormulaError);
  });

  test.each([10_001, -10_001, 7974, -2026, 2 ** 31 - 1])('but not %s years', (years) => {
    expect(() => addYears(date('2026-11-23'), years)).toThrow(FormulaError);
  });
});

describe('spans', () => {
  const hour = { type: 'TimeSpan', ticks: ticksPerHour } as const;

  test('are added to a date and taken from it, and the offset stays', () => {
    expect(isoText(addSpan(date('2026-11-23T23:30:00'), hour))).toBe('2026-11-24T00:30:00.000');
    expect(isoText(subtractSpan(date('2026-11-23T00:30:00-08:00'), hour))).toBe('2026-11-22T23:30:00.000-08:00');
  });

  test('do not leave the calendar', () => {
    expect(() => addSpan(date('9999-12-31T23:00:00'), hour)).toThrow(FormulaError);
    expect(() => subtractSpan(date('0001-01-01T00:59:59'), hour)).toThrow(FormulaError);
  });

  test.each([
    ['2026-11-23', '2026-11-22', '1.00:00:00'],
    ['2026-11-22', '2026-11-23', '-1.00:00:00'],
    ['2026-11-23', '2026-11-23', '00:00:00'],
    ['2026-11-23T12:00:00+02:00', '2026-11-23T10:00:00+00:00', '00:00:00'],
    ['2026-11-23T12:00:00+02:00', '2026-11-23T09:00:00', '01:00:00'],
    ['9999-12-31T23:59:59.9999999', '0001-01-01', '3652058.23:59:59.9999999'],
  ])('%s less %s is the time between the moments', (left, right, expected) => {
    expect(timeSpanText(subtractDates(date(left), date(right)))).toBe(expected);
  });
});
