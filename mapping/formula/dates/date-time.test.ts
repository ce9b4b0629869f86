import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  calendarOf,
  compareDates,
  dateTimeOf,
  dateTimeOffsetOf,
  daysInMonth,
  maxTicks,
  minTicks,
  offsetOfDate,
  ticksOfCalendar,
  ticksPerHour,
  unixEpochTicks,
  utcTicks,
} from './date-time.ts';
import { FormulaError } from '../formula-error.ts';

const midnight = { hour: 0, minute: 0, second: 0, fraction: 0 };

describe('the calendar', () => {
  test.each([
    [minTicks, { year: 1, month: 1, day: 1, ...midnight, dayOfWeek: 1, dayOfYear: 1 }],
    [1n, { year: 1, month: 1, day: 1, ...midnight, fraction: 1, dayOfWeek: 1, dayOfYear: 1 }],
    [unixEpochTicks, { year: 1970, month: 1, day: 1, ...midnight, dayOfWeek: 4, dayOfYear: 1 }],
    [
      unixEpochTicks - 1n,
      {
        year: 1969,
        month: 12,
        day: 31,
        hour: 23,
        minute: 59,
        second: 59,
        fraction: 9_999_999,
        dayOfWeek: 3,
        dayOfYear: 365,
      },
    ],
    [630_873_792_000_000_000n, { year: 2000, month: 2, day: 29, ...midnight, dayOfWeek: 2, dayOfYear: 60 }],
    [
      maxTicks,
      {
        year: 9999,
        month: 12,
        day: 31,
        hour: 23,
        minute: 59,
        second: 59,
        fraction: 9_999_999,
        dayOfWeek: 5,
        dayOfYear: 365,
      },
    ],
  ])('%s ticks are a day and a time, and back', (ticks, calendar) => {
    expect(calendarOf(ticks)).toEqual(calendar);
    expect(ticksOfCalendar(calendar)).toBe(ticks);
  });

  test('every tick has its calendar, and every calendar its tick', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: minTicks, max: maxTicks }), (ticks) => {
        expect(ticksOfCalendar(calendarOf(ticks))).toBe(ticks);
      }),
    );
  });

  test('agrees with JavaScript about every millisecond', () => {
    const dates = fc.date({
      min: new Date('0001-01-01'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, (date) => {
        const { year, month, day, hour, minute, second, fraction, dayOfWeek } = calendarOf(offsetOfDate(date).ticks);
        expect([year, month, day]).toEqual([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]);
        expect([hour, minute, second]).toEqual([date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()]);
        expect([fraction, dayOfWeek]).toEqual([date.getUTCMilliseconds() * 10_000, date.getUTCDay()]);
      }),
    );
  });

  test.each([
    ['the year 0', { year: 0 }],
    ['the year 10000', { year: 10_000 }],
    ['the month 0', { month: 0 }],
    ['the month 13', { month: 13 }],
    ['the day 0', { day: 0 }],
    ['the 31st of November', { month: 11, day: 31 }],
    ['the 29th of February of a common year', { month: 2, day: 29 }],
    ['the 29th of February 1900', { year: 1900, month: 2, day: 29 }],
    ['24 hours', { hour: 24 }],
    ['60 minutes', { minute: 60 }],
    ['a leap second', { second: 60 }],
    ['a negative hour', { hour: -1 }],
    ['a whole second of ticks', { fraction: 10_000_000 }],
    ['half a day', { day: 1.5 }],
    ['no number', { day: NaN }],
  ])('%s is not on it', (_name, wrong) => {
    expect(ticksOfCalendar({ year: 2026, month: 1, day: 1, ...midnight, ...wrong })).toBeNull();
  });

  test.each([
    [2026, 1, 31],
    [2026, 2, 28],
    [2024, 2, 29],
    [1900, 2, 28],
    [2000, 2, 29],
    [4, 2, 29],
    [99, 12, 31],
    [9999, 11, 30],
  ])('%s-%s has %s days', (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days);
  });
});

describe('a date', () => {
  test.each([minTicks - 1n, maxTicks + 1n])('of %s ticks does not exist', (ticks) => {
    expect(() => dateTimeOf(ticks)).toThrow(FormulaError);
  });

  test.each<[string, bigint, number]>([
    ['an offset beyond 14 hours', unixEpochTicks, 841],
    ['an offset beyond -14 hours', unixEpochTicks, -841],
    ['a moment before the year 1', minTicks, 60],
    ['a moment after the year 9999', maxTicks, -60],
    ['a clock before the year 1', -1n, -60],
  ])('with %s does not exist', (_name, ticks, offset) => {
    expect(() => dateTimeOffsetOf(ticks, offset)).toThrow(FormulaError);
  });

  test('of JavaScript is at UTC, to the millisecond', () => {
    const date = offsetOfDate(new Date('1970-01-01T00:00:01.001Z'));
    expect(date).toEqual({ type: 'DateTimeOffset', ticks: unixEpochTicks + 10_010_000n, offsetMinutes: 0 });
  });
});

describe('the order of dates', () => {
  const noon = dateTimeOf(unixEpochTicks + 12n * ticksPerHour);
  const noonInBerlin = dateTimeOffsetOf(unixEpochTicks + 13n * ticksPerHour, 60);
  const laterInTokyo = dateTimeOffsetOf(unixEpochTicks + 22n * ticksPerHour, 9 * 60);

  test('is that of moments, where a DateTime counts as UTC', () => {
    expect(compareDates(noon, noonInBerlin)).toBe(0);
    expect(compareDates(noonInBerlin, laterInTokyo)).toBe(-1);
    expect(compareDates(laterInTokyo, noon)).toBe(1);
  });

  test('takes the offset away from the clock', () => {
    expect(utcTicks(noonInBerlin)).toBe(noon.ticks);
  });
});
