import { describe, expect, test } from '@jest/globals';
import { parseCondition, parseFormula } from './parse-formula.ts';
import { FormulaSyntaxError } from './parser/syntax-error.ts';
import { printFormula } from './print-formula.ts';

/** The formula with every pair of parentheses that its tree means. */
function read(formula: string): string {
  return printFormula(parseFormula(formula));
}

function errorOf(formula: string): FormulaSyntaxError {
  try {
    parseFormula(formula);
  } catch (error) {
    if (error instanceof FormulaSyntaxError) return error;
    throw error;
  }
  throw new Error(`${formula} was read.`);
}

describe('precedence and associativity are those of C#', () => {
  test.each([
    ['a + b * c', 'a + (b * c)'],
    ['a * b + c', '(a * b) + c'],
    ['a - b - c', '(a - b) - c'],
    ['a / b * c % d', '((a / b) * c) % d'],
    ['a + b < c - d', '(a + b) < (c - d)'],
    ['a < b == c > d', '(a < b) == (c > d)'],
    ['a == b && c != d', '(a == b) && (c != d)'],
    ['a && b || c && d', '(a && b) || (c && d)'],
    ['a || b ?? c', '(a || b) ?? c'],
    ['a ?? b ?? c', 'a ?? (b ?? c)'],
    ['a ?? b + c', 'a ?? (b + c)'],
    ['a ?? b || c ?? d', 'a ?? ((b || c) ?? d)'],
    ['a is int == b', '(a is int) == b'],
    ['a + b is int', '(a + b) is int'],
    ['a as string ?? b', '(a as string) ?? b'],
    ['a as string is not null', '(a as string) is not null'],
    ['!a && b', '(!a) && b'],
    ['-a * b', '(-a) * b'],
    ['- -a', '-(-a)'],
    ['!a.b', '!a.b'],
    ['-a[0].c', '-a[0].c'],
    ['(int)a + b', '((int)a) + b'],
    ['(int)a.b', '(int)a.b'],
    ['(int)-a', '(int)(-a)'],
    ['-(int)a', '-((int)a)'],
    ['a ? b : c', 'a ? b : c'],
    ['a ? b : c ? d : e', 'a ? b : (c ? d : e)'],
    ['a ? b ? c : d : e', 'a ? (b ? c : d) : e'],
    ['a == b ? c + d : e ?? f', '(a == b) ? (c + d) : (e ?? f)'],
    ['a ?? b ? c : d', '(a ?? b) ? c : d'],
    ['(a + b) * c', '(a + b) * c'],
  ])('%s is %s', (formula, expected) => {
    expect(read(formula)).toBe(`return ${expected};`);
  });
});

describe('what looks alike is told apart', () => {
  test.each([
    ['a choice from a null-safe link', 'a ?.5 : b', 'return a ? 0.5d : b;'],
    ['a choice behind a type from a nullable type', 'a is int ? b : c', 'return (a is int) ? b : c;'],
    ['a comparison from a generic type', 'a < b', 'return a < b;'],
    ['a value in parentheses from a cast', '(a) - b', 'return a - b;'],
    ['a lone name of a type from a cast', '(Guid)', 'return Guid;'],
    ['a lone name of a type before a dot from a cast', '(List).Count', 'return List.Count;'],
    ['a cast to a nullable type', '(int?)a', 'return (int?)a;'],
    ['a cast to a type by its long name', '(String)a', 'return (string)a;'],
    ['a declaration from a comparison', 'List<string> a = b; return a;', 'List a = b;\nreturn a;'],
    ['a declaration of a list', 'string[] a = b; return a;', 'List a = b;\nreturn a;'],
    ['a declaration of a nullable', 'int? a = b; return a;', 'int a = b;\nreturn a;'],
    ['a declaration by a long name', 'System.DateTime a = b; return a;', 'DateTime a = b;\nreturn a;'],
    ['words from names that begin like them', 'returned + iff + newest', 'return (returned + iff) + newest;'],
    ['a name with @ from the word', '@return + @class', 'return @return + @class;'],
    ['a number before a method', '1.ToString()', 'return (1).ToString();'],
  ])('%s', (_what, formula, expected) => {
    expect(read(formula)).toBe(expected);
  });

  test.each(['@if', '@new', '@class', '@größe'])('the name %s is the same wherever it stands', (name) => {
    const formula = `var ${name} = 1;\n${name} = ${name} + 1;\nreturn a.${name}.Where(${name} => ${name} > 1);`;
    const plain = name.slice(1);
    expect(parseFormula(formula).body).toMatchObject([
      { kind: 'declare', name: plain },
      { kind: 'assign', name: plain, value: { left: { name: plain } } },
      {
        kind: 'return',
        value: { target: { name: plain }, args: [{ parameters: [plain], body: { left: { name: plain } } }] },
      },
    ]);
    expect(read(read(formula))).toBe(read(formula));
  });
});

describe('statements', () => {
  test.each([
    ['a lone expression is returned', 'a', 'return a;'],
    ['with a semicolon, too', 'a;', 'return a;'],
    ['the last return needs no semicolon', 'return a', 'return a;'],
    ['empty statements are left out', ';;return a;;', 'return a;'],
    ['an expression may follow statements', 'var b = 1; b + 1', 'var b = 1;\nreturn b + 1;'],
    ['an operator may be part of an assignment', 'var b = 1; b *= 2; b', 'var b = 1;\nb = b * 2;\nreturn b;'],
    [
      'a branch may be without braces',
      'if (a) return b; else return c;',
      'if (a) {\n  return b;\n} else {\n  return c;\n}',
    ],
    [
      'an else belongs to the nearest if',
      'if (a) if (b) return c; else return d; return e;',
      'if (a) {\n  if (b) {\n    return c;\n  } else {\n    return d;\n  }\n}\nreturn e;',
    ],
    ['an exception may be named in full', 'throw new System.Exception("x");', 'throw new Exception("x");'],
    ['comments are passed over', '/* a */ return // b\n a; /* "c */ // d', 'return a;'],
    ['System before a type is nothing', 'System.Math.Abs(a)', 'return Math.Abs(a);'],
    ['a type may be made by its full name', 'new System.DateTime(1, 2, 3)', 'return new DateTime(1, 2, 3);'],
    ['lists are lists, however they are made', 'new List<string> { a }', 'return new[] { a };'],
  ])('%s', (_what, formula, expected) => {
    expect(read(formula)).toBe(expected);
  });

  test('a chain of else ifs is a branch in a branch', () => {
    const { body } = parseFormula('if (a) return 1; else if (b) return 2; else return 3;');
    expect(body).toMatchObject([{ kind: 'if', otherwise: [{ kind: 'if', otherwise: [{ kind: 'return' }] }] }]);
  });
});

describe('an error names its place', () => {
  test.each<[formula: string, line: number, column: number, message: string | RegExp]>([
    ['', 1, 1, 'The formula is empty.'],
    ['// nothing', 1, 1, 'The formula is empty.'],
    [';', 1, 1, 'The formula is empty.'],
    ['return', 1, 7, 'Where the formula ends, a value is expected.'],
    ['return a +', 1, 11, 'Where the formula ends, a value is expected.'],
    ['return a\n  + ;', 2, 5, 'Where ";" stands, a value is expected.'],
    ['return (a;', 1, 10, 'Where ";" stands, ")" is expected.'],
    ['return a b;', 1, 10, /^Where "b" stands, /],
    ['a b', 1, 3, 'Where "b" stands, the formula should end.'],
    ['if a return b;', 1, 4, 'Where "a" stands, "(" is expected.'],
    ['return "abc', 1, 8, 'The text that begins here with " does not end.'],
    ['return\n\n  $"{a', 3, 3, 'The text that begins here with $ does not end.'],
    ['return a # b;', 1, 10, 'The character "#" has no meaning here.'],
    ['/* open\nreturn a;', 1, 1, /^Where "\/" stands/],
    ['"\\q"', 1, 1, /is no escape/],
    ['return 1 +\n "\\q";', 2, 2, /is no escape/],
    ['99999999999999999999', 1, 1, /too large for a long/],
    ['99999999999999999999999999999999m', 1, 1, /no decimal/],
    ['1e999', 1, 1, '1e999 is no number.'],
    ['0x_', 1, 1, /^The character "0"/],
    ['0x1m', 1, 1, /^The character "0"/],
    ['foreach (var a in b) { }', 1, 1, /"foreach" stands, which formulas do not have/],
    ['return\na\n.b(\n c,,d);', 4, 4, /^Where "," stands/],
    ['return @"two\nlines" +;', 2, 9, 'Where ";" stands, a value is expected.'],
    ['/* two\nlines */ +;', 2, 11, 'Where ";" stands, a value is expected.'],
    ['return a +\r\n  ;', 2, 3, 'Where ";" stands, a value is expected.'],
  ])('%j: line %i, column %i', (formula, line, column, message) => {
    const error = errorOf(formula);
    expect(error.at).toEqual({ line, column });
    const [told = ''] = error.message.split(` (line ${line}, column ${column})`);
    expect(told).toMatch(message);
  });

  test.each<[formula: string, line: number, column: number]>([
    ['$"{a b}"', 1, 6],
    ['$"{a +}"', 1, 7],
    ['$"abc {a} {+}"', 1, 13],
    ['return 1 +\n  $"x {a * }";', 2, 11],
    ['return $@"first\nsecond {a b}";', 2, 11],
    ['return $@"first\nsecond {a +\n}";', 2, 12],
    ['$"{/* only a comment */}"', 1, 4],
    ['$"{a # b}"', 1, 6],
    ['$"{$"{a b}"}"', 1, 9],
    ['$"{}"', 1, 1],
    ['$"a } b"', 1, 1],
    ['$"{a,x}"', 1, 1],
    [`$"{${'('.repeat(60)}a${')'.repeat(60)}}"`, 1, 54],
  ])('in an interpolated text, too: %j at line %i, column %i', (formula, line, column) => {
    expect(errorOf(formula).at).toEqual({ line, column });
  });

  test('a good formula is read after a bad one', () => {
    expect(() => parseFormula('$"{a b}" + (')).toThrow(FormulaSyntaxError);
    expect(read('$"{a}" + b')).toBe('return $"{(a)}" + b;');
  });
});

test('every node knows its place', () => {
  const { body } = parseFormula('var a = 1;\nreturn a + $"\t{b.c}";');
  expect(body).toMatchObject([
    { kind: 'declare', at: { line: 1, column: 1 }, value: { at: { line: 1, column: 9 } } },
    {
      kind: 'return',
      at: { line: 2, column: 1 },
      value: {
        at: { line: 2, column: 10 },
        left: { at: { line: 2, column: 8 } },
        right: { at: { line: 2, column: 12 }, parts: ['\t', { value: { name: 'c', at: { line: 2, column: 18 } } }] },
      },
    },
  ]);
});

describe('what costs more than a formula may is refused before it is walked', () => {
  test.each([
    ['a long formula', `return "${'x'.repeat(20_000)}";`, /longer than 20000 characters/],
    ['many parentheses', '('.repeat(51), /nested too deeply/],
    ['many brackets', `a${'[a'.repeat(51)}`, /nested too deeply/],
    ['many choices', 'a ? '.repeat(51), /nested too deeply/],
    ['a deep tree', Array.from({ length: 300 }, () => 'a').join(' + '), /nested too deeply/],
    ['texts in texts', `${'$"{'.repeat(6)}a${'}"'.repeat(6)}`, /./],
  ])('%s', (_what, formula, message) => {
    expect(errorOf(formula).message).toMatch(message);
  });

  test('what people write is far below', () => {
    expect(() => parseFormula(Array.from({ length: 100 }, () => 'a').join(' + '))).not.toThrow();
    expect(() => parseFormula(`${'('.repeat(50)}a${')'.repeat(50)}`)).not.toThrow();
    expect(() => parseFormula(`${'if (a) return 1; else '.repeat(100)}return 2;`)).not.toThrow();
  });
});

describe('a condition', () => {
  test.each([
    ['a = b', 'return a == b;'],
    ['a == b', 'return a == b;'],
    ['a = "=" && c = 1', 'return (a == "=") && (c == 1);'],
    ['a <= b', 'return a <= b;'],
  ])('%s compares', (text, expected) => {
    expect(printFormula(parseCondition(text))).toBe(expected);
  });

  test.each(['', 'return a;', 'a;', 'a = b = ', 'var a = 1; a'])('%j is none', (text) => {
    expect(() => parseCondition(text)).toThrow(FormulaSyntaxError);
  });
});
