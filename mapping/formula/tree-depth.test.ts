import { describe, expect, test } from '@jest/globals';
import { createBudget, defaultLimits } from './budget.ts';
import { FormulaError } from './formula-error.ts';
import { parseFormula } from './parse-formula.ts';
import { findLocal, innerFrame, type Frame } from './scope.ts';
import { textLiterals } from './text-literals.ts';
import { depthOf } from './tree-depth.ts';

function depth(formula: string): number {
  return depthOf(parseFormula(formula));
}

describe('how deep a formula is', () => {
  test('does not grow with what stands side by side', () => {
    expect(depth('F(1, 2, 3, 4)')).toBe(depth('F(1)'));
    expect(depth('var a = 1; var b = 2; a')).toBe(depth('var a = 1; a'));
  });

  test.each([
    ['an operand', '1 + 1', '1 + 1 + 1'],
    ['an argument', 'F(1)', 'F(F(1))'],
    ['a link', 'a.b', 'a.b.c'],
    ['a branch', 'if (a) return 1; return 2;', 'if (a) return 1; else if (b) return 2; return 3;'],
    ['a block', '{ return 1; }', '{ { return 1; } }'],
    ['a hole', '$"{a}"', '$"{$"{a}"}"'],
  ])('grows with %s', (_what, flat, deep) => {
    expect(depth(deep)).toBeGreaterThan(depth(flat));
  });

  test('is told of trees that recursion could not walk', () => {
    let program = parseFormula('1');
    for (let level = 0; level < 100_000; level += 1) {
      program = { body: [{ kind: 'block', body: program.body, at: { line: 1, column: 1 } }] };
    }
    expect(depthOf(program)).toBeGreaterThanOrEqual(100_000);
  });
});

describe('the texts that stand in a formula', () => {
  test.each<[formula: string, texts: string[]]>([
    ['FirstName', []],
    ['"a"', ['a']],
    ['@"C:\\"', ['C:\\']],
    ['"a" + F("b", x => "c")', ['a', 'b', 'c']],
    ['if (a == "x") return "y"; else throw new Exception("z");', ['x', 'y', 'z']],
    ['$"not whole {a == "in a hole"}"', ['in a hole']],
    ["'c'", []],
    ['new[] { "", "a", "a" }', ['', 'a']],
    ['"tab\\t"', ['tab\t']],
  ])('%s', (formula, texts) => {
    expect([...textLiterals(parseFormula(formula))].toSorted()).toEqual(texts.toSorted());
  });
});

describe('a budget', () => {
  test('has so many steps and not one more', () => {
    const budget = createBudget({ ...defaultLimits, steps: 3 });
    budget.spend();
    budget.spend(2);
    expect(() => budget.spend()).toThrow(new FormulaError('The formula takes more than 3 steps.'));
    expect(() => budget.spend(0)).toThrow(FormulaError);
  });

  test('allows what is within its limits, however often', () => {
    const budget = createBudget({ steps: 1, textLength: 10, listLength: 5 });
    for (let round = 0; round < 100; round += 1) {
      budget.allowText(10);
      budget.allowList(5);
    }
    expect(() => budget.allowText(11)).toThrow('The formula makes a text of more than 10 characters.');
    expect(() => budget.allowList(6)).toThrow('The formula makes a list of more than 5 items.');
  });
});

describe('variables', () => {
  const frame: Frame = {
    scope: { read: () => undefined },
    locals: null,
    context: {
      syncTime: { type: 'DateTimeOffset', ticks: 0n, offsetMinutes: 0 },
      budget: createBudget(),
      matches: () => false,
    },
  };

  test('are found in their own frame first, and then in those around it', () => {
    const outer = innerFrame(frame);
    outer.locals.variables.set('a', { type: 'var', value: 'outer' });
    outer.locals.variables.set('b', { type: 'var', value: 'outer' });
    const inner = innerFrame(outer);
    inner.locals.variables.set('a', { type: 'var', value: null });
    expect(findLocal(inner.locals, 'a')).toEqual({ type: 'var', value: null });
    expect(findLocal(inner.locals, 'b')).toEqual({ type: 'var', value: 'outer' });
    expect(findLocal(outer.locals, 'a')?.value).toBe('outer');
  });

  test.each(['absent', 'constructor', '__proto__'])('%s is none where nobody declared it', (name) => {
    expect(findLocal(innerFrame(frame).locals, name)).toBeNull();
    expect(findLocal(null, name)).toBeNull();
  });
});
