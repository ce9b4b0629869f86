import { describe, expect, test } from '@jest/globals';
import { defaultLimits } from './budget.ts';
import { calculate } from './library/testing/calculate.ts';
import { failureOf, run } from './testing/run.ts';
import { ThrownByFormula } from './thrown-by-formula.ts';

describe('statements run in their order until one returns', () => {
  test.each<[what: string, formula: string, expected: unknown]>([
    ['the first return ends the formula', 'return 1; return 2;', 1],
    ['what stands behind is not run', 'return 1; return 1 / 0;', 1],
    ['a formula without a return gives null', 'var a = 1;', null],
    ['a return gives null as well', 'return null; return 1;', null],
    ['the branch of a true condition', 'if (true) return 1; return 2;', 1],
    ['the branch of a false one', 'if (false) return 1; else return 2;', 2],
    ['no branch', 'if (false) return 1; return 3;', 3],
    ['an else if', 'if (false) return 1; else if (true) return 2; else return 3;', 2],
    ['a block', '{ var a = 1; { return a; } }', 1],
    ['a return of null within a block', 'if (true) { return null; } return 2;', null],
  ])('%s', (_what, formula, expected) => {
    expect(calculate(formula)).toEqual(expected);
  });
});

describe('variables', () => {
  test.each<[what: string, formula: string, expected: unknown]>([
    ['are changed', 'var a = 1; a = 2; return a;', 2],
    ['are changed by what they were', 'var a = 7; a += 3; a -= 1; a *= 2; a /= 4; return a;', 4],
    ['take texts', 'var a = "x"; a += 1; return a;', 'x1'],
    ['are changed from within a block', 'var a = 1; if (true) { a = 2; } return a;', 2],
    ['end with their block', 'if (true) { var Name = "own"; } return Name;', 'Ada'],
    ['may be there again in the next block', 'if (true) { var a = 1; } { var a = 2; return a; }', 2],
    ['begin as null without a value', 'string a; return a;', null],
    ['widen what they take', 'decimal a = 1; a = 2; return a / 4;', 0.5],
    ['widen a DateTime', 'DateTimeOffset a = new DateTime(2026, 1, 2); return a.Year;', 2026],
    ['hide a source field', 'var Name = "own"; return Name;', 'own'],
    ['hide it with null', 'object Name = null; return Name;', null],
    [
      'are seen as they are when a lambda runs',
      'var a = 1; var b = new[] { 1 }.Select(x => x + a); a = 5; return First(b);',
      2,
    ],
  ])('%s', (_what, formula, expected) => {
    expect(calculate(formula, { Name: 'Ada' })).toEqual(expected);
  });

  test.each([
    ['Name = "x"; return 1;', 'There is no variable Name.', 1, 1],
    ['int a = "x"; return a;', 'A variable of the type int cannot hold string.', 1, 1],
    ['int a = 1;\na = 2.5;', 'A variable of the type int cannot hold double.', 2, 1],
    ['DateTime a = CurrentDateTimeOffset();', 'A variable of the type DateTime cannot hold DateTimeOffset.', 1, 1],
    ['if ("x") return 1;', 'A condition is string, not bool.', 1, 5],
  ])('%j fails', (formula, message, line, column) => {
    expect(failureOf(formula, { Name: 'Ada' })).toMatchObject({ message, at: { line, column } });
  });
});

describe('an exception', () => {
  test('carries its text beside the message, for it may be made of the record', () => {
    const thrown = failureOf('if (true) {\n  throw new Exception("No " + Name);\n}', { Name: 'Ada' });
    expect(thrown).toBeInstanceOf(ThrownByFormula);
    expect(thrown).toMatchObject({ text: 'No Ada', at: { line: 2, column: 3 } });
    expect(thrown.message).toBe('The formula throws an exception here.');
  });

  test('has the text that C# writes', () => {
    expect(failureOf('throw new Exception(null);')).toMatchObject({ text: '' });
    expect(failureOf('throw new Exception(true);')).toMatchObject({ text: 'True' });
  });

  test('that has no text fails as any other', () => {
    const failure = failureOf('throw new Exception(new[] { 1 });');
    expect(failure).not.toBeInstanceOf(ThrownByFormula);
    expect(failure.at).toEqual({ line: 1, column: 1 });
  });
});

describe('a condition that is written as text', () => {
  const record = {
    City: 'outside',
    Wanted: 'Bonn',
    Items: [
      { City: null, Rank: 1 },
      { City: 'Bonn', Rank: 2 },
    ],
  };

  test.each<[what: string, formula: string, expected: unknown]>([
    ['reads the fields of the item', 'FirstMatch(Items, "Rank == 2").City', 'Bonn'],
    ['compares with a single =, too', 'FirstMatch(Items, "Rank = 2").City', 'Bonn'],
    ['reads what the item lacks from the record', 'FirstMatch(Items, "City == Wanted").Rank', 2],
    ['reads a null of the item as null', 'FirstMatch(Items, "City == \\"outside\\"")', null],
    ['finds a null', 'FirstMatch(Items, "City == null").Rank', 1],
    ['may call functions', 'FirstMatch(Items, "IsEmpty(City)").Rank', 1],
    ['does not see the variables around it', 'var Rank = 5; return FirstMatch(Items, "Rank == 2").City;', 'Bonn'],
  ])('%s', (_what, formula, expected) => {
    expect(calculate(formula, record)).toEqual(expected);
  });

  test.each([
    ['cannot be read', '\n FirstMatch(Items, "Rank ==")', 'The condition that is given as a text cannot be read.'],
    ['fails', '\n FirstMatch(Items, "Rank > City.Length")', 'City is null, so .Length cannot be read.'],
    ['is no condition', '\n FirstMatch(Items, "Rank")', 'A condition is int, not bool.'],
  ])('%s at the place of the call', (_what, formula, message) => {
    expect(failureOf(formula, record)).toMatchObject({ message, at: { line: 2, column: 2 } });
  });

  test('that is made of the record is not quoted', () => {
    expect(failureOf('FirstMatch(Items, Wanted + " ==")', record).message).not.toContain('Bonn');
  });

  test.each([
    ['a member', 'FirstMatch(Items, "Rank." + Wanted)'],
    ['a method', 'FirstMatch(Items, "Rank." + Wanted + "()")'],
    ['a function', 'FirstMatch(Items, Wanted + "(1)")'],
    ['a member of null', 'FirstMatch(Items, Wanted + ".Length == 1")'],
  ])('and is made of the record is not quoted either where it names %s', (_what, formula) => {
    const { message, at } = failureOf(formula, record);
    expect(message).toBe('The condition that is given as a text cannot be carried out.');
    expect(at).toEqual({ line: 1, column: 1 });
  });

  test('and uses up the steps says so, whoever wrote it', () => {
    const many = { ...record, Items: Array.from({ length: 30 }, () => ({})) };
    const few = { ...defaultLimits, steps: 60 };
    expect(failureOf('FirstMatch(Items, "fal" + "se")', many, few).message).toContain('more than 60 steps');
  });

  test('may hold another', () => {
    const nested = { Items: [{ Parts: [{ Size: 7 }], Rank: 1 }] };
    expect(calculate('FirstMatch(Items, "FirstMatch(Parts, \\"Size == 7\\") != null").Rank', nested)).toBe(1);
  });

  test('that the record makes call itself ends', () => {
    const endless = { Items: [{ Rank: 1 }], Wanted: 'FirstMatch(Items, Wanted) != null' };
    expect(failureOf('FirstMatch(Items, Wanted)', endless).at).toEqual({ line: 1, column: 1 });
  });
});

describe('the work of a formula has an end', () => {
  const few = { ...defaultLimits, steps: 20 };

  test('statements and expressions are steps', () => {
    expect(run('var a = 1; a = a + 1; return a;', {}, few)).toEqual({ type: 'int', value: 2n });
    const many = `var a = 1; ${'a = a + 1; '.repeat(10)} return a;`;
    expect(failureOf(many, {}, few).message).toBe('The formula takes more than 20 steps.');
  });

  test('so are the items that lambdas and conditions look at', () => {
    const Items = Array.from({ length: 30 }, (_, index) => ({ index }));
    expect(failureOf('Items.Count(item => true)', { Items }, few).message).toContain('more than 20 steps');
    expect(failureOf('FirstMatch(Items, "false")', { Items }, few).message).toContain('more than 20 steps');
  });

  test('every run begins anew', () => {
    for (let round = 0; round < 5; round += 1) expect(run('1 + 2 + 3', {}, few)).toEqual({ type: 'int', value: 6n });
  });
});

test('the time is that of the sync', () => {
  expect(calculate('CurrentDateTimeOffset() == CurrentDateTimeOffset()')).toBe(true);
  expect(calculate('CurrentDateTimeOffset().Year')).toBe(2025);
});
