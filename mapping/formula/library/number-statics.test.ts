import { describe, expect, test } from '@jest/globals';
import { typedResult } from './testing/typed-result.ts';

describe('Convert', () => {
  test.each([
    ['Convert.ToInt32(2.5)', 'int 2'],
    ['Convert.ToInt32("7")', 'int 7'],
    ['Convert.ToInt32(null)', 'int 0'],
    ["Convert.ToInt32('5')", 'int 53'],
    ['Convert.ToInt32(DayOfWeek.Friday)', 'int 5'],
    ['Convert.ToInt64(3000000000)', 'long 3000000000'],
    ['Convert.ToDouble("1.5")', 'double 1.5'],
    ['Convert.ToDecimal(1.5)', 'decimal 1.5'],
    ['Convert.ToBoolean("true")', 'bool True'],
    ['Convert.ToBoolean(0)', 'bool False'],
    ['Convert.ToBoolean(null)', 'bool False'],
    ['Convert.ToString(1.50m)', 'string 1.50'],
    ['Convert.ToString(true)', 'string True'],
    ['Convert.ToString(null)', 'string '],
    ['Convert.ToDateTime("2026-11-23").Year', 'int 2026'],
    ['Convert.ToDateTime(null) == DateTime.MinValue', 'bool True'],
    ['Convert.ToDateTime(DateTime.MaxValue) == DateTime.MaxValue', 'bool True'],
  ])('%s is %s', (source, expected) => {
    expect(typedResult(source)).toBe(expected);
  });

  test.each([
    ['Convert.ToInt32("7.5")', 'The text is no whole number.'],
    ['Convert.ToInt32(3000000000)', 'out of the range of int'],
    ['Convert.ToBoolean("yes")', 'neither True nor False'],
    ['Convert.ToDateTime("tomorrow")', 'The text is no date.'],
    ['Convert.ToDateTime(7)', 'int cannot be converted to DateTime.'],
    ['Convert.ToDouble(DateTime.MinValue)', 'DateTime cannot be converted to double.'],
  ])('but not %s', (source, message) => {
    expect(() => typedResult(source)).toThrow(message);
  });
});

describe('the types of numbers', () => {
  test.each([
    ['int.Parse(" -7 ")', 'int -7'],
    ['int.MaxValue', 'int 2147483647'],
    ['int.MinValue', 'int -2147483648'],
    ['long.Parse("7")', 'long 7'],
    ['long.MaxValue', 'long 9223372036854775807'],
    ['long.MinValue', 'long -9223372036854775808'],
    ['double.Parse("1e-5")', 'double 1E-05'],
    ['double.MaxValue', 'double 1.7976931348623157E+308'],
    ['double.MinValue', 'double -1.7976931348623157E+308'],
    ['double.Epsilon', 'double 5E-324'],
    ['double.NaN', 'double NaN'],
    ['double.PositiveInfinity', 'double Infinity'],
    ['double.NegativeInfinity', 'double -Infinity'],
    ['double.IsNaN(0.0 / 0)', 'bool True'],
    ['double.IsNaN(1)', 'bool False'],
    ['double.IsInfinity(-1 / 0.0)', 'bool True'],
    ['double.IsFinite(1.5)', 'bool True'],
    ['double.IsFinite(double.NaN)', 'bool False'],
    ['decimal.Parse("1,234.50")', 'decimal 1234.50'],
    ['decimal.MaxValue', 'decimal 79228162514264337593543950335'],
    ['decimal.MinValue', 'decimal -79228162514264337593543950335'],
    ['decimal.Zero', 'decimal 0'],
    ['decimal.One', 'decimal 1'],
    ['decimal.MinusOne', 'decimal -1'],
    ['decimal.Round(2.5m)', 'decimal 2'],
    ['decimal.Round(2.25m, 1, MidpointRounding.AwayFromZero)', 'decimal 2.3'],
    ['decimal.Round(2.5m, MidpointRounding.AwayFromZero)', 'decimal 3'],
    ['decimal.Truncate(-2.9m)', 'decimal -2'],
    ['decimal.Floor(-2.1m)', 'decimal -3'],
    ['decimal.Ceiling(2.1m)', 'decimal 3'],
    ['decimal.Compare(1.0m, 2)', 'int -1'],
    ['decimal.Compare(1.0m, 1.00m)', 'int 0'],
    ['bool.Parse("TRUE")', 'bool True'],
    ['bool.TrueString', 'string True'],
    ['bool.FalseString', 'string False'],
  ])('%s is %s', (source, expected) => {
    expect(typedResult(source)).toBe(expected);
  });

  test.each([
    ['int.Parse("3000000000")', 'out of the range of int'],
    ['int.Parse("")', 'The text is no whole number.'],
    ['int.Parse(null)', 'Invalid parameter passed to the method Parse.'],
    ['long.Parse("9223372036854775808")', 'out of the range of long'],
    ['double.Parse("x")', 'The text is no number.'],
    ['decimal.Parse("1e3")', 'The text is no number that a decimal holds.'],
    ['decimal.Floor(2.5)', 'Invalid parameter passed to the method Floor.'],
    ['bool.Parse("1")', 'neither True nor False'],
    ['int.MaxValue + 1', 'out of the range of int'],
  ])('but not %s', (source, message) => {
    expect(() => typedResult(source)).toThrow(message);
  });
});
