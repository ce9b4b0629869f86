import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readDecimal } from './convert.ts';
import { compareDecimals, decimalText, multiplyDecimals, type Decimal } from './decimal.ts';
import { divideDecimals, remainderDecimals, withoutZeros } from './decimal-division.ts';

const most = '79228162514264337593543950335';

describe('decimals are divided', () => {
  test.each([
    ['1', '4', '0.25'],
    ['1.00', '2', '0.50'],
    ['1.000', '2', '0.500'],
    ['1.0', '4', '0.25'],
    ['10', '2', '5'],
    ['10.0', '2.00', '5'],
    ['6.0', '2.0', '3'],
    ['1', '2.0', '0.5'],
    ['100', '0.1', '1000'],
    ['0', '3', '0'],
    ['0.00', '3', '0.00'],
    ['-7', '2', '-3.5'],
    ['7', '-2', '-3.5'],
    ['-7', '-2', '3.5'],
    ['1', '3', '0.3333333333333333333333333333'],
    ['2', '3', '0.6666666666666666666666666667'],
    ['-2', '3', '-0.6666666666666666666666666667'],
    ['10', '3', '3.3333333333333333333333333333'],
    ['100', '3', '33.333333333333333333333333333'],
    ['20', '3', '6.6666666666666666666666666667'],
    ['100000', '7', '14285.714285714285714285714286'],
    ['1', most, '0'],
    [most, most, '1'],
    [most, '2', '39614081257132168796771975168'],
    ['0.0000000000000000000000000001', '2', '0'],
    ['0.0000000000000000000000000003', '2', '0.0000000000000000000000000002'],
  ])('%s / %s is %s', (left, right, expected) => {
    expect(decimalText(divideDecimals(readDecimal(left), readDecimal(right)))).toBe(expected);
  });

  test('by zero is refused, and so is a quotient that is too large', () => {
    expect(() => divideDecimals(readDecimal('1'), readDecimal('0.00'))).toThrow('divided by zero');
    expect(() => divideDecimals(readDecimal(most), readDecimal('0.1'))).toThrow('out of the range of decimal');
  });

  test('what comes out even, multiplied again, is what it was', () => {
    const small: fc.Arbitrary<Decimal> = fc.record({
      coefficient: fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
      scale: fc.integer({ min: 0, max: 6 }),
    });
    fc.assert(
      fc.property(small, small, (a, b) => {
        fc.pre(b.coefficient !== 0n);
        expect(compareDecimals(divideDecimals(multiplyDecimals(a, b), b), a)).toBe(0);
      }),
    );
  });
});

describe('the remainder', () => {
  test.each([
    ['7', '3', '1'],
    ['-7', '3', '-1'],
    ['7', '-3', '1'],
    ['-7', '-3', '-1'],
    ['7.5', '2', '1.5'],
    ['7.50', '2', '1.50'],
    ['7', '2.00', '1.00'],
    ['6', '2.00', '0.00'],
    ['1', '2.00', '1'],
    ['0', '2.00', '0'],
    ['0.3', '0.1', '0.0'],
    [most, '10', '5'],
    ['1', '0.0000000000000000000000000003', '0.0000000000000000000000000001'],
  ])('of %s by %s is %s', (left, right, expected) => {
    expect(decimalText(remainderDecimals(readDecimal(left), readDecimal(right)))).toBe(expected);
  });

  test('by zero is refused', () => {
    expect(() => remainderDecimals(readDecimal('1'), readDecimal('0'))).toThrow('divided by zero');
  });
});

test.each([
  ['1.500', '1.5'],
  ['100', '100'],
  ['100.00', '100'],
  ['0.000', '0'],
  ['-2.10', '-2.1'],
])('%s without the zeros at its end is %s', (text, expected) => {
  expect(decimalText(withoutZeros(readDecimal(text)))).toBe(expected);
});
