import { describe, expect, test } from '@jest/globals';
import { readDecimal } from './convert.ts';
import { decimalText } from './decimal.ts';
import { roundDecimal } from './decimal-rounding.ts';
import type { Rounding } from './rounded-quotient.ts';

describe('a decimal is rounded', () => {
  test.each<[string, number, Rounding, string]>([
    ['2.5', 0, 'even', '2'],
    ['3.5', 0, 'even', '4'],
    ['-2.5', 0, 'even', '-2'],
    ['2.50000001', 0, 'even', '3'],
    ['2.5', 0, 'away', '3'],
    ['-2.5', 0, 'away', '-3'],
    ['2.9', 0, 'zero', '2'],
    ['-2.9', 0, 'zero', '-2'],
    ['2.1', 0, 'up', '3'],
    ['-2.1', 0, 'up', '-2'],
    ['2.9', 0, 'down', '2'],
    ['-2.1', 0, 'down', '-3'],
    ['2.675', 2, 'even', '2.68'],
    ['2.665', 2, 'even', '2.66'],
    ['1.005', 2, 'away', '1.01'],
    ['1.10', 1, 'even', '1.1'],
    ['1.5', 3, 'even', '1.5'],
    ['7', 0, 'up', '7'],
    ['7.00', 0, 'up', '7'],
    ['-0.4', 0, 'even', '0'],
    ['0.00000000000000000000000000015', 28, 'even', '0.0000000000000000000000000002'],
    ['79228162514264337593543950335', 0, 'up', '79228162514264337593543950335'],
  ])('%s to %d digits, %s: %s', (text, digits, rounding, expected) => {
    expect(decimalText(roundDecimal(readDecimal(text), digits, rounding))).toBe(expected);
  });

  test.each([-1, 29])('but not to %d digits', (digits) => {
    expect(() => roundDecimal(readDecimal('1.5'), digits, 'even')).toThrow('rounded to 0 to 28 digits');
  });
});
