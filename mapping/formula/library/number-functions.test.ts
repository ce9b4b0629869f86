import { describe, expect, test } from '@jest/globals';
import type { JsonValue } from '../../../customer/source-record.ts';
import { typedResult } from './testing/typed-result.ts';

describe('the functions for numbers give what the vendor gives', () => {
  test.each([
    ['Larger(1, 2)', 'decimal 2'],
    ['Larger(2.50m, 2)', 'decimal 2.50'],
    ['Larger(-1.5, -2)', 'decimal -1.5'],
    ['Larger(null, -2)', 'decimal -2'],
    ['Larger(-2, null)', 'decimal -2'],
    ['Larger(null, null)', 'decimal 0'],
    ['Larger(1.0m, 1.00m)', 'decimal 1.0'],
    ['CoalesceToDecimal(null, 1.50m, 2)', 'decimal 1.50'],
    ['CoalesceToDecimal(null, "7.25")', 'decimal 7.25'],
    ['CoalesceToDecimal(null, null)', 'decimal 0'],
    ['CoalesceToDecimal()', 'decimal 0'],
    ['CoalesceToInt(82.8)', 'int 82'],
    ['CoalesceToInt(-1.2)', 'int -2'],
    ['CoalesceToInt(null, "82.8")', 'int 82'],
    ['CoalesceToInt(2.9999999m)', 'int 2'],
    ['CoalesceToInt(null)', 'int 0'],
    ['CoalesceToInt(true)', 'int 1'],
    ['ConvertToInt(null)', 'int 0'],
    ['ConvertToInt(2.5)', 'int 2'],
    ['ConvertToInt(3.5)', 'int 4'],
    ['ConvertToInt(-2.5)', 'int -2'],
    ['ConvertToInt(" 7 ")', 'int 7'],
    ['ConvertToInt(true)', 'int 1'],
    ['ConvertToLong("9223372036854775807")', 'long 9223372036854775807'],
    ['ConvertToLong(2.5m)', 'long 2'],
    ['ConvertToLong(null)', 'long 0'],
    ['ConvertToDecimal(null)', 'decimal 0'],
    ['ConvertToDecimal("1,234.50")', 'decimal 1234.50'],
    ['ConvertToDecimal(0.1 + 0.2)', 'decimal 0.3'],
    ['ConvertToDouble(null)', 'double 0'],
    ['ConvertToDouble("1e3")', 'double 1000'],
    ['ConvertToDouble(0.10m)', 'double 0.1'],
    ['TypesafeMultiplication(2, 3)', 'double 6'],
    ['TypesafeMultiplication(1.5m, 2)', 'double 3'],
    ['TypesafeMultiplication("1.5", 2.0)', 'double 3'],
    ['TypesafeMultiplication(null, 3)', 'double 0'],
    ['TypesafeMultiplication(3, null)', 'double 0'],
    ['TypesafeDivision(7, 2)', 'double 3.5'],
    ['TypesafeDivision(7m, 2.0)', 'double 3.5'],
    ['TypesafeDivision(null, 2)', 'double 0'],
    ['TypesafeDivision(null, null)', 'double 0'],
    ['TypesafeDivision(null, 0)', 'double 0'],
    ['TypesafeDivision(0, 5)', 'double 0'],
  ])('%s is %s', (source, expected) => {
    expect(typedResult(source)).toBe(expected);
  });

  test.each([
    ['Larger("1", 2)', 'Invalid parameter passed to the method Larger. The parameter a is expected to be of the type'],
    ['CoalesceToDecimal(null, "")', 'The text is no number that a decimal holds.'],
    ['CoalesceToInt("seven")', 'The text is no number.'],
    ['CoalesceToInt(3000000000.5)', 'out of the range of int'],
    ['CoalesceToInt(double.NaN)', 'out of the range of int'],
    ['ConvertToInt("7.5")', 'The text is no whole number.'],
    ['ConvertToInt("seven")', 'The text is no whole number.'],
    ['ConvertToInt("")', 'The text is no whole number.'],
    ['ConvertToInt(3000000000)', 'out of the range of int'],
    ['ConvertToInt(DateTime.MinValue)', 'DateTime cannot be converted to int.'],
    ['ConvertToLong("7.0")', 'The text is no whole number.'],
    ['ConvertToDecimal("seven")', 'The text is no number that a decimal holds.'],
    ['ConvertToDecimal(double.NaN)', 'out of the range of decimal'],
    ['ConvertToDouble("seven")', 'The text is no number.'],
    ['TypesafeMultiplication("seven", 2)', 'The text is no number.'],
    ['TypesafeDivision(1, null)', 'Error in TypesafeDivision call: deonomonator was null.'],
    ['TypesafeDivision(1, 0)', 'Error in TypesafeDivision call: attempt to divide by zero.'],
    ['TypesafeDivision(1, 0.00m)', 'Error in TypesafeDivision call: attempt to divide by zero.'],
    ['TypesafeDivision(0, 0)', 'Error in TypesafeDivision call: attempt to divide by zero.'],
  ])('%s is refused', (source, message) => {
    expect(() => typedResult(source)).toThrow(message);
  });
});

describe('IntListFromString', () => {
  test.each<[JsonValue, string]>([
    ['[1,2]', '[int 1, int 2]'],
    ['1,2', '[int 1, int 2]'],
    ['[ 1 , -2 ]', '[int 1, int -2]'],
    ['[7', '[int 7]'],
    ['7]', '[int 7]'],
    ['+7', '[int 7]'],
    ['', 'null'],
    ['[]', 'null'],
    [null, 'null'],
  ])('of %j is %s', (text, expected) => {
    expect(typedResult('IntListFromString(Ids)', { Ids: text })).toBe(expected);
  });

  test.each(['[1,]', '[[1]]', '[1.5]', 'one', '[1;2]', ' ', '["1"]'])('of %j is refused', (text) => {
    expect(() => typedResult('IntListFromString(Ids)', { Ids: text })).toThrow('The text is no whole number.');
  });

  test('is bounded', () => {
    expect(() => typedResult('IntListFromString(Ids)', { Ids: '1,'.repeat(20_000) })).toThrow('10000 items');
    expect(() => typedResult('IntListFromString(Ids)', { Ids: '3000000000' })).toThrow('out of the range of int');
  });
});

test('no refusal names a value', () => {
  const secret = 'secret-4711';
  for (const name of ['ConvertToInt', 'ConvertToLong', 'ConvertToDecimal', 'ConvertToDouble', 'IntListFromString']) {
    expect(() => typedResult(`${name}(Field)`, { Field: secret })).toThrow(/^(?!.*secret)/);
  }
});
