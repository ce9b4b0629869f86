import { describe, expect, test } from '@jest/globals';
import { typedResult } from './testing/typed-result.ts';

describe('Math rounds', () => {
  test.each([
    ['Math.Round(2.5)', 'double 2'],
    ['Math.Round(3.5)', 'double 4'],
    ['Math.Round(-2.5)', 'double -2'],
    ['Math.Round(-0.4)', 'double -0'],
    ['Math.Round(2.5m)', 'decimal 2'],
    ['Math.Round(7)', 'double 7'],
    ['Math.Round(2.675, 2)', 'double 2.68'],
    ['Math.Round(2.665m, 2)', 'decimal 2.66'],
    ['Math.Round(1.10m, 1)', 'decimal 1.1'],
    ['Math.Round(1.5m, 4)', 'decimal 1.5'],
    ['Math.Round(2.5, MidpointRounding.AwayFromZero)', 'double 3'],
    ['Math.Round(2.5m, MidpointRounding.AwayFromZero)', 'decimal 3'],
    ['Math.Round(2.25, 1, MidpointRounding.AwayFromZero)', 'double 2.3'],
    ['Math.Round(-2.21m, 1, MidpointRounding.ToNegativeInfinity)', 'decimal -2.3'],
    ['Math.Round(2.21m, 1, MidpointRounding.ToPositiveInfinity)', 'decimal 2.3'],
    ['Math.Round(2.29m, 1, MidpointRounding.ToZero)', 'decimal 2.2'],
    ['Math.Round(2.5, 0, MidpointRounding.ToEven)', 'double 2'],
    ['Math.Ceiling(2.1)', 'double 3'],
    ['Math.Ceiling(-2.9)', 'double -2'],
    ['Math.Ceiling(2.1m)', 'decimal 3'],
    ['Math.Ceiling(7)', 'double 7'],
    ['Math.Floor(-2.1)', 'double -3'],
    ['Math.Floor(2.9m)', 'decimal 2'],
    ['Math.Truncate(-2.9)', 'double -2'],
    ['Math.Truncate(-2.90m)', 'decimal -2'],
    ['Math.Floor(double.NaN)', 'double NaN'],
  ])('%s is %s', (source, expected) => {
    expect(typedResult(source)).toBe(expected);
  });

  test.each([
    ['Math.Round(1.5, 16)', 'rounded to 0 to 15 digits'],
    ['Math.Round(1.5m, 29)', 'rounded to 0 to 28 digits'],
    ['Math.Round(1.5m, -1)', 'rounded to 0 to 28 digits'],
    ['Math.Round("2.5")', 'Invalid parameter passed to the method Round.'],
    ['Math.Round(null)', 'Invalid parameter passed to the method Round.'],
  ])('but not %s', (source, message) => {
    expect(() => typedResult(source)).toThrow(message);
  });
});

describe('Math keeps the type of what it chooses from', () => {
  test.each([
    ['Math.Abs(-7)', 'int 7'],
    ['Math.Abs(-7L)', 'long 7'],
    ['Math.Abs(-1.5)', 'double 1.5'],
    ['Math.Abs(-1.50m)', 'decimal 1.50'],
    ['Math.Abs(-double.PositiveInfinity)', 'double Infinity'],
    ['Math.Max(1, 2)', 'int 2'],
    ['Math.Max(1, 2L)', 'long 2'],
    ['Math.Max(3, 2L)', 'long 3'],
    ['Math.Max(1, 2.5)', 'double 2.5'],
    ['Math.Max(3, 2.5m)', 'decimal 3'],
    ['Math.Max(1.0m, 1.00m)', 'decimal 1.0'],
    ['Math.Max(double.NaN, 1)', 'double NaN'],
    ['Math.Max(1, double.NaN)', 'double NaN'],
    ['Math.Max(-0.0, 0.0)', 'double 0'],
    ['Math.Min(0.0, -0.0)', 'double -0'],
    ['Math.Min(1, 2)', 'int 1'],
    ['Math.Min(1.5m, 2)', 'decimal 1.5'],
    ['Math.Min(double.NaN, 1)', 'double NaN'],
    ['Math.Sign(-2.5)', 'int -1'],
    ['Math.Sign(0m)', 'int 0'],
    ['Math.Sign(7L)', 'int 1'],
  ])('%s is %s', (source, expected) => {
    expect(typedResult(source)).toBe(expected);
  });

  test.each([
    ['Math.Abs(int.MinValue)', 'out of the range of int'],
    ['Math.Abs(long.MinValue)', 'out of the range of long'],
    ['Math.Sign(double.NaN)', 'NaN has no sign'],
    ['Math.Max(1.5, 2.5m)', 'Invalid parameter passed to the method Max.'],
    ['Math.Max(1, "2")', 'Invalid parameter passed to the method Max.'],
  ])('but not %s', (source, message) => {
    expect(() => typedResult(source)).toThrow(message);
  });
});

describe('Math calculates with doubles', () => {
  test.each([
    ['Math.PI', 'double 3.141592653589793'],
    ['Math.Pow(2, 10)', 'double 1024'],
    ['Math.Pow(2, -1)', 'double 0.5'],
    ['Math.Pow(-8, 1.0 / 3)', 'double NaN'],
    ['Math.Pow(0, 0)', 'double 1'],
    ['Math.Pow(1, double.NaN)', 'double 1'],
    ['Math.Pow(-1, double.NegativeInfinity)', 'double 1'],
    ['Math.Pow(10, 400)', 'double Infinity'],
    ['Math.Sqrt(2)', 'double 1.4142135623730951'],
    ['Math.Sqrt(-1)', 'double NaN'],
  ])('%s is %s', (source, expected) => {
    expect(typedResult(source)).toBe(expected);
  });

  test('not with decimals', () => {
    expect(() => typedResult('Math.Pow(2m, 2)')).toThrow('Invalid parameter passed to the method Pow.');
    expect(() => typedResult('Math.Sqrt(4m)')).toThrow('Invalid parameter passed to the method Sqrt.');
  });
});
