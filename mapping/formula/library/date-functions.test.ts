import { describe, expect, test } from '@jest/globals';
import { offsetOfDate } from '../dates/date-time.ts';
import { FormulaError } from '../formula-error.ts';
import { parseFormula } from '../parse-formula.ts';
import { runFormula } from '../run-formula.ts';
import { textOf } from '../text-of.ts';
import { dateFunctions } from './date-functions.ts';
import { calculate } from './testing/calculate.ts';

describe('DateOnly', () => {
  test.each([
    ['null', null],
    ['"0"', null],
    ['""', null],
    ['"soon"', null],
    ['"2026-02-30"', null],
    ['"12345678"', null],
    ['"12345678901"', null],
    ['" 1795429230 "', null],
    ['"-179542923"', null],
    ['"1795429230"', '11/23/2026 00:00:00'],
    ['"000000000"', '01/01/1970 00:00:00'],
    ['"999999999"', '09/09/2001 00:00:00'],
    ['"9999999999"', '11/20/2286 00:00:00'],
    ['new DateTime(2026, 11, 23, 10, 20, 30)', '11/23/2026 00:00:00'],
    ['DateTime.MinValue', '01/01/0001 00:00:00'],
    ['DateTimeOffset.Parse("2026-11-23T23:30:00-08:00")', '11/23/2026 00:00:00'],
  ])('of %s is %s', (argument, expected) => {
    expect(calculate(`DateOnly(${argument})`)).toBe(expected);
  });

  test.each(['"2026-11-23"', '"11/23/2026 10:20"', '"Mon, 23 Nov 2026 10:20:30 GMT"'])(
    'fails for the text %s, as in iPaaS.com, and says what to use',
    (argument) => {
      expect(() => calculate(`DateOnly(${argument})`)).toThrow('use DateTime.Parse');
    },
  );

  test.each(['0', '1795429230', '1.5', 'true', ''])('takes no %s', (argument) => {
    expect(() => calculate(`DateOnly(${argument})`)).toThrow(FormulaError);
  });

  test('tells a wrong type in the words of iPaaS.com', () => {
    expect(() => calculate('DateOnly(true)')).toThrow(
      'Invalid parameter passed to the method DateOnly. The parameter x',
    );
  });
});

describe('local time, which is UTC', () => {
  test.each([
    ['LocalDateTimeFromDateTimeOffset(DateTimeOffset.Parse("2026-11-23T10:20:30+02:00"))', '11/23/2026 08:20:30'],
    ['LocalDateTimeFromDateTimeOffset(DateTimeOffset.MinValue)', null],
    ['DateTimeOffsetFromLocalDateTime(DateTime.Parse("2026-11-23T10:20:30"))', '11/23/2026 10:20:30 +00:00'],
    ['DateTimeOffsetFromLocalDateTime(DateTime.MinValue)', '01/01/0001 00:00:00 +00:00'],
    ['MinimumDateTime()', '01/01/0001 00:00:00'],
    ['MaximumDateTime()', '12/31/9999 23:59:59'],
    ['MaximumDateTime() == DateTime.MaxValue', true],
  ])('%s is %s', (formula, expected) => {
    expect(calculate(formula)).toBe(expected);
  });

  test.each([
    'LocalDateTimeFromDateTimeOffset(null)',
    'LocalDateTimeFromDateTimeOffset("2026-11-23")',
    'DateTimeOffsetFromLocalDateTime(null)',
    'DateTimeOffsetFromLocalDateTime(DateTimeOffset.MinValue)',
  ])('%s is an error', (formula) => {
    expect(() => calculate(formula)).toThrow(FormulaError);
  });
});

describe('the current time', () => {
  const syncTime = offsetOfDate(new Date('2026-11-23T10:20:30.456Z'));
  const scope = { read: () => undefined };

  test.each([
    ['CurrentDateTime()', '11/23/2026 10:20:30'],
    ['CurrentDateTimeOffset()', '11/23/2026 10:20:30 +00:00'],
  ])('%s is that of the sync', (formula, expected) => {
    expect(textOf(runFormula(parseFormula(formula), { scope, syncTime }))).toBe(expected);
  });

  test('is all that makes a result depend on the time', () => {
    const timed = dateFunctions.filter(({ readsTime }) => readsTime).map(({ signature }) => signature.name);
    expect(timed).toEqual(['CurrentDateTime', 'CurrentDateTimeOffset']);
  });
});

describe('CoalesceToDateTime', () => {
  test.each([
    ['', '01/01/0001 00:00:00'],
    ['null, null', '01/01/0001 00:00:00'],
    ['null, "2026-11-23T10:20:30"', '11/23/2026 10:20:30'],
    ['null, "2026-11-23T10:20:30+02:00"', '11/23/2026 08:20:30'],
    ['new DateTime(2026, 1, 2), "no date"', '01/02/2026 00:00:00'],
    ['DateTimeOffset.Parse("2026-11-23T01:00:00+02:00")', '11/22/2026 23:00:00'],
  ])('of %s is %s', (args, expected) => {
    expect(calculate(`CoalesceToDateTime(${args})`)).toBe(expected);
  });

  test.each(['""', '"no date"', '"1795429230"', '0', '1.5', 'true', 'TimeSpan.Zero'])(
    'makes none of %s',
    (argument) => {
      expect(() => calculate(`CoalesceToDateTime(null, ${argument})`)).toThrow(FormulaError);
    },
  );

  test('never tells the value that it cannot take', () => {
    expect(() => calculate('CoalesceToDateTime("Ada")')).toThrow(/^(?!.*Ada)/);
  });
});
