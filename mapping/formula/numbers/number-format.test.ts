import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readDecimal } from './convert.ts';
import { FormulaError } from '../formula-error.ts';
import { formatNumber, numberText, plainNumberText } from './number-format.ts';
import type { NumberValue } from '../values.ts';

const int = (value: number): NumberValue => ({ type: 'int', value: BigInt(value) });
const long = (value: bigint): NumberValue => ({ type: 'long', value });
const double = (value: number): NumberValue => ({ type: 'double', value });
const decimal = (text: string): NumberValue => ({ type: 'decimal', value: readDecimal(text) });

describe('the text of a number', () => {
  test.each<[NumberValue, string, string | null]>([
    [int(0), '0', '0'],
    [int(-7), '-7', '-7'],
    [long(9223372036854775807n), '9223372036854775807', '9223372036854775807'],
    [decimal('1.50'), '1.50', '1.50'],
    [decimal('-0.00'), '0.00', '0.00'],
    [double(0), '0', '0'],
    [double(-0), '-0', '0'],
    [double(0.1), '0.1', '0.1'],
    [double(0.1 + 0.2), '0.30000000000000004', '0.30000000000000004'],
    [double(100), '100', '100'],
    [double(-1.5), '-1.5', '-1.5'],
    [double(0.0001), '0.0001', '0.0001'],
    [double(0.00001), '1E-05', '0.00001'],
    [double(1.5e-7), '1.5E-07', '0.00000015'],
    [double(1e15), '1000000000000000', '1000000000000000'],
    // The last without an exponent: .NET 8 allows 17 digits before the point.
    [double(1e16), '10000000000000000', '10000000000000000'],
    [double(12345678901234568), '12345678901234568', '12345678901234568'],
    [double(1e17), '1E+17', '100000000000000000'],
    [double(123456789012345680), '1.2345678901234568E+17', '123456789012345680'],
    [double(-1e21), '-1E+21', '-1000000000000000000000'],
    [double(1e100), '1E+100', `1${'0'.repeat(100)}`],
    [double(Number.MAX_VALUE), '1.7976931348623157E+308', `17976931348623157${'0'.repeat(292)}`],
    [double(5e-324), '5E-324', `0.${'0'.repeat(323)}5`],
    [double(Number.NaN), 'NaN', null],
    [double(Infinity), 'Infinity', null],
    [double(-Infinity), '-Infinity', null],
  ])('%j', (value, text, plain) => {
    expect(numberText(value)).toBe(text);
    expect(plainNumberText(value)).toBe(plain);
    expect(formatNumber(value, '')).toBe(text);
    expect(formatNumber(value, 'G')).toBe(text);
  });

  test('of a double gives the double again', () => {
    fc.assert(
      fc.property(fc.double(), (number) => {
        expect(Number(numberText(double(number)))).toBe(number);
      }),
    );
  });
});

describe('a standard format', () => {
  test.each<[NumberValue, string, string]>([
    [int(1234), 'C', '¤1,234.00'],
    [decimal('-1234.565'), 'C', '(¤1,234.57)'],
    [decimal('0.4'), 'c0', '¤0'],
    [double(1234.5), 'C1', '¤1,234.5'],
    [int(7), 'D', '7'],
    [int(7), 'D3', '007'],
    [int(-7), 'd3', '-007'],
    [int(1234), 'D3', '1234'],
    [long(0n), 'D0', '0'],
    [int(1234), 'E', '1.234000E+003'],
    [double(12345.678), 'E2', '1.23E+004'],
    [double(-0.00012355), 'e3', '-1.235e-004'],
    [double(0), 'E1', '0.0E+000'],
    [decimal('9.996'), 'E2', '1.00E+001'],
    [double(1.5e300), 'E0', '2E+300'],
    [double(2.5), 'E0', '2E+000'],
    [decimal('2.5'), 'E0', '3E+000'],
    [int(1234), 'F', '1234.00'],
    [double(1234.567), 'F1', '1234.6'],
    [double(0.125), 'F2', '0.12'],
    [double(0.375), 'F2', '0.38'],
    [decimal('0.125'), 'F2', '0.13'],
    [double(2.5), 'F0', '2'],
    [double(0.5), 'F0', '0'],
    [double(1.005), 'F2', '1.00'],
    [double(12.345), 'F2', '12.35'],
    [double(-0.001), 'F2', '-0.00'],
    [decimal('-0.001'), 'F2', '0.00'],
    [double(1e22), 'F0', '10000000000000000000000'],
    [double(0.1), 'F20', '0.10000000000000000555'],
    [decimal('0.1'), 'F20', '0.10000000000000000000'],
    [double(12345), 'G2', '1.2E+04'],
    [double(123.456), 'G4', '123.5'],
    [double(1234.5), 'G4', '1234'],
    [decimal('1234.5'), 'G4', '1235'],
    [double(-60), 'G1', '-6E+01'],
    [double(0.1), 'G17', '0.10000000000000001'],
    [double(1e-5), 'g', '1e-05'],
    [double(1e-5), 'G0', '1E-05'],
    [int(1234), 'G2', '1.2E+03'],
    [int(1200), 'G0', '1200'],
    [decimal('1.50'), 'G0', '1.5'],
    [decimal('100'), 'G0', '100'],
    [decimal('1.50'), 'G', '1.50'],
    [decimal('0.00001'), 'G', '0.00001'],
    [decimal('0.00001'), 'G3', '1E-05'],
    [int(1234567), 'N', '1,234,567.00'],
    [int(-1234567), 'N0', '-1,234,567'],
    [double(999.995), 'n2', '1,000.00'],
    [decimal('123'), 'N1', '123.0'],
    [double(0.1234), 'P', '12.34 %'],
    [double(-0.1234), 'P1', '-12.3 %'],
    [int(12), 'P0', '1,200 %'],
    [decimal('0.00125'), 'p2', '0.13 %'],
    [int(0), 'P0', '0 %'],
    [double(1 / 3), 'R', '0.3333333333333333'],
    [double(1e20), 'r5', '1e+20'],
    [int(255), 'X', 'FF'],
    [int(255), 'x4', '00ff'],
    [int(-1), 'X', 'FFFFFFFF'],
    [long(-1n), 'X', 'FFFFFFFFFFFFFFFF'],
    [double(Number.NaN), 'F2', 'NaN'],
    [double(-Infinity), '0.00', '-Infinity'],
  ])('%j as %s is %s', (value, format, expected) => {
    expect(formatNumber(value, format)).toBe(expected);
  });

  test.each<[NumberValue, string, string]>([
    [double(1), 'D', 'The format D is for int and long.'],
    [decimal('1'), 'x2', 'The format x is for int and long.'],
    [int(1), 'R', 'There is no number format R.'],
    [int(1), 'Q', 'There is no number format Q.'],
    [int(1), 'y2', 'There is no number format y.'],
    [int(1), 'F100', 'The precision of a format is at most 99.'],
    [int(1), `N${'9'.repeat(500)}`, 'The precision of a format is at most 99.'],
  ])('%j as %s is refused', (value, format, message) => {
    expect(() => formatNumber(value, format)).toThrow(new FormulaError(message));
  });

  test('with places is what JavaScript writes, but for halves', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), fc.integer({ min: 0, max: 9 }), (whole, places) => {
        const number = whole / 1000 + 1e-7;
        expect(formatNumber(double(number), `F${places}`)).toBe(number.toFixed(places));
      }),
    );
  });
});
