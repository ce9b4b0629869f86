import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as dates from '../conformance/dates.cases.ts';
import type { FormulaCase } from '../conformance/formula-case.ts';
import * as language from '../conformance/language.cases.ts';
import * as members from '../conformance/members.cases.ts';
import * as numbers from '../conformance/numbers.cases.ts';
import { resultOf } from '../conformance/shared-record.ts';
import { FormulaError } from './formula-error.ts';
import { parseFormula } from './parse-formula.ts';
import { FormulaSyntaxError } from './parser/syntax-error.ts';
import { printFormula } from './print-formula.ts';
import { randomExpression, randomProgram } from './testing/random-formula.ts';

const randomFormula = fc.oneof(randomExpression, randomProgram);

/** What says where a node stands is not part of what it says. */
function withoutPlaces(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutPlaces);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, part]) => (key === 'at' ? [] : [[key, withoutPlaces(part)]])),
  );
}

function outcomeOf(formula: string): string | null {
  try {
    return resultOf(formula);
  } catch (error) {
    if (error instanceof FormulaError) return `fails: ${error.message}`;
    throw error;
  }
}

function parses(formula: string): boolean {
  try {
    parseFormula(formula);
    return true;
  } catch (error) {
    if (error instanceof FormulaSyntaxError) return false;
    throw error;
  }
}

describe('a formula that is printed and read again', () => {
  test('is the same tree', () => {
    fc.assert(
      fc.property(randomFormula.filter(parses), (formula) => {
        const tree = parseFormula(formula);
        expect(withoutPlaces(parseFormula(printFormula(tree)))).toEqual(withoutPlaces(tree));
      }),
      { numRuns: 3_000 },
    );
  });

  test('gives the same result, or fails in the same words', () => {
    fc.assert(
      fc.property(randomFormula.filter(parses), (formula) => {
        expect(outcomeOf(printFormula(parseFormula(formula)))).toEqual(outcomeOf(formula));
      }),
      { numRuns: 1_500 },
    );
  });

  test('is printed as before', () => {
    fc.assert(
      fc.property(randomProgram.filter(parses), (formula) => {
        const printed = printFormula(parseFormula(formula));
        expect(printFormula(parseFormula(printed))).toBe(printed);
      }),
    );
  });

  test('is the same for every formula of the conformance table', () => {
    const tables: readonly Readonly<Record<string, readonly FormulaCase[]>>[] = [dates, language, members, numbers];
    const formulas = tables.flatMap((table) => Object.values(table).flat()).map(([formula]) => formula);
    const readable = formulas.filter(parses);
    expect(readable.length).toBeGreaterThan(400);
    for (const formula of readable) {
      expect(outcomeOf(printFormula(parseFormula(formula)))).toBe(outcomeOf(formula));
    }
  });
});

test('the formulas by chance are mostly formulas, of every kind', () => {
  const sample = fc.sample(randomProgram, { numRuns: 500, seed: 1 });
  const readable = sample.filter(parses);
  const kinds = new Set(
    JSON.stringify(readable.map((formula) => withoutValues(parseFormula(formula)))).match(/"kind":"\w+"/g),
  );
  expect(readable.length).toBeGreaterThan(350);
  expect(kinds.size).toBe(22);
});

function withoutValues(node: unknown): unknown {
  return JSON.parse(
    JSON.stringify(node, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
  );
}
