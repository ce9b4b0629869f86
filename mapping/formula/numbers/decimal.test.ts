import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDecimals,
  compareDecimals,
  decimalOfWhole,
  decimalText,
  fitDecimal,
  largestDecimal,
  multiplyDecimals,
  negateDecimal,
  parseDecimal,
  subtractDecimals,
  type Decimal,
} from './decimal.ts';
import { readDecimal } from './convert.ts';
import { FormulaError } from '../formula-error.ts';

const most = '79228162514264337593543950335';

const anyDecimal: fc.Arbitrary<Decimal> = fc.record({
  coefficient: fc.bigInt({ min: -largestDecimal.coefficient, max: largestDecimal.coefficient }),
  scale: fc.integer({ min: 0, max: 28 }),
});
const shortDecimal: fc.Arbitrary<Decimal> = fc.record({
  coefficient: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
  scale: fc.integer({ min: 0, max: 12 }),
});

describe('a decimal is read from a text', () => {
  test.each([
    ['0', '0'],
    ['0.00', '0.00'],
    ['-0', '0'],
    ['-0.0', '0.0'],
    ['1', '1'],
    ['+1', '1'],
    ['-1', '-1'],
    ['1-', '-1'],
    ['1 -', '-1'],
    ['1+ ', '1'],
    ['  1.50\t\r\n', '1.50'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['-.5', '-0.5'],
    ['007.10', '7.10'],
    ['1,234.5', '1234.5'],
    ['1,2,3', '123'],
    ['1,', '1'],
    ['1\0\0', '1'],
    [most, most],
    [`-${most}`, `-${most}`],
    ['0.0000000000000000000000000001', '0.0000000000000000000000000001'],
    ['0.00000000000000000000000000005', '0.0000000000000000000000000000'],
    ['0.00000000000000000000000000015', '0.0000000000000000000000000002'],
    ['0.000000000000000000000000000051', '0.0000000000000000000000000001'],
    ['1.99999999999999999999999999999', '2.0000000000000000000000000000'],
    [`${most}.4`, most],
    ['9.99999999999999999999999999995', '10.000000000000000000000000000'],
    [`0.${'0'.repeat(200)}1`, '0.0000000000000000000000000000'],
    [`0.5${'0'.repeat(200)}`, '0.5000000000000000000000000000'],
    [`0.${'0'.repeat(28)}5${'0'.repeat(100)}1`, '0.0000000000000000000000000001'],
  ])('%j is %s', (text, expected) => {
    expect(decimalText(readDecimal(text))).toBe(expected);
  });

  test.each([
    '',
    ' ',
    '.',
    ',',
    ',1',
    '-',
    '- 1',
    '+1-',
    '--1',
    '1.2.3',
    '1.2,3',
    '1e3',
    '(1)',
    '$1',
    '0x1',
    '1 2',
    'NaN',
    '١',
    '\u00a01',
    '1\u00a0',
    '79228162514264337593543950336',
    `${most}.5`,
  ])('%j is none', (text) => {
    expect(parseDecimal(text)).toBeNull();
  });

  test.each(['1'.repeat(100_000), `0.${'1'.repeat(100_000)}x`, `${' '.repeat(100_000)}x`, `1${' '.repeat(100_000)}x`])(
    'a long text costs no more than its reading (%#)',
    (text) => {
      const started = performance.now();
      for (let round = 0; round < 20; round += 1) expect(parseDecimal(text)).toBeNull();
      expect(performance.now() - started).toBeLessThan(2000);
    },
  );

  test('what is written is read again', () => {
    fc.assert(
      fc.property(anyDecimal, (decimal) => {
        expect(readDecimal(decimalText(decimal))).toEqual(decimal);
      }),
    );
  });
});

describe('decimals are added, subtracted and multiplied with the scale of .NET', () => {
  const operations = { '+': addDecimals, '-': subtractDecimals, '*': multiplyDecimals } as const;

  test.each<[string, keyof typeof operations, string, string]>([
    ['1.10', '+', '1.0', '2.10'],
    ['0.1', '+', '0.2', '0.3'],
    ['1', '+', '-1.00', '0.00'],
    ['-1.5', '+', '1.5', '0.0'],
    [most, '+', '0.4', most],
    [most, '-', most, '0'],
    ['1', '-', '0.9', '0.1'],
    ['1.0', '-', '2.00', '-1.00'],
    ['1.0', '*', '1.0', '1.00'],
    ['-2', '*', '0.5', '-1.0'],
    ['0.00', '*', '7.000', '0.00000'],
    ['0.0000000000000000000000000001', '*', '0.1', '0.0000000000000000000000000000'],
    ['0.0000000000000000000000000003', '*', '0.5', '0.0000000000000000000000000002'],
    ['1.2345678901234567890123456789', '*', '10.0', '12.345678901234567890123456789'],
    ['99999999999999', '*', '99999999999999', '9999999999999800000000000001'],
  ])('%s %s %s is %s', (left, operation, right, expected) => {
    expect(decimalText(operations[operation](readDecimal(left), readDecimal(right)))).toBe(expected);
  });

  test.each<[string, keyof typeof operations, string]>([
    [most, '+', '1'],
    [most, '+', '0.5'],
    [`-${most}`, '-', '1'],
    [most, '*', '2'],
    [most, '*', most],
  ])('%s %s %s is out of range', (left, operation, right) => {
    expect(() => operations[operation](readDecimal(left), readDecimal(right))).toThrow(FormulaError);
  });

  test('results that fit are exact', () => {
    fc.assert(
      fc.property(shortDecimal, shortDecimal, (a, b) => {
        const sum = addDecimals(a, b);
        expect(sum.scale).toBe(Math.max(a.scale, b.scale));
        expect(compareDecimals(subtractDecimals(sum, b), a)).toBe(0);
        expect(multiplyDecimals(a, b)).toEqual({
          coefficient: a.coefficient * b.coefficient,
          scale: a.scale + b.scale,
        });
      }),
    );
  });
});

describe('decimals are compared by what they are worth', () => {
  test.each([
    ['1.0', '1.00', 0],
    ['0', '-0.0', 0],
    ['1', '1.0000000000000000000000000001', -1],
    ['-1', '-2', 1],
    [most, '0.1', 1],
  ])('%s and %s: %d', (left, right, expected) => {
    expect(compareDecimals(readDecimal(left), readDecimal(right))).toBe(expected);
  });

  test('turned round, the order turns too', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        expect(compareDecimals(negateDecimal(a), negateDecimal(b)) + compareDecimals(a, b)).toBe(0);
      }),
    );
  });
});

describe('a decimal holds 96 bits', () => {
  test('of a whole number', () => {
    expect(decimalOfWhole(2n ** 96n - 1n)).toEqual(largestDecimal);
    expect(() => decimalOfWhole(2n ** 96n)).toThrow('out of the range of decimal');
    expect(() => decimalOfWhole(-(2n ** 96n))).toThrow(FormulaError);
  });

  test('and rounds what is too long once, not digit by digit', () => {
    // Digit by digit, 0.4…46 would become 0.5 and then 1.
    expect(fitDecimal(10n ** 29n + 46n, 2)).toEqual({ coefficient: 10n ** 28n + 5n, scale: 1 });
    expect(fitDecimal(79228162514264337593543950334_49n, 2).coefficient).toBe(79228162514264337593543950334n);
  });
});
