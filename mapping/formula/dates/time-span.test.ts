import { describe, expect, test } from '@jest/globals';
import { ticksPerDay, ticksPerHour, ticksPerMillisecond, ticksPerMinute, ticksPerSecond } from './date-time.ts';
import { FormulaError } from '../formula-error.ts';
import {
  offsetMinutesOf,
  timeSpanOf,
  timeSpanOfParts,
  timeSpanOfUnits,
  timeSpanText,
  unitsWithin,
} from './time-span.ts';

const longest = 2n ** 63n - 1n;
const mostNegative = -(2n ** 63n);

describe('a span as text', () => {
  test.each([
    [0n, '00:00:00'],
    [1n, '00:00:00.0000001'],
    [-15_000_000n, '-00:00:01.5000000'],
    [ticksPerMillisecond, '00:00:00.0010000'],
    [ticksPerDay, '1.00:00:00'],
    [-ticksPerDay, '-1.00:00:00'],
    [ticksPerDay - 1n, '23:59:59.9999999'],
    [ticksPerDay + 2n * ticksPerHour + 3n * ticksPerMinute + 4n * ticksPerSecond, '1.02:03:04'],
    [longest, '10675199.02:48:05.4775807'],
    [mostNegative, '-10675199.02:48:05.4775808'],
  ])('%s ticks are %s', (ticks, expected) => {
    expect(timeSpanText(timeSpanOf(ticks))).toBe(expected);
  });
});

describe('a span of units', () => {
  test.each([
    [1.5, ticksPerHour, '01:30:00'],
    [-0.25, ticksPerDay, '-06:00:00'],
    [0.1, ticksPerSecond, '00:00:00.1000000'],
    [1e-8, ticksPerSecond, '00:00:00'],
    [90, ticksPerMinute, '01:30:00'],
    [-0, ticksPerDay, '00:00:00'],
    [2 ** 63 / 10_000_000, ticksPerSecond, '10675199.02:48:05.4775807'],
  ])('%s of %s ticks is %s', (count, unit, expected) => {
    expect(timeSpanText(timeSpanOfUnits(count, unit))).toBe(expected);
  });

  test.each([NaN, Infinity, -Infinity, 1e10, -1e10, 1e300])('%s days are none', (count) => {
    expect(() => timeSpanOfUnits(count, ticksPerDay)).toThrow(FormulaError);
  });
});

describe('a span of parts', () => {
  test.each([
    [{ days: 1, hours: 2, minutes: 3, seconds: 4 }, '1.02:03:04'],
    [{ days: 0, hours: 25, minutes: 61, seconds: 61 }, '1.02:02:01'],
    [{ days: 0, hours: 1, minutes: -1, seconds: 0 }, '00:59:00'],
    [{ days: -1, hours: 0, minutes: 0, seconds: 0 }, '-1.00:00:00'],
  ])('%j is %s', (parts, expected) => {
    expect(timeSpanText(timeSpanOfParts(parts))).toBe(expected);
  });

  test('is refused where it is too long', () => {
    expect(() => timeSpanOfParts({ days: 2 ** 31 - 1, hours: 0, minutes: 0, seconds: 0 })).toThrow(FormulaError);
  });
});

test.each([longest + 1n, mostNegative - 1n])('a span of %s ticks is too long', (ticks) => {
  expect(() => timeSpanOf(ticks)).toThrow(FormulaError);
});

test.each([
  [ticksPerMinute * 90n, 30, 1],
  [ticksPerMinute * -90n, -30, -1],
  [ticksPerDay + ticksPerHour, 0, 1],
  [0n, 0, 0],
])('of %s ticks, %s are the minutes beside the hours, and %s the hours beside the days', (ticks, minutes, hours) => {
  const span = timeSpanOf(ticks);
  expect(unitsWithin(span, ticksPerMinute, ticksPerHour)).toBe(minutes);
  expect(unitsWithin(span, ticksPerHour, ticksPerDay)).toBe(hours);
});

test('an offset is of whole minutes', () => {
  expect(offsetMinutesOf(timeSpanOf(-90n * ticksPerMinute))).toBe(-90);
  expect(() => offsetMinutesOf(timeSpanOf(90n * ticksPerSecond))).toThrow(FormulaError);
});
