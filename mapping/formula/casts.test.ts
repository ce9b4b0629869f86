import { describe, expect, test } from '@jest/globals';
import { assignTo, castTo, isCastable, isInstance } from './casts.ts';
import { FormulaError } from './formula-error.ts';
import { enumNames, intOf, type Value } from './values.ts';
import { isWidening, widenTo } from './widening.ts';

const double = (value: number): Value => ({ type: 'double', value });
const decimal = (coefficient: bigint, scale = 0): Value => ({ type: 'decimal', value: { coefficient, scale } });
const long = (value: bigint): Value => ({ type: 'long', value });
const dateTime: Value = { type: 'DateTime', ticks: 5n };
const offset: Value = { type: 'DateTimeOffset', ticks: 5n, offsetMinutes: 0 };
const list: Value = { type: 'List', items: [] };

test('a cast may name the types of values, but no enumeration and not null', () => {
  for (const type of ['int', 'string', 'object', 'DateTime', 'Guid', 'List', 'Dictionary'])
    expect(isCastable(type)).toBe(true);
  for (const type of [...enumNames, 'null', 'number', 'lambda', 'String', 'constructor', ''])
    expect(isCastable(type)).toBe(false);
});

describe('a cast', () => {
  test.each<[value: Value, type: string, expected: Value]>([
    [double(2.9), 'int', intOf(2)],
    [double(-2.9), 'int', intOf(-2)],
    [decimal(29n, 1), 'long', long(2n)],
    [long(5n), 'int', intOf(5)],
    [intOf(5), 'double', double(5)],
    [intOf(5), 'decimal', decimal(5n)],
    [intOf(5), 'int', intOf(5)],
    [intOf(5), 'object', intOf(5)],
    ['a', 'string', 'a'],
    [list, 'List', list],
    [dateTime, 'DateTimeOffset', offset],
    [null, 'string', null],
    [null, 'object', null],
    [null, 'DateTime', null],
  ])('of %j to %s', (value, type, expected) => {
    expect(castTo(value, type)).toEqual(expected);
  });

  test.each<[value: Value, type: string, message: string]>([
    ['5', 'int', 'string cannot be cast to int; use a Convert function to read a text.'],
    [intOf(5), 'string', 'int cannot be cast to string; use a Convert function to read a text.'],
    [true, 'int', 'bool cannot be cast to int; use a Convert function to read a text.'],
    [offset, 'DateTime', 'DateTimeOffset cannot be cast to DateTime; use a Convert function to read a text.'],
    [null, 'int', 'null cannot be cast to int.'],
    [null, 'bool', 'null cannot be cast to bool.'],
    [double(1e300), 'int', 'The number is out of the range of int.'],
    [double(Number.NaN), 'int', 'The number is out of the range of int.'],
    [intOf(1), 'constructor', 'int cannot be cast to constructor; use a Convert function to read a text.'],
  ])('of %j to %s fails', (value, type, message) => {
    expect(() => castTo(value, type)).toThrow(new FormulaError(message));
  });
});

describe('a variable of a type', () => {
  test.each<[type: string, value: Value, expected: Value]>([
    ['var', 'a', 'a'],
    ['object', list, list],
    ['int', intOf(5), intOf(5)],
    ['int', null, null],
    ['long', intOf(5), long(5n)],
    ['double', long(5n), double(5)],
    ['decimal', intOf(5), decimal(5n)],
    ['DateTimeOffset', dateTime, offset],
  ])('%s takes %j', (type, value, expected) => {
    expect(assignTo(value, type)).toEqual(expected);
  });

  test.each<[type: string, value: Value]>([
    ['int', double(5)],
    ['int', long(5n)],
    ['decimal', double(5)],
    ['double', decimal(5n)],
    ['string', intOf(5)],
    ['bool', 'true'],
    ['DateTime', offset],
  ])('%s does not take %j', (type, value) => {
    expect(() => assignTo(value, type)).toThrow(/^A variable of the type \w+ cannot hold \w+\.$/);
  });
});

test.each<[value: Value, type: string, expected: boolean]>([
  ['a', 'string', true],
  ['a', 'object', true],
  ['a', 'int', false],
  [intOf(1), 'long', false],
  [null, 'null', true],
  [null, 'object', false],
  [null, 'string', false],
  [list, 'List', true],
  ['a', 'null', false],
])('%j is %s: %j', (value, type, expected) => {
  expect(isInstance(value, type)).toBe(expected);
});

describe('a value widens', () => {
  test.each<[value: Value, type: 'int' | 'long' | 'double' | 'decimal' | 'DateTimeOffset' | 'string', expected: Value]>(
    [
      [intOf(5), 'long', long(5n)],
      [intOf(5), 'double', double(5)],
      [intOf(5), 'decimal', decimal(5n)],
      [long(5n), 'double', double(5)],
      [long(5n), 'int', null],
      [intOf(5), 'int', null],
      [double(5), 'decimal', null],
      [decimal(5n), 'double', null],
      [dateTime, 'DateTimeOffset', offset],
      [offset, 'DateTimeOffset', null],
      ['a', 'DateTimeOffset', null],
      [intOf(5), 'string', null],
      [null, 'long', null],
      [true, 'int', null],
    ],
  )('%j to %s', (value, type, expected) => {
    expect(widenTo(value, type)).toEqual(expected);
  });

  test('exactly where its type does', () => {
    expect(isWidening('int', 'decimal')).toBe(true);
    expect(isWidening('number', 'int')).toBe(true);
    expect(isWidening('int', 'int')).toBe(false);
    expect(isWidening('double', 'decimal')).toBe(false);
    expect(isWidening('object', 'int')).toBe(false);
  });
});
