/** Formulas by chance: whatever they are, nothing but the errors of formulas comes of them, and soon. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as baseLibrary from '../../conformance/base-library.cases.ts';
import * as dates from '../../conformance/dates.cases.ts';
import * as engineFunctions from '../../conformance/engine-functions.cases.ts';
import type { FormulaCase } from '../../conformance/formula-case.ts';
import * as language from '../../conformance/language.cases.ts';
import * as members from '../../conformance/members.cases.ts';
import * as numbers from '../../conformance/numbers.cases.ts';
import { functions, memberTables, statics } from '../library/library.ts';
import { examine, secret } from './examine.ts';

const tables: readonly Readonly<Record<string, readonly FormulaCase[]>>[] = [
  baseLibrary,
  dates,
  engineFunctions,
  language,
  members,
  numbers,
];
const formulas = tables.flatMap((table) => Object.values(table).flat()).map(([formula]) => formula);

const symbols =
  '( ) [ ] { } . , ; : ? ?. ?? => = == != < > <= >= + - * / % ! && || += -= *= /= " \' $" @" // /* */ \\ # & | ~ ^ `';
const words =
  'return if else new throw is as not true false null var int string List object for while typeof this Exception';
const values = '0 1 2.5 3m 4L 1e9 2147483647 "" "a" "%" \'c\' $"{1}" @"x" FirstName Numbers Addresses CustomFields a b';

const names = [
  ...functions.map(({ signature }) => signature.name),
  ...statics.keys(),
  ...[...statics.values()].flatMap(({ methods, properties }) => [
    ...methods.map(({ signature }) => signature.name),
    ...properties.map(({ name }) => name),
  ]),
  ...Object.values(memberTables).flatMap(({ methods, properties }) => [
    ...methods.map(({ signature }) => signature.name),
    ...properties.map(({ name }) => name),
  ]),
];

const token = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...symbols.split(' ')) },
  { weight: 2, arbitrary: fc.constantFrom(...words.split(' ')) },
  { weight: 4, arbitrary: fc.constantFrom(...values.split(' ')) },
  { weight: 3, arbitrary: fc.constantFrom(...names) },
);

/** A call with arguments of whatever type. */
const call = fc
  .tuple(
    fc.constantFrom(...names, ...names.map((name) => `FirstName.${name}`), ...names.map((name) => `Numbers.${name}`)),
    fc.array(fc.constantFrom(...values.split(' ').slice(0, 17), 'x => x', '-1', 'PromptText', 'null'), {
      maxLength: 3,
    }),
  )
  .map(([name, args]) => `${name}(${args.join(', ')})`);

/** A valid formula of which a part is taken out, doubled, or replaced by a part of another. */
const mutated = fc
  .record({
    formula: fc.constantFrom(...formulas),
    other: fc.constantFrom(...formulas),
    places: fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()),
    how: fc.constantFrom('cut', 'double', 'replace', 'swap'),
    inserted: fc.oneof(token, fc.string({ unit: 'binary', maxLength: 3 })),
  })
  .map(({ formula, other, places, how, inserted }) => {
    const [start, end] = partOf(formula, places[0], places[1]);
    const [otherStart, otherEnd] = partOf(other, places[2], places[3]);
    const part = formula.slice(start, end);
    const between = {
      cut: '',
      double: part + part,
      replace: inserted,
      swap: other.slice(otherStart, otherEnd),
    }[how];
    return formula.slice(0, start) + between + formula.slice(end);
  });

function partOf({ length }: string, a: number, b: number): [number, number] {
  const [first, second] = [a % (length + 1), b % (length + 1)];
  return [Math.min(first, second), Math.max(first, second)];
}

function endsWell(formula: string): void {
  const { milliseconds, messages, places } = examine(formula);
  expect(messages.join('\n')).not.toContain(secret);
  expect(places).not.toContain(null);
  expect(milliseconds).toBeLessThan(1_000);
}

describe('a formula by chance ends well', () => {
  test('made of tokens in any order', () => {
    const sequence = fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join(' '));
    fc.assert(fc.property(sequence, endsWell), { numRuns: 3_000 });
  });

  test('made of any characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), endsWell), { numRuns: 1_000 });
  });

  test('that calls anything with anything', () => {
    fc.assert(fc.property(call, endsWell), { numRuns: 5_000 });
  });

  test('that was a good one before', () => {
    fc.assert(fc.property(mutated, endsWell), { numRuns: 5_000 });
  });

  test('that is a good one many times over', () => {
    const joined = fc.array(fc.constantFrom(...formulas), { maxLength: 60 }).map((all) => all.join(' + '));
    fc.assert(fc.property(joined, endsWell), { numRuns: 300 });
  });
});
