/** A number as the digits of which its texts are made. */
import { magnitude } from './decimal.ts';
import { exactOfDouble, roundToDigits, roundToPlace, type ExactNumber } from './exact-double.ts';
import type { DecimalValue, NumberValue, WholeValue } from '../values.ts';

export interface Digits {
  /** Without zeros at either end; empty for 0. */
  readonly digits: string;
  /** How many of the digits stand before the point; may be negative, or more than there are. */
  readonly point: number;
  readonly isNegative: boolean;
  /** Only a double keeps its sign where nothing but zeros is left: -0.001 with two digits is -0.00. */
  readonly keepsSign: boolean;
}

/** All digits of a whole number or decimal. */
export function exactDigits(value: WholeValue | DecimalValue): Digits {
  const exact = value.type === 'decimal' ? value.value : { coefficient: value.value, scale: 0 };
  return digitsOf(exact, exact.coefficient < 0n, false);
}

/** The fewest digits that tell a finite double from its neighbours. */
export function shortestDigits(double: number): Digits {
  const [coefficient = '', exponent = ''] = Math.abs(double).toExponential().split('e');
  return trim(coefficient.replace('.', ''), Number(exponent) + 1, isNegativeDouble(double), true);
}

/** A finite double with so many digits behind the point, rounded as exactly as it is, halves to even. */
export function digitsToPlace(double: number, place: number): Digits {
  return digitsOf(roundToPlace(exactOfDouble(double), place), isNegativeDouble(double), true);
}

/** A finite double with so many digits in all, rounded likewise. */
export function significantDigits(double: number, count: number): Digits {
  return digitsOf(roundToDigits(exactOfDouble(double), count), isNegativeDouble(double), true);
}

/** Keeps so many digits (fewer than 1: none), halves away from zero. */
export function keepDigits({ digits, point, isNegative, keepsSign }: Digits, count: number): Digits {
  const kept = digits.slice(0, Math.max(count, 0));
  if (count < 0 || (digits[count] ?? '0') < '5') return trim(kept, point, isNegative, keepsSign);
  const raised = String(BigInt(`0${kept}`) + 1n).padStart(kept.length, '0');
  return trim(raised, point + raised.length - kept.length, isNegative, keepsSign);
}

/** 1 becomes 100, for per cent. */
export function movePoint(number: Digits, places: number): Digits {
  return number.digits === '' ? number : { ...number, point: number.point + places };
}

/** The digits of any finite number: all of them, or the fewest of a double. */
export function digitsOfNumber(value: NumberValue): Digits {
  return value.type === 'double' ? shortestDigits(value.value) : exactDigits(value);
}

function digitsOf({ coefficient, scale }: ExactNumber, isNegative: boolean, keepsSign: boolean): Digits {
  const digits = coefficient === 0n ? '' : String(magnitude(coefficient));
  return trim(digits, digits.length - scale, isNegative, keepsSign);
}

function trim(digits: string, point: number, isNegative: boolean, keepsSign: boolean): Digits {
  const significant = digits.replace(/^0+/, '');
  if (significant === '') return { digits: '', point: 0, isNegative: isNegative && keepsSign, keepsSign };
  const end = significant.length - (/0*$/.exec(significant)?.[0].length ?? 0);
  const leading = digits.length - significant.length;
  return { digits: significant.slice(0, end), point: point - leading, isNegative, keepsSign };
}

function isNegativeDouble(double: number): boolean {
  return double < 0 || Object.is(double, -0);
}
