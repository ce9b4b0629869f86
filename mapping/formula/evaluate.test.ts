import { describe, expect, test } from '@jest/globals';
import { calculate } from './library/testing/calculate.ts';
import { failureOf, run } from './testing/run.ts';

const record = {
  FirstName: 'Ada',
  Comment: 'from the record',
  Nothing: null,
  Address: { City: 'Bonn', Street: null, Lines: ['a', 'b'], Geo: { Height: 60 } },
  Items: [{ City: 'Bonn' }, { City: null }],
  DateTime: 'a field with the name of a type',
  Long: 'x'.repeat(60_000),
};

describe('a chain with ?. ends as a whole where it meets null', () => {
  test.each<[formula: string, expected: unknown]>([
    ['Address?.City', 'Bonn'],
    ['Address?.City.Length', 4],
    ['Nothing?.City', null],
    ['Nothing?.City.Length', null],
    ['Nothing?.City.Length.ToString().ToUpper()', null],
    ['Nothing?.ToString()', null],
    ['Nothing?.Lines[0].Length', null],
    ['Nothing?[0].Length', null],
    ['Address.Street?.Length', null],
    ['Address?.Street?.Length', null],
    ['Address?.Lines?[1]', 'b'],
    ['Absent?.Anything', null],
    ['Nothing?.City ?? "none"', 'none'],
    ['Nothing?.City.Length == null', true],
    ['$"{Nothing?.City.Length}"', ''],
    ['Coalesce(Nothing?.City, FirstName)', 'Ada'],
    ['Items.Select(item => item.City?.Length).Last()', null],
    ['DateTime.MinValue?.Year', 1],
  ])('%s', (formula, expected) => {
    expect(calculate(formula, record)).toEqual(expected);
  });

  test('what stands behind in the chain is not calculated at all', () => {
    expect(calculate('Nothing?.Substring(1 / 0)', record)).toBeNull();
    expect(calculate('Nothing?.Lines[1 / 0]', record)).toBeNull();
  });

  test.each<[formula: string, message: string, column: number]>([
    ['Nothing.City', 'Nothing is null, so .City cannot be read.', 9],
    ['Nothing.Trim()', 'Nothing is null, so .Trim cannot be read.', 9],
    ['Nothing[0]', 'Nothing is null, so [ ] cannot be read.', 8],
    ['Address.Street.Length', 'Address.Street is null, so .Length cannot be read.', 16],
    ['Address?.Street.Length', 'Address.Street is null, so .Length cannot be read.', 17],
    ['Address.Absent.Length', 'Address.Absent is null, so .Length cannot be read.', 16],
    ['First(Nothing).Length', 'The result of First is null, so .Length cannot be read.', 16],
    ['Items.FirstOrDefault().City.Trim().x', 'string has no property x.', 36],
    ['(Nothing ?? null).Length', 'The value is null, so .Length cannot be read.', 19],
  ])('without it, null is an error: %s', (formula, message, column) => {
    expect(failureOf(formula, record)).toMatchObject({ message, at: { line: 1, column } });
  });
});

describe('a name is', () => {
  test.each<[what: string, formula: string, expected: unknown]>([
    ['a source field', 'FirstName', 'Ada'],
    ['null where the record lacks it', 'Absent', null],
    ['no property of an object of JavaScript', 'constructor', null],
    ['not even an inherited one', '__proto__ == null && toString == null', true],
    ['first a variable of the formula', 'var Comment = "own"; return Comment;', 'own'],
    ['the variable, even if it is null', 'string Comment = null; return Comment;', null],
    ['first the parameter of a lambda', 'Items.Select(Comment => Comment.City).First()', 'Bonn'],
    ['the parameter, even if it is null', 'new[] { Nothing }.Select(Comment => Comment).First()', null],
    ['the inner parameter before the outer', 'Items.Select(a => new[] { 1 }.Select(a => a).First()).First()', 1],
    ['the outer variable within a lambda', 'var city = "Bonn"; return Items.Count(a => a.City == city);', 1],
    ['a type before a dot, whatever the record brings', 'DateTime.MinValue.Year', 1],
    ['a variable before a dot, even with the name of a type', 'var DateTime = "own"; return DateTime.Length;', 3],
    ['a source field otherwise, even with the name of a type', 'DateTime', record.DateTime],
  ])('%s', (_what, formula, expected) => {
    expect(calculate(formula, record)).toEqual(expected);
  });

  test.each([
    ['Math', 'Math is a type, not a value.'],
    ['Math[0]', 'Math is a type, not a value.'],
    ['Math.Absent', 'There is no Math.Absent.'],
    ['Math.Absent(1)', 'There is no Math.Absent(…).'],
    ['Absent(1)', 'There is no function Absent.'],
    ['constructor("x")', 'There is no function constructor.'],
    ['new Absent()', 'A Absent cannot be made in a formula.'],
    ['FirstName.constructor', 'string has no property constructor.'],
    ['FirstName.valueOf()', 'string has no method valueOf.'],
  ])('%s fails: %s', (formula, message) => {
    expect(failureOf(formula, record)).toMatchObject({ message });
  });
});

describe('only what is needed is calculated', () => {
  test.each<[formula: string, expected: unknown]>([
    ['false && 1 / 0 == 1', false],
    ['true || 1 / 0 == 1', true],
    ['"a" ?? (1 / 0).ToString()', 'a'],
    ['true ? 1 : 1 / 0', 1],
    ['false ? 1 / 0 : 2', 2],
    ['true ? 1 : false ? 1 / 0 : 2 / 0', 1],
  ])('%s', (formula, expected) => {
    expect(calculate(formula)).toEqual(expected);
  });
});

describe('a condition is a bool and nothing else', () => {
  test.each([
    ['1 ? 2 : 3', 'A condition is int, not bool.', 1],
    ['true && "true"', 'A condition is string, not bool.', 9],
    ['null || true', 'A condition is null, not bool.', 1],
    ['!"true"', 'The operator ! cannot be applied to string.', 1],
  ])('%s', (formula, message, column) => {
    expect(failureOf(formula)).toMatchObject({ message, at: { line: 1, column } });
  });
});

describe('an interpolated text', () => {
  test.each<[formula: string, expected: string]>([
    ['$""', ''],
    ['$"{FirstName}"', 'Ada'],
    ['$"a{FirstName}b{FirstName}c"', 'aAdabAdac'],
    ['$"{{{FirstName}}}"', '{Ada}'],
    ['$"{Nothing}|{true}|{1.50m}|{0.5}"', '|True|1.50|0.5'],
    ['$"[{FirstName,5}|{FirstName,-5}|{FirstName,2}]"', '[  Ada|Ada  |Ada]'],
    ['$"{1.5:0.00}"', '1.50'],
    ['$"[{1.5,6:0.00}]"', '[  1.50]'],
    ['$"{(true ? FirstName : "x")}"', 'Ada'],
    ['$"{FirstName + $"{FirstName}"}"', 'AdaAda'],
    ['$"{new[] { 1, 2 }.Count()}"', '2'],
    ['$"{Address["City"]}"', 'Bonn'],
    ['$"\\t{FirstName}\\""', '\tAda"'],
    ['$@"C:\\{FirstName} ""x"""', 'C:\\Ada "x"'],
  ])('%s', (formula, expected) => {
    expect(calculate(formula, record)).toBe(expected);
  });

  test('fails at the part that failed', () => {
    expect(failureOf('$"{FirstName} {Address}"', record)).toMatchObject({ at: { line: 1, column: 16 } });
    expect(failureOf('$@"a\nb {1 / 0}"', record)).toMatchObject({ at: { line: 2, column: 6 } });
  });
});

describe('an error names the innermost part that failed', () => {
  test.each<[formula: string, line: number, column: number]>([
    ['1 + 2 * (3 / 0)', 1, 12],
    ['Truncate(\n  ConvertToInt("x").ToString(), 1)', 2, 3],
    ['FirstName\n  .Substring(9)', 2, 4],
    ['var a = 1;\nreturn a +\n  1 % 0;', 3, 5],
    ['Items.Select(item =>\n item.City.Length)', 2, 12],
    ['(int)FirstName', 1, 1],
    ['Address["Absent"]', 1, 8],
    ['new DateTime(2026, 13, 1)', 1, 1],
    ['-FirstName', 1, 1],
  ])('%j: line %i, column %i', (formula, line, column) => {
    expect(failureOf(formula, record).at).toEqual({ line, column });
  });
});

describe('texts that are made have a limit', () => {
  test('long ones can be compared, which makes none', () => {
    expect(run('Long == Long', record)).toBe(true);
    expect(run('Long != Long + "x"', record)).toBe(true);
  });

  test.each(['Long + Long', 'Long + 1 + Long', '$"{Long}{Long}"', 'Items.Select(item => Long + Long)'])(
    '%s is too long',
    (formula) => {
      expect(failureOf(formula, record).message).toBe('The formula makes a text of more than 100000 characters.');
    },
  );
});

test.each<[formula: string, expected: unknown]>([
  ['FirstName is string', true],
  ['FirstName is not string', false],
  ['Nothing is string', false],
  ['Nothing is object', false],
  ['Nothing is null', true],
  ['Items is IEnumerable', true],
  ['FirstName as string', 'Ada'],
  ['FirstName as object', 'Ada'],
  ['Items as string', null],
  ['Nothing as string', null],
])('%s is told by what the value is', (formula, expected) => {
  expect(calculate(formula, record)).toEqual(expected);
});
