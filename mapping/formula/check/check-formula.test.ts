import { describe, expect, test } from '@jest/globals';
import { parseFormula } from '../parse-formula.ts';
import { checkFormula, type CheckedFormula } from './check-formula.ts';
import type { FormulaProblem } from './formula-problem.ts';
import type { StaticType } from './static-types.ts';

const types = new Map<string, StaticType>([
  ['FirstName', 'string'],
  ['LastName', 'string'],
  ['KnownToFilm', 'object'],
  ['SystemId', 'long'],
  ['CustomFields', 'Dictionary'],
]);
const known = { typeOf: (name: string) => types.get(name) ?? null, names: [...types.keys()] };

function check(formula: string): CheckedFormula {
  return checkFormula(parseFormula(formula), known);
}

describe('a good formula has no problems, and the type that is known', () => {
  test.each<[formula: string, returns: StaticType]>([
    ['1', 'int'],
    ['FirstName', 'string'],
    ['KnownToFilm', 'object'],
    ['null', 'null'],
    ['FirstName + SystemId', 'string'],
    ['SystemId + 1', 'long'],
    ['SystemId / 2.0', 'double'],
    ['-SystemId', 'long'],
    ['!KnownToFilm', 'bool'],
    ['SystemId > 1 && FirstName == "a"', 'bool'],
    ['FirstName ?? "x"', 'string'],
    ['KnownToFilm ?? "x"', 'object'],
    ['FirstName == null ? 1 : 2L', 'long'],
    ['FirstName == null ? 1 : "a"', 'object'],
    ['FirstName == null ? null : "a"', 'string'],
    ['FirstName.Length', 'int'],
    ['FirstName?.Length', 'int'],
    ['FirstName[0]', 'char'],
    ['FirstName.ToUpper().Length', 'int'],
    ['CustomFields.Tier', 'object'],
    ['CustomFields["Tier"]', 'object'],
    ['KnownToFilm.Anything[0]["x"].Method(1)', 'object'],
    ['(int)SystemId', 'int'],
    ['(int?)SystemId', 'int'],
    ['(decimal)KnownToFilm', 'decimal'],
    ['KnownToFilm as string', 'string'],
    ['KnownToFilm is string', 'bool'],
    ['FirstName is not null', 'bool'],
    ['$"{FirstName} {SystemId:0}"', 'string'],
    ['new[] { 1 }', 'List'],
    ['new DateTime(2026, 1, 2)', 'DateTime'],
    ['new DateTime(2026, 1, 2) - new DateTime(2026, 1, 1)', 'TimeSpan'],
    ['DateTime.MinValue', 'DateTime'],
    ['Coalesce(FirstName, 1)', 'object'],
    ['Truncate(FirstName, 3)', 'string'],
    ['CustomFields.Items.Where(x => x.Any == 1).Count()', 'object'],
    ['new[] { 1 }.Count(x => x > 1)', 'int'],
    ['var a = FirstName; return a.Length;', 'int'],
    ['decimal a = 1; return a;', 'decimal'],
    ['DateTimeOffset a = DateTime.MinValue; return a;', 'DateTimeOffset'],
    ['string a; a = FirstName; return a;', 'string'],
    ['var a = null; a = 1; return a;', 'object'],
    ['if (KnownToFilm) return 1; return 2.0;', 'double'],
    ['if (KnownToFilm) return 1; else return null;', 'int'],
    ['if (KnownToFilm) throw new Exception("x"); else return 1;', 'int'],
    ['throw new Exception("x");', 'null'],
    ['{ return 1; }', 'int'],
    ['var @if = 1; return @if;', 'int'],
  ])('%s: %s', (formula, returns) => {
    expect(check(formula)).toMatchObject({ problems: [], returns });
  });
});

describe('a problem is found at its place', () => {
  test.each<[formula: string, kind: FormulaProblem['kind'], column: number, message: string]>([
    ['Absent', 'UnknownName', 1, 'Absent is none of the known source fields; a record that lacks it gives null.'],
    ['1 + Fristname', 'UnknownName', 5, 'a record that lacks it gives null. Did you mean FirstName?'],
    ['constructor', 'UnknownName', 1, 'constructor is none of the known source fields'],
    ['Foo(1)', 'UnknownFunction', 1, 'There is no function Foo.'],
    ['coalesce(1)', 'UnknownFunction', 1, 'There is no function coalesce. Did you mean Coalesce?'],
    [
      'TruncateAsync(FirstName, 1)',
      'UnknownFunction',
      1,
      'There is no function TruncateAsync. Write Truncate: nothing is waited for here.',
    ],
    ['GetSpaceportId("1", "a", 1)', 'UnknownFunction', 1, 'finds and links the customer by its CustomerNumber itself.'],
    ['constructor(1)', 'UnknownFunction', 1, 'There is no function constructor.'],
    ['toString()', 'UnknownFunction', 1, 'There is no function toString.'],
    ['FirstName.length', 'UnknownMember', 11, 'string has no property length.'],
    ['FirstName.constructor', 'UnknownMember', 11, 'string has no property constructor.'],
    ['FirstName.toUpper()', 'UnknownMember', 11, 'string has no method toUpper.'],
    ['DateTime.now', 'UnknownMember', 10, 'There is no DateTime.now. Did you mean Now?'],
    ['Math.Rond(1)', 'UnknownMember', 6, 'Math has no method Rond. Did you mean Round?'],
    ['new Foo()', 'UnknownType', 1, 'A Foo cannot be made in a formula.'],
    ['new constructor()', 'UnknownType', 1, 'A constructor cannot be made in a formula.'],
    ['FirstName is Foo', 'UnknownType', 11, 'Foo is no type that formulas know.'],
    ['FirstName as toString', 'UnknownType', 11, 'toString is no type that formulas know.'],
    ['Foo a = 1; return a;', 'UnknownType', 1, 'Foo is no type that formulas know.'],
    ['Math', 'WrongType', 1, 'Math is a type, not a value.'],
    ['FirstName - 1', 'WrongType', 11, 'The operator - cannot be applied to string and int.'],
    ['!FirstName', 'WrongType', 1, 'The operator ! cannot be applied to string.'],
    ['-FirstName', 'WrongType', 1, 'The operator - cannot be applied to string.'],
    ['FirstName < LastName', 'WrongType', 11, 'The operator < cannot be applied to string and string.'],
    ['FirstName == 1', 'WrongType', 11, 'The operator == cannot be applied to string and int.'],
    ['1.0 + 1m', 'WrongType', 5, 'The operator + cannot be applied to double and decimal.'],
    ['FirstName && true', 'WrongType', 11, 'The operator && cannot be applied to string and bool.'],
    ['new[] { 1 } + "a"', 'WrongType', 13, 'The operator + cannot be applied to List and string.'],
    ['FirstName ? 1 : 2', 'WrongType', 11, 'The condition before ? is string, not bool.'],
    ['(int)FirstName', 'WrongType', 1, 'string cannot be cast to int; use a Convert function to read a text.'],
    ['FirstName["a"]', 'WrongType', 10, 'A string is read by an int, not by string.'],
    ['new[] { 1 }["a"]', 'WrongType', 12, 'A List is read by an int, not by string.'],
    ['CustomFields[1]', 'WrongType', 13, 'A Dictionary is read by a text, not by int.'],
    ['SystemId[0]', 'WrongType', 9, 'long cannot be read with [ ].'],
    ['$"{new[] { 1 }}"', 'WrongType', 4, 'A List is no text.'],
    ['$"{CustomFields}"', 'WrongType', 4, 'A Dictionary is no text.'],
    [
      'Truncate(FirstName, "1")',
      'WrongType',
      1,
      'Invalid parameter passed to the method Truncate. The parameter n is expected to be of the type int but is the type string.',
    ],
    ['Truncate(FirstName)', 'WrongType', 1, 'The number of parameters is 1, which does not fit Truncate('],
    ['FirstName.Substring("1")', 'WrongType', 11, 'Invalid parameter passed to the method Substring.'],
    ['RegExMatch(FirstName, "(")', 'Syntax', 23, 'pattern'],
    ['FirstMatch(KnownToFilm, "a ==")', 'Syntax', 25, 'The condition cannot be read: Where the formula ends'],
    [
      'FirstMatch(KnownToFilm, "Foo(a)")',
      'Syntax',
      25,
      'The condition cannot be carried out: There is no function Foo.',
    ],
    [
      'FirstMatch(KnownToFilm, "a == ToUp()")',
      'Syntax',
      25,
      'The condition cannot be carried out: There is no function',
    ],
    ['FirstMatch(KnownToFilm, "1 + 1")', 'Syntax', 25, 'The condition cannot be carried out: It is int, not bool.'],
    [
      'FirstMatch(KnownToFilm, "FirstMatch(a, \\"b + 1 == Foo()\\") != null")',
      'Syntax',
      25,
      'The condition cannot be carried out: The condition cannot be carried out: There is no function Foo.',
    ],
    ['if (FirstName) return 1; return 2;', 'WrongType', 1, 'The condition of this if is string, not bool.'],
    ['var a = 1; var a = 2; return a;', 'WrongType', 12, 'A variable a is there already.'],
    ['var a; return a;', 'WrongType', 1, 'The variable a has neither a type nor a value.'],
    ['int a = "x"; return a;', 'WrongType', 1, 'A variable of the type int cannot hold string.'],
    ['int a = 2.5; return a;', 'WrongType', 1, 'A variable of the type int cannot hold double.'],
    ['int a = 1; a = "x"; return a;', 'WrongType', 12, 'The variable a is int and cannot hold string.'],
    [
      'FirstName = "x"; return 1;',
      'UnknownName',
      1,
      'There is no variable FirstName; a formula cannot change a source field.',
    ],
    ['var a = 1;', 'NoReturn', 1, 'The formula can end without a return.'],
    ['if (KnownToFilm) return 1;', 'NoReturn', 1, 'The formula can end without a return.'],
    ['if (KnownToFilm) return 1; else if (KnownToFilm) return 2;', 'NoReturn', 1, 'can end without a return.'],
  ])('%s', (formula, kind, column, message) => {
    const { problems } = check(formula);
    expect(problems.map((problem) => [problem.kind, problem.at.column])).toEqual([[kind, column]]);
    expect(problems[0]?.message).toContain(message);
    expect(problems[0]?.severity).toBe(kind === 'UnknownName' && !message.includes('variable') ? 'warning' : 'error');
  });

  test('all of them at once, one each', () => {
    const { problems } = check(
      'var a = Foo(1);\nif ("x") { return a.Bar - 1; }\nreturn $"{Absent.x} {FirstName.Nope}";',
    );
    expect(problems.map(({ kind, at }) => [kind, at.line])).toEqual([
      ['UnknownFunction', 1],
      ['WrongType', 2],
      ['UnknownName', 3],
      ['UnknownMember', 3],
    ]);
  });

  test('also within lambdas, branches, and what is never reached', () => {
    expect(check('new[] { 1 }.Where(x => Foo(x))').problems).toMatchObject([{ kind: 'UnknownFunction' }]);
    expect(check('return 1; return Foo(1);').problems).toMatchObject([{ kind: 'UnknownFunction' }]);
    expect(check('true ? 1 : Foo(1)').problems).toMatchObject([{ kind: 'UnknownFunction' }]);
  });

  test('but a variable that hides a source field is none', () => {
    expect(check('var FirstName = 1; return FirstName + 1;')).toMatchObject({ problems: [], returns: 'int' });
    expect(check('new[] { 1 }.Select(FirstName => FirstName.Anything)').problems).toEqual([]);
  });
});

describe('what a formula depends on', () => {
  test.each<[formula: string, reads: string[], readsTime: boolean]>([
    ['1', [], false],
    ['FirstName + LastName + FirstName', ['FirstName', 'LastName'], false],
    ['CustomFields.Tier', ['CustomFields'], false],
    ['Absent', ['Absent'], false],
    ['$"{FirstName}"', ['FirstName'], false],
    ['var FirstName = LastName; return FirstName;', ['LastName'], false],
    ['new[] { 1 }.Where(x => x == SystemId).Count()', ['SystemId'], false],
    ['DateTime.MinValue', [], false],
    ['DateTime.Now', [], true],
    ['DateTimeOffset.UtcNow.Year', [], true],
    ['CurrentDateTimeOffset()', [], true],
    ['Coalesce(FirstName, CurrentDateTime())', ['FirstName'], true],
    ['if (KnownToFilm) return 1; return CurrentDateTime().Year;', ['KnownToFilm'], true],
  ])('%s', (formula, reads, readsTime) => {
    const checked = check(formula);
    expect([...checked.reads].toSorted()).toEqual(reads.toSorted());
    expect(checked.readsTime).toBe(readsTime);
  });
});
