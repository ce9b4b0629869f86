import { describe, expect, test } from '@jest/globals';
import { readArguments, type Argument } from './arguments.ts';
import { createBudget } from './budget.ts';
import { define, type CallContext, type Callable } from './callable.ts';
import { callBest, chooseBest, describeMisfit } from './dispatch.ts';
import { FormulaError } from './formula-error.ts';
import { readSignature, type TypePattern } from './signature.ts';
import { failureOf } from './testing/run.ts';
import { intOf, typeOf, type Value } from './values.ts';

const context: CallContext = {
  syncTime: { type: 'DateTimeOffset', ticks: 0n, offsetMinutes: 0 },
  budget: createBudget(),
  matches: () => false,
};

/** Answers with its own signature and the types that it is given. */
function row(signature: string): Callable {
  return define(signature, (args) => {
    const given = Array.from({ length: args.count }, (_, position) => typeOf(args.value(position)));
    return `${signature} <- ${given.join(', ')}`;
  });
}

function call(signatures: string[], ...args: Argument[]): Value {
  return callBest(signatures.map(row), args, context);
}

const double: Value = { type: 'double', value: 1.5 };
const decimal: Value = { type: 'decimal', value: { coefficient: 1n, scale: 0 } };
const dateTime: Value = { type: 'DateTime', ticks: 0n };

describe('the row that is called', () => {
  test.each<[what: string, signatures: string[], args: Value[], expected: string]>([
    ['is the one of exactly these types', ['F(a: long): int', 'F(a: int): int'], [intOf(1)], 'F(a: int): int <- int'],
    [
      'is otherwise the first that they widen to',
      ['F(a: string): int', 'F(a: double): int', 'F(a: decimal): int'],
      [intOf(1)],
      'F(a: double): int <- double',
    ],
    ['is the first of those that fit alike', ['F(a: int): int', 'F(b: int): int'], [intOf(1)], 'F(a: int): int <- int'],
    ['may take one of several types', ['F(a: string|int): int'], [intOf(1)], 'F(a: string|int): int <- int'],
    [
      'widens to the first of several types',
      ['F(a: decimal|double): int'],
      [intOf(1)],
      'F(a: decimal|double): int <- decimal',
    ],
    [
      'is told by the number of arguments',
      ['F(a: int): int', 'F(a: int, b: int): int'],
      [intOf(1), intOf(2)],
      'F(a: int, b: int): int <- int, int',
    ],
    ['may have some left out', ['F(a: int, b?: int): int'], [intOf(1)], 'F(a: int, b?: int): int <- int'],
    [
      'may take any number of them',
      ['F(...a: int): int'],
      [intOf(1), intOf(2), intOf(3)],
      'F(...a: int): int <- int, int, int',
    ],
    ['may take none of any number', ['F(...a: int): int'], [], 'F(...a: int): int <- '],
    ['takes object as it is', ['F(a: object): int'], [intOf(1)], 'F(a: object): int <- int'],
    ['takes number as it is', ['F(a: number): int'], [decimal], 'F(a: number): int <- decimal'],
    ['takes null where it may be', ['F(a: string?): int'], [null], 'F(a: string?): int <- null'],
    ['is one that takes null, for a null', ['F(a: string): int', 'F(a: int?): int'], [null], 'F(a: int?): int <- null'],
    [
      'takes a DateTime as a DateTimeOffset',
      ['F(a: DateTimeOffset): int'],
      [dateTime],
      'F(a: DateTimeOffset): int <- DateTimeOffset',
    ],
    ['prefers a known type to object', ['F(a: object): int', 'F(a: int): int'], [intOf(1)], 'F(a: int): int <- int'],
  ])('%s', (_what, signatures, args, expected) => {
    expect(call(signatures, ...args)).toBe(expected);
  });
});

describe('what fits no row is told in the words of iPaaS.com', () => {
  test.each<[what: string, signatures: string[], args: Value[], message: string]>([
    [
      'a wrong type',
      ['Truncate(text: string?, n: int): string?'],
      ['a', '5'],
      'Invalid parameter passed to the method Truncate. The parameter n is expected to be of the type int but is the type string.',
    ],
    [
      'null where it may not be',
      ['F(a: string): int'],
      [null],
      'Invalid parameter passed to the method F. The parameter a is expected to be of the type string but is the type null.',
    ],
    [
      'a type that would have to be narrowed',
      ['F(a: int|long): int'],
      [double],
      'Invalid parameter passed to the method F. The parameter a is expected to be of the type int or long but is the type double.',
    ],
    [
      'the first that is wrong',
      ['F(a: int, b: int): int'],
      ['x', 'y'],
      'Invalid parameter passed to the method F. The parameter a is expected to be of the type int but is the type string.',
    ],
    [
      'one of any number',
      ['F(...a: int): int'],
      [intOf(1), 'x'],
      'Invalid parameter passed to the method F. The parameter a is expected to be of the type int but is the type string.',
    ],
    [
      'the row with this many parameters',
      ['F(a: int): int', 'F(a: int, b: bool): int'],
      [intOf(1), 'x'],
      'Invalid parameter passed to the method F. The parameter b is expected to be of the type bool but is the type string.',
    ],
    [
      'too many',
      ['F(a: int): int'],
      [intOf(1), intOf(2)],
      'The number of parameters is 2, which does not fit F(a: int): int.',
    ],
    [
      'too few',
      ['F(a: int, b?: int): int', 'F(a: int, b: int, c: int): int'],
      [],
      'The number of parameters is 0, which does not fit F(a: int, b?: int): int or F(a: int, b: int, c: int): int.',
    ],
  ])('%s', (_what, signatures, args, message) => {
    expect(() => call(signatures, ...args)).toThrow(new FormulaError(message));
  });

  test.each([
    ['Truncate("abc", "1")', 'Truncate. The parameter n is expected to be of the type int but is the type string.'],
    [
      'RemovePrefix(1, "a")',
      'RemovePrefix. The parameter prefix is expected to be of the type string but is the type int.',
    ],
    ['First("abc")', 'First. The parameter list is expected to be of the type List but is the type string.'],
    ['"abc".Substring("1")', 'Substring. The parameter '],
  ])('%s, by the table of functions', (formula, said) => {
    expect(failureOf(formula).message).toContain(`Invalid parameter passed to the method ${said}`);
  });
});

function rows(signatures: string[]) {
  return signatures.map((text) => ({ signature: readSignature(text) }));
}

describe('types that are not known yet', () => {
  test.each<[types: TypePattern[], signature: string, fits: boolean]>([
    [['object'], 'F(a: int): int', true],
    [['object'], 'F(a: lambda): int', false],
    [['number'], 'F(a: int): int', true],
    [['number'], 'F(a: string): int', false],
    [['lambda'], 'F(a: lambda): int', true],
    [['lambda'], 'F(a: object): int', false],
    [['null'], 'F(a: lambda): int', false],
    [['null'], 'F(a: object): int', false],
    [['null'], 'F(a: object?): int', true],
  ])('%j for %s: %j', (types, signature, fits) => {
    expect(chooseBest(rows([signature]), types) !== null).toBe(fits);
  });

  test('leave a known type its exact row', () => {
    const chosen = chooseBest(rows(['F(a: string, b: int): int', 'F(a: int, b: int): int']), ['object', 'int']);
    expect(chosen?.signature.text).toBe('F(a: string, b: int): int');
  });

  test('are told as they are', () => {
    expect(describeMisfit(rows(['F(a: string): int']), ['lambda'])).toContain('but is the type lambda.');
  });
});

describe('the arguments of a call are read by position and type', () => {
  const lambda: Argument = {
    type: 'lambda',
    parameters: [],
    body: { kind: 'literal', value: null, at: { line: 1, column: 1 } },
    apply: () => null,
  };
  const args = readArguments(['text', null, intOf(5), double, decimal, true, { type: 'List', items: [] }, lambda]);

  test('each by its reader', () => {
    expect(args.count).toBe(8);
    expect(args.text(0)).toBe('text');
    expect(args.textOrNull(1)).toBeNull();
    expect([args.whole(2), args.int(2)]).toEqual([5n, 5]);
    expect(args.double(3)).toBe(1.5);
    expect(args.decimal(4)).toEqual({ coefficient: 1n, scale: 0 });
    expect(args.bool(5)).toBe(true);
    expect(args.list(6).items).toEqual([]);
    expect(args.lambda(7)).toBe(lambda);
    expect(args.number(2)).toEqual(intOf(5));
    expect(readArguments([intOf(1), null]).rest(1)).toEqual([null]);
  });

  test('one that was left out is null', () => {
    expect(args.value(99)).toBeNull();
    expect(args.textOrNull(99)).toBeNull();
    expect(args.listOrNull(99)).toBeNull();
    expect(args.recordOrNull(99)).toBeNull();
    expect(args.rest(99)).toEqual([]);
  });

  test.each<[what: string, read: () => unknown]>([
    ['a number as a text', () => args.text(2)],
    ['null as a text', () => args.text(1)],
    ['a text as a number', () => args.number(0)],
    ['a double as a whole number', () => args.whole(3)],
    ['an int as a double', () => args.double(2)],
    ['a text as a bool', () => args.bool(0)],
    ['a text as an enumeration', () => args.enumeration(0)],
    ['a lambda as a value', () => args.value(7)],
    ['a value as a lambda', () => args.lambda(0)],
    ['a list as a record', () => args.record(6)],
  ])('to read %s is a mistake of ours, not of the formula', (_what, read) => {
    expect(read).toThrow(/was read as .*, which its signature does not say/);
    expect(read).not.toThrow(FormulaError);
  });
});
