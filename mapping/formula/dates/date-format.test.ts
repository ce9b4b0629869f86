import { describe, expect, test } from '@jest/globals';
import { dateTimeText, formatDateTime, isoText, longestDateText } from './date-format.ts';
import { dateTimeOf, dateTimeOffsetOf, maxTicks, minTicks, ticksOfCalendar } from './date-time.ts';
import { FormulaError } from '../formula-error.ts';
import type { DateTimeValue } from '../values.ts';

function clock(hour: number, minute: number, second: number, fraction: number): DateTimeValue {
  return dateTimeOf(ticksOfCalendar({ year: 2026, month: 11, day: 3, hour, minute, second, fraction }) ?? -1n);
}

const morning = clock(9, 5, 7, 4_560_000);
const evening = clock(21, 5, 7, 1_234_567);
const inMumbai = dateTimeOffsetOf(morning.ticks, 330);
const inNewYork = dateTimeOffsetOf(evening.ticks, -300);

describe('a date as text', () => {
  test.each([
    [morning, '11/03/2026 09:05:07'],
    [evening, '11/03/2026 21:05:07'],
    [inMumbai, '11/03/2026 09:05:07 +05:30'],
    [dateTimeOffsetOf(morning.ticks, 0), '11/03/2026 09:05:07 +00:00'],
    [dateTimeOf(minTicks), '01/01/0001 00:00:00'],
    [dateTimeOf(maxTicks), '12/31/9999 23:59:59'],
  ])('%j is written as C# does', (value, expected) => {
    expect(dateTimeText(value)).toBe(expected);
    expect(formatDateTime(value, '')).toBe(expected);
  });

  test.each([
    [morning, '2026-11-03T09:05:07.456'],
    [evening, '2026-11-03T21:05:07.1234567'],
    [clock(0, 0, 0, 0), '2026-11-03T00:00:00.000'],
    [clock(0, 0, 0, 1), '2026-11-03T00:00:00.0000001'],
    [clock(0, 0, 0, 1_234_500), '2026-11-03T00:00:00.12345'],
    [inMumbai, '2026-11-03T09:05:07.456+05:30'],
    [inNewYork, '2026-11-03T21:05:07.1234567-05:00'],
    [dateTimeOffsetOf(morning.ticks, 0), '2026-11-03T09:05:07.456+00:00'],
    [dateTimeOf(minTicks), '0001-01-01T00:00:00.000'],
  ])('%j is written by ISO 8601 for destinations', (value, expected) => {
    expect(isoText(value)).toBe(expected);
  });
});

describe('the standard format', () => {
  test.each([
    ['d', '11/03/2026', '11/03/2026'],
    ['D', 'Tuesday, 03 November 2026', 'Tuesday, 03 November 2026'],
    ['f', 'Tuesday, 03 November 2026 09:05', 'Tuesday, 03 November 2026 09:05'],
    ['F', 'Tuesday, 03 November 2026 09:05:07', 'Tuesday, 03 November 2026 09:05:07'],
    ['g', '11/03/2026 09:05', '11/03/2026 09:05'],
    ['G', '11/03/2026 09:05:07', '11/03/2026 09:05:07'],
    ['M', 'November 03', 'November 03'],
    ['m', 'November 03', 'November 03'],
    ['O', '2026-11-03T09:05:07.4560000', '2026-11-03T09:05:07.4560000+05:30'],
    ['o', '2026-11-03T09:05:07.4560000', '2026-11-03T09:05:07.4560000+05:30'],
    ['R', 'Tue, 03 Nov 2026 09:05:07 GMT', 'Tue, 03 Nov 2026 03:35:07 GMT'],
    ['r', 'Tue, 03 Nov 2026 09:05:07 GMT', 'Tue, 03 Nov 2026 03:35:07 GMT'],
    ['s', '2026-11-03T09:05:07', '2026-11-03T09:05:07'],
    ['t', '09:05', '09:05'],
    ['T', '09:05:07', '09:05:07'],
    ['u', '2026-11-03 09:05:07Z', '2026-11-03 03:35:07Z'],
    ['y', '2026 November', '2026 November'],
    ['Y', '2026 November', '2026 November'],
  ])('%s writes a DateTime as %s, a DateTimeOffset as %s', (format, dateTime, dateTimeOffset) => {
    expect(formatDateTime(morning, format)).toBe(dateTime);
    expect(formatDateTime(inMumbai, format)).toBe(dateTimeOffset);
  });

  test('U is for a DateTime only, as in .NET', () => {
    expect(formatDateTime(morning, 'U')).toBe('Tuesday, 03 November 2026 09:05:07');
    expect(() => formatDateTime(inMumbai, 'U')).toThrow(FormulaError);
  });

  test.each(['H', 'h', 'K', 'z', 'S', 'x', '%', ' ', '/', "'", '\\', '1', '€'])('%s does not exist', (format) => {
    expect(() => formatDateTime(morning, format)).toThrow(FormulaError);
  });
});

describe('the custom format', () => {
  test.each([
    ['yyyy-MM-dd', '2026-11-03'],
    ['%y|yy|yyy|yyyy|yyyyyy', '26|26|2026|2026|002026'],
    ['%M|MM|MMM|MMMM|MMMMM', '11|11|Nov|November|November'],
    ['%d|dd|ddd|dddd|ddddd', '3|03|Tue|Tuesday|Tuesday'],
    ['%H|HH|HHH %h|hh|hhh', '21|21|21 9|09|09'],
    ['%m|mm|mmm %s|ss|sss', '5|05|05 7|07|07'],
    ['%f|ff|fff|ffff|fffff|ffffff|fffffff', '1|12|123|1234|12345|123456|1234567'],
    ['%F|FF|FFFFFFF', '1|12|1234567'],
    ['%t|tt|ttt', 'P|PM|PM'],
    ['h:mm tt', '9:05 PM'],
    ['HH:mm:ss.FFF', '21:05:07.123'],
    ['dd/MM/yyyy', '03/11/2026'],
    ['dd.MM.yyyy', '03.11.2026'],
    ["yyyy'MM'dd", '2026MM03'],
    ['"Day" d', 'Day 3'],
    [String.raw`\d\a\y d`, 'day 3'],
    [String.raw`'it\'s' d`, "it's 3"],
    ["''d", '3'],
    ['dd "de" MMMM', '03 de November'],
    ['%d ', '3 '],
    [' d', ' 3'],
    ['yyyyMMddHHmmss', '20261103210507'],
    ['Q1 €', 'Q1 €'],
    ['MM gg', '11 A.D.'],
    ['%K|%z|zz|zzz', '|+0|+00|+00:00'],
  ])('%s writes %s', (format, expected) => {
    expect(formatDateTime(evening, format)).toBe(expected);
  });

  test.each([
    ['%K|%z|zz|zzz|zzzz', '-05:00|-5|-05|-05:00|-05:00'],
    ['KK', '-05:00-05:00'],
  ])('%s writes the offset', (format, expected) => {
    expect(formatDateTime(inNewYork, format)).toBe(expected);
  });

  test.each([
    [clock(0, 0, 0, 0), '12:00 AM'],
    [clock(11, 59, 0, 0), '11:59 AM'],
    [clock(12, 0, 0, 0), '12:00 PM'],
    [clock(13, 0, 0, 0), '01:00 PM'],
    [clock(23, 59, 0, 0), '11:59 PM'],
  ])('twelve hours make half a day: %#', (value, expected) => {
    expect(formatDateTime(value, 'hh:mm tt')).toBe(expected);
  });

  test.each([
    ['ss.FFF', 0, '07'],
    ['ss.FFF', 1_000_000, '07.1'],
    ['ss.FFF', 9_999, '07'],
    ['ss.fff', 0, '07.000'],
    ['ss,FFF', 0, '07,'],
    ['ss.%F', 0, '07'],
  ])('%s with a fraction of %s writes %s: a point alone goes away', (format, fraction, expected) => {
    expect(formatDateTime(clock(9, 5, 7, fraction), format)).toBe(expected);
  });

  test.each([
    'ffffffff',
    'FFFFFFFF',
    "'open",
    '"open',
    "d '",
    'd %',
    '%%',
    "%'",
    String.raw`d \ `.trim(),
    String.raw`'\ `.trim(),
  ])('%s is none', (format) => {
    expect(() => formatDateTime(morning, format)).toThrow(FormulaError);
  });

  test.each(['d', 'F', '%K', 'KKKK', 'dddd', 'MMMM', 'MMMMdddd', '%g%g%g', 'y'.repeat(50), 'zzz'])(
    '%s never writes more than is said',
    (format) => {
      const wednesdayInSeptember = dateTimeOffsetOf(
        ticksOfCalendar({ year: 2026, month: 9, day: 30, hour: 22, minute: 0, second: 0, fraction: 0 }) ?? -1n,
        330,
      );
      expect(formatDateTime(wednesdayInSeptember, format).length).toBeLessThanOrEqual(longestDateText(format));
    },
  );
});
