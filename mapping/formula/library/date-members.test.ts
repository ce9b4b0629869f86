import { describe, expect, test } from '@jest/globals';
import { FormulaError } from '../formula-error.ts';
import { calculate } from './testing/calculate.ts';

const local = 'DateTime.Parse("2024-12-31T21:05:07.4567891")';
const inMumbai = 'DateTimeOffset.Parse("2024-12-31T21:05:07.4567891+05:30")';

describe('a part of a date', () => {
  test.each([
    ['Year', 2024],
    ['Month', 12],
    ['Day', 31],
    ['Hour', 21],
    ['Minute', 5],
    ['Second', 7],
    ['Millisecond', 456],
    ['DayOfYear', 366],
    ['DayOfWeek', 'Tuesday'],
    ['Date', '12/31/2024 00:00:00'],
    ['TimeOfDay', '21:05:07.4567891'],
  ])('%s is %s, by the clock of the date itself', (name, expected) => {
    expect(calculate(`${local}.${name}`)).toBe(expected);
    expect(calculate(`${inMumbai}.${name}`)).toBe(expected);
  });

  test.each([
    ['DateTime.UnixEpoch.Ticks == 621355968000000000', true],
    ['DateTime.MinValue.Ticks', 0],
    [`${local}.DayOfWeek == DayOfWeek.Tuesday`, true],
    [`${inMumbai}.Date == ${local}.Date`, true],
    [`${inMumbai}.Offset`, '05:30:00'],
    ['DateTimeOffset.Parse("2024-12-31T21:05:07-08:00").Offset', '-08:00:00'],
    [`${inMumbai}.DateTime`, '12/31/2024 21:05:07'],
    [`${inMumbai}.UtcDateTime`, '12/31/2024 15:35:07'],
    [`${inMumbai}.LocalDateTime`, '12/31/2024 15:35:07'],
  ])('%s is %s', (formula, expected) => {
    expect(calculate(formula)).toBe(expected);
  });
});

describe('a date moves', () => {
  test.each([
    ['AddDays(1)', '01/01/2025 21:05:07', ' +05:30'],
    ['AddDays(-366)', '12/31/2023 21:05:07', ' +05:30'],
    ['AddDays(0.5)', '01/01/2025 09:05:07', ' +05:30'],
    ['AddHours(3)', '01/01/2025 00:05:07', ' +05:30'],
    ['AddMinutes(-5.5)', '12/31/2024 20:59:37', ' +05:30'],
    ['AddSeconds(53)', '12/31/2024 21:06:00', ' +05:30'],
    ['AddMilliseconds(543.3)', '12/31/2024 21:05:08', ' +05:30'],
    ['AddMonths(2)', '02/28/2025 21:05:07', ' +05:30'],
    ['AddMonths(-1)', '11/30/2024 21:05:07', ' +05:30'],
    ['AddYears(1)', '12/31/2025 21:05:07', ' +05:30'],
    ['Add(new TimeSpan(1, 0, 0))', '12/31/2024 22:05:07', ' +05:30'],
    ['Subtract(TimeSpan.FromDays(1))', '12/30/2024 21:05:07', ' +05:30'],
  ])('by %s to %s, and keeps its offset', (method, expected, offset) => {
    expect(calculate(`${local}.${method}`)).toBe(expected);
    expect(calculate(`${inMumbai}.${method}`)).toBe(`${expected}${offset}`);
  });

  test.each([
    [`${local}.Subtract(DateTime.Parse("2024-12-30T21:05:07.4567891"))`, '1.00:00:00'],
    [`${inMumbai}.Subtract(DateTimeOffset.Parse("2024-12-31T15:35:07.4567891Z"))`, '00:00:00'],
    [`${inMumbai}.Subtract(${local})`, '-05:30:00'],
    [`${local} - TimeSpan.FromHours(1)`, '12/31/2024 20:05:07'],
    [`(${local} - DateTime.Parse("2024-12-31")).TotalHours > 21`, true],
  ])('%s is %s', (formula, expected) => {
    expect(calculate(formula)).toBe(expected);
  });

  test.each([
    [`${local}.ToUniversalTime()`, '12/31/2024 21:05:07'],
    [`${local}.ToLocalTime()`, '12/31/2024 21:05:07'],
    [`${inMumbai}.ToUniversalTime()`, '12/31/2024 15:35:07 +00:00'],
    [`${inMumbai}.ToLocalTime()`, '12/31/2024 15:35:07 +00:00'],
    [`${inMumbai}.ToOffset(TimeSpan.FromHours(-8))`, '12/31/2024 07:35:07 -08:00'],
    [`${inMumbai}.ToOffset(TimeSpan.FromHours(14))`, '01/01/2025 05:35:07 +14:00'],
  ])('%s is %s', (formula, expected) => {
    expect(calculate(formula)).toBe(expected);
  });

  test.each([
    `${local}.AddDays("1")`,
    `${local}.AddDays(1.5m)`,
    `${local}.AddDays(null)`,
    `${local}.AddMonths(1.5)`,
    `${local}.Subtract(${inMumbai})`,
    `${inMumbai}.ToOffset(TimeSpan.FromHours(15))`,
    `${inMumbai}.ToOffset(TimeSpan.FromSeconds(90))`,
    'DateTime.MaxValue.AddDays(1)',
    'DateTimeOffset.MinValue.AddMilliseconds(-1)',
    'DateTimeOffset.MinValue.ToOffset(TimeSpan.FromHours(-1))',
    `${local}.Offset`,
  ])('%s is an error', (formula) => {
    expect(() => calculate(formula)).toThrow(FormulaError);
  });
});

describe('Unix time', () => {
  test.each([
    ['1970-01-01T00:00:00Z', 0, 0],
    ['1970-01-01T00:00:01.9999Z', 1, 1999],
    ['1969-12-31T23:59:59.9999Z', -1, -1],
    ['1970-01-01T02:00:00+02:00', 0, 0],
    ['0001-01-01T00:00:00Z', -62_135_596_800, -62_135_596_800_000],
  ])('of %s is %s seconds, %s milliseconds: rounded down', (date, seconds, milliseconds) => {
    expect(calculate(`DateTimeOffset.Parse("${date}").ToUnixTimeSeconds()`)).toBe(seconds);
    expect(calculate(`DateTimeOffset.Parse("${date}").ToUnixTimeMilliseconds()`)).toBe(milliseconds);
  });
});

describe('ToString', () => {
  test.each([
    ['ToString()', '12/31/2024 21:05:07', '12/31/2024 21:05:07 +05:30'],
    ['ToString(null)', '12/31/2024 21:05:07', '12/31/2024 21:05:07 +05:30'],
    ['ToString("")', '12/31/2024 21:05:07', '12/31/2024 21:05:07 +05:30'],
    ['ToString("d")', '12/31/2024', '12/31/2024'],
    ['ToString("yyyy-MM-ddTHH:mm:ssK")', '2024-12-31T21:05:07', '2024-12-31T21:05:07+05:30'],
    ['ToString("u")', '2024-12-31 21:05:07Z', '2024-12-31 15:35:07Z'],
  ])('%s writes a DateTime as %s, a DateTimeOffset as %s', (method, dateTime, dateTimeOffset) => {
    expect(calculate(`${local}.${method}`)).toBe(dateTime);
    expect(calculate(`${inMumbai}.${method}`)).toBe(dateTimeOffset);
  });

  test('refuses a format that is none, and one that could write too much', () => {
    expect(() => calculate(`${local}.ToString("x")`)).toThrow('DateTime has no such format.');
    expect(() => calculate(`${local}.ToString(Format)`, { Format: 'K'.repeat(20_000) })).toThrow('characters');
  });
});

describe('dates compare', () => {
  test.each([
    [`${local}.CompareTo(DateTime.MaxValue)`, -1],
    [`${local}.CompareTo(DateTime.MinValue)`, 1],
    [`${local}.CompareTo(${local})`, 0],
    [`${inMumbai}.CompareTo(DateTimeOffset.Parse("2024-12-31T15:35:07.4567891Z"))`, 0],
    [`${inMumbai}.CompareTo(${local})`, -1],
    [`${local}.Equals(${local})`, true],
    [`${local}.Equals(${local}.AddMilliseconds(1))`, false],
    [`${local}.Equals(${inMumbai})`, false],
    [`${local}.Equals(null)`, false],
    [`${local}.Equals("2024-12-31")`, false],
    [`${inMumbai}.Equals(${inMumbai}.ToUniversalTime())`, true],
    [`${inMumbai}.Equals(${inMumbai}.UtcDateTime)`, true],
    [`${inMumbai}.Equals(null)`, false],
    [`${inMumbai}.Equals(1)`, false],
  ])('%s is %s', (formula, expected) => {
    expect(calculate(formula)).toBe(expected);
  });
});
