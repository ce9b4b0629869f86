import { describe, expect, test } from '@jest/globals';
import { FormulaError } from '../formula/formula-error.ts';
import { FormulaSyntaxError } from '../formula/parser/syntax-error.ts';
import { prepareFormula } from '../prepare/prepare-formula.ts';
import * as baseLibrary from './base-library.cases.ts';
import * as dates from './dates.cases.ts';
import * as engineFunctions from './engine-functions.cases.ts';
import type { FailsWith, FormulaCase } from './formula-case.ts';
import * as knownDifferences from './known-differences.cases.ts';
import * as language from './language.cases.ts';
import * as members from './members.cases.ts';
import * as numbers from './numbers.cases.ts';
import { resultOf } from './shared-record.ts';

const tables: readonly [topic: string, cases: Readonly<Record<string, readonly FormulaCase[]>>][] = [
  ['the base library', baseLibrary],
  ['functions and variables of the engine', engineFunctions],
  ['the language', language],
  ['members of texts and lists', members],
  ['dates', dates],
  ['numbers', numbers],
];

describe.each(tables)('%s', (_topic, cases) => {
  describe.each(Object.entries(cases))('%s', (_group, rows) => {
    test.each(rows)('%s gives %j', (formula, expected) => {
      expect(outcomeOf(formula)).toEqual(wanted(expected));
    });
  });
});

const all = tables.flatMap(([, cases]) => Object.values(cases).flat());

test('the table is long, and has no formula twice', () => {
  const formulas = all.map(([formula]) => formula);
  expect(formulas.length).toBeGreaterThan(400);
  expect(formulas.filter((formula, place) => formulas.indexOf(formula) !== place)).toEqual([]);
});

test.each(all.filter(([, expected]) => expected === null || typeof expected === 'string'))(
  'the check has nothing against %s',
  (formula) => {
    const errors = prepareFormula(formula).problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ message }) => message)).toEqual([]);
  },
);

describe.each(Object.entries(knownDifferences))('known differences: %s', (_group, differences) => {
  test.each(differences)('$formula gives $ours here, and $dotnet in .NET', ({ formula, dotnet, ours }) => {
    expect(ours).not.toEqual(dotnet);
    expect(outcomeOf(formula)).toEqual(wanted(ours));
  });
});

interface Outcome {
  text?: string | null;
  error?: unknown;
}

function wanted(expected: string | null | FailsWith): Outcome {
  if (expected === null || typeof expected === 'string') return { text: expected };
  return { error: expect.stringMatching(expected.error) };
}

function outcomeOf(formula: string): Outcome {
  try {
    return { text: resultOf(formula) };
  } catch (error) {
    if (error instanceof FormulaError || error instanceof FormulaSyntaxError) return { error: error.message };
    throw error;
  }
}
