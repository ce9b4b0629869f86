import { describe, expect, test } from '@jest/globals';
import { FormulaError } from '../formula-error.ts';
import { compilePattern } from './pattern.ts';

/** The pattern, a text that it matches, one that it does not. */
type Row = [pattern: string, match: string, noMatch: string];

function expectRow([pattern, match, noMatch]: Row): void {
  expect([pattern, compilePattern(pattern).matches(match)]).toEqual([pattern, true]);
  expect([pattern, compilePattern(pattern).matches(noMatch)]).toEqual([pattern, false]);
}

describe('a pattern matches as in .NET', () => {
  test.each<Row>([
    ['b', 'abc', 'ac'],
    ['^b', 'bc', 'abc'],
    ['^a|b$', 'xb', 'bx'],
    ['^(?:a|b)$', 'b', 'ab'],
    ['^$', '', 'a'],
    ['a.c', 'abc', 'a\nc'],
    ['^a.c$', 'a\rc', 'ac'],
    ['^[a-c]+$', 'abc', 'abd'],
    ['^[^a-c]$', '\n', 'b'],
    ['^[]a]$', ']', 'b'],
    ['^[^]a]$', 'b', ']'],
    ['^[a-]$', '-', 'b'],
    ['^[a\\-c]$', '-', 'b'],
    ['^[\\w-.]$', '.', ','],
    ['^[[:]$', '[', 'a'],
    ['^a{2}$', 'aa', 'a'],
    ['^a{2,}$', 'aaa', 'a'],
    ['^a{1,2}?$', 'aa', 'aaa'],
    ['^a{0}$', '', 'a'],
    ['^a{,2}$', 'a{,2}', 'aa'],
    ['^{$', '{', ''],
    ['^a{x}$', 'a{x}', 'a'],
    ['^\\.\\*$', '.*', 'aa'],
    ['^(a|)b$', 'b', 'c'],
    ["^(?:a)(b)(?<name>c)(?'other'd)(?<1>e)$", 'abcde', 'abcd'],
    ['^a(?# a remark )b$', 'ab', 'a b'],
    ['^a b#$', 'a b#', 'ab'],
  ])('%j', (...row) => expectRow(row));

  test.each<Row>([
    ['^\\t\\n\\r\\f\\v\\a\\e$', '\t\n\r\f\v\x07\x1b', 'tnrfvae'],
    ['^\\x41\\u00e4\\cA\\040\\0$', 'Aä\x01 \0', 'A'],
    ['^[\\b]$', '\b', 'b'],
    ['^[\\x41-\\x43\\1]$', '\x01', 'x'],
    ['^[\\]\\\\]$', '\\', '/'],
    ['^\\ä$'.replace('ä', '-'), '-', 'ä'],
  ])('escapes: %j', (...row) => expectRow(row));

  test.each<Row>([
    ['^\\d$', '٣', 'a'],
    ['^\\D$', 'ä', '٣'],
    ['^\\w+$', 'Ärzte_2', 'a-b'],
    ['^\\W$', '–', 'ß'],
    ['^\\s+$', ' \t\u0085\u00a0\u2003', '\ufeff'],
    ['^\\S+$', 'ä\x01\ufeff', '\u0085'],
    ['^[\\d,]+$', '1,٣', '1.3'],
    ['^[^\\W\\d]+$', 'äb', 'b1'],
    ['^[\\W\\d]+$', '-1', 'ä'],
    ['^[\\s\\S]$', '\n', ''],
    ['^[^\\s]+$', 'ab', 'a b'],
    ['^[^\\S]$', '\u0085', 'a'],
    ['^\\p{Lu}\\P{Lu}$', 'Äb', 'äb'],
    ['^[\\p{Ll}\\p{IsGreek}]+$', 'aΩ', 'A'],
    ['^\\p{IsCyrillic}+$', 'Дом', 'Dom'],
    ['^\\P{IsBasicLatin}$', 'ä', 'a'],
    ['^[\\P{IsLatin-1Supplement}]$', 'a', 'ä'],
    ['^\\p{Sc}$', '€', 'E'],
    ['^\\p{Co}$', '\ue000', 'a'],
    ['^\\p{C}$', '\x01', 'a'],
  ])('sets of Unicode: %j', (...row) => expectRow(row));

  test.each<Row>([
    ['^a$', 'a\n', 'a\n\n'],
    ['^a\\Z', 'a\n', 'a\nb'],
    ['^a\\z', 'a', 'a\n'],
    ['\\Aa', 'ab', 'b\na'],
    ['\\Ga', 'ab', 'ba'],
    ['(?m)^b$', 'a\nb\nc', 'ab\nbc'],
    ['(?m)\\Ab', 'b', 'a\nb'],
    ['(?m:^b)$', 'a\nb', 'a\nbc'],
  ])('anchors: %j', (...row) => expectRow(row));

  test.each<Row>([
    ['(?i)straße', 'STRAßE', 'STRASSE'],
    ['(?i)ä', 'Ä', 'a'],
    ['a(?i)b', 'aB', 'AB'],
    ['(?:a(?i)b)c', 'aBc', 'aBC'],
    ['(?i:a)b', 'Ab', 'AB'],
    ['(?i)a(?-i)b', 'Ab', 'AB'],
    ['(?i)[a-c]', 'B', 'd'],
    ['(?s)a.b', 'a\nb', 'ab'],
    ['(?s:a.b).c', 'a\nbxc', 'a\nb\nc'],
    ['(?s)a(?-s).b', 'axb', 'a\nb'],
    ['(?im-s)^A.$', 'x\nab\ny', 'xa'],
    ['(?n)(a)(?<b>b)', 'ab', 'ba'],
    ['(?-x)a b', 'a b', 'ab'],
  ])('options: %j', (...row) => expectRow(row));
});

describe('words end where .NET ends them', () => {
  test.each<Row>([
    ['\\bArt\\b', 'die Art.', 'Artist'],
    ['\\bÄrzte\\b', 'die Ärzte!', 'Zahnärzte'],
    ['\\bÄrzte\\b', 'Ärzte', 'ÜÄrzte'],
    ['\\brzte', 'rzte', 'Ärzte'],
    ['\\Brzte', 'Ärzte', '–rzte'],
    ['^\\bé\\b.\\bé\\b$', 'é é', 'ééé'],
    ['^\\b\\w+\\b$', 'Müller\n', 'Müller '],
    ['(?m)^ä\\b$', 'x\nä\ny', 'x\näö\ny'],
    ['(?i)\\bä(ö|ü)+\\b', '–ÄÜÖ', 'aäü'],
    ['\\ba\\b', 'ä a', 'a\u200d'],
    ['\\bß{2,3}\\b', 'ßßß', 'ßßßß'],
    ['\\b😀', 'a😀', '-😀'],
    ['\\bx|ü', 'ü', 'äx'],
  ])('%j', (...row) => expectRow(row));

  test('a text cannot imitate the marks by which words are found', () => {
    expect(compilePattern('^\\bä\\b-').matches('ä-')).toBe(true);
    expect(compilePattern('aw\\b').matches('äw')).toBe(false);
    expect(compilePattern('ww\\b').matches('äw')).toBe(false);
    expect(compilePattern('--\\b').matches('-ä-')).toBe(false);
  });
});

describe('characters are UTF-16 units', () => {
  test.each<Row>([
    ['^..$', '😀', 'a'],
    ['^😀$', '😀', '😁'],
    ['^😀+$', '😀\ude00', '😀😀'],
    ['^[😀]$', '\ud83d', 'a'],
    ['^\\ud83d\\ude00$', '😀', '😁'],
    ['^[\\ud800-\\uffff]+$', '😀\uffff', '\ud7ff'],
    ['^\\p{Cs}{2}$', '😀', 'ab'],
    ['^\\P{Cs}$', 'a', '\ud83d'],
    ['^\\P{Co}+$', '😀', '\ue000'],
    ['^\\W\\W$', '😀', 'ab'],
    ['^[^a]{2}$', '𝒜', 'ba'],
  ])('%j', (...row) => expectRow(row));
});

describe('a pattern is refused', () => {
  test.each([
    ['(?=a)', 'a look-ahead'],
    ['a(?!b)', 'a look-ahead'],
    ['(?<=a)b', 'a look-behind'],
    ['(?<!a)b', 'a look-behind'],
    ['(a)\\1', 'a back-reference'],
    ['(?<x>a)\\k<x>', 'a back-reference'],
    ['(?>a)', 'an atomic group'],
    ['(a)?(?(1)b|c)', 'a conditional'],
    ['(?<a-b>x)', 'a balancing group'],
    ['(?<-b>x)', 'a balancing group'],
    ["(?'a-b'x)", 'a balancing group'],
    ['(?x) a', '(?x)'],
    ['(?ix-s: a)', '(?x)'],
    ['[a-z-[aeiou]]', 'a subtraction of sets'],
    ['[\\w-[a]]', 'a subtraction of sets'],
    ['\\p{IsRunic}', 'a Unicode block that is not among the usual ones'],
    ['a{1001}', 'more than 1000 repetitions'],
    ['(a{1000}){1000}', 'more than 2000 characters, with its repetitions written out'],
    ['((((a{9}){9}){9}){9}){9}', 'more than 2000 characters, with its repetitions written out'],
    ['(a{50}){30}', 'repetitions of repetitions, or groups in groups, beyond what can be compiled'],
  ])('%j in the name of linear time', (pattern, construct) => {
    expect(() => compilePattern(pattern)).toThrow(
      new FormulaError(
        `The pattern uses ${construct}, which is not available: patterns are matched in linear time, whatever the text.`,
      ),
    );
  });

  test.each([
    ['(', 'a group is not closed'],
    [')', 'a group is closed that was not opened'],
    ['(?', 'a group is of an unknown kind'],
    ['(?P<a>b)', 'a group is of an unknown kind'],
    ['(?#', 'a group is of an unknown kind'],
    ['[', 'it ends too early'],
    ['[]', 'it ends too early'],
    ['[z-a]', 'a range is in reverse order'],
    ['[a-\\d]', 'a range ends in a set'],
    ['\\', 'it ends too early'],
    ['\\q', 'it has an escape that .NET does not know'],
    ['\\ä', 'it has an escape that .NET does not know'],
    ['[\\B]', 'it has an escape that .NET does not know'],
    ['\\x4', 'an escape lacks its digits'],
    ['\\u12', 'an escape lacks its digits'],
    ['\\c1', '\\c is not followed by a control character'],
    ['\\pL', '\\p is not followed by {name}'],
    ['\\p{Letters}', 'it names an unknown Unicode category'],
    ['*', 'a quantifier has nothing to repeat'],
    ['(+)', 'a quantifier has nothing to repeat'],
    ['a|?', 'a quantifier has nothing to repeat'],
    ['a++', 'a quantifier has nothing to repeat'],
    ['a{1}{2}', 'a quantifier has nothing to repeat'],
    ['(?i)*', 'a quantifier has nothing to repeat'],
    ['{1}', 'a quantifier has nothing to repeat'],
    ['a{2,1}', 'a quantifier is in reverse order'],
  ])('%j as by .NET', (pattern, reason) => {
    expect(() => compilePattern(pattern)).toThrow(new FormulaError(`The pattern is no regular expression: ${reason}.`));
  });

  test('longer than 1,000 characters', () => {
    expect(compilePattern('a'.repeat(1_000)).matches('a'.repeat(1_000))).toBe(true);
    expect(() => compilePattern('a'.repeat(1_001))).toThrow('The pattern is longer than 1000 characters.');
  });
});

describe('time is linear in the text', () => {
  const long = 'a'.repeat(100_000);

  /** With backtracking each of these would outlive the test by far. */
  test.each([
    ['(a+)+$', `${long}!`],
    ['(a|aa)*b', long],
    ['(a|aa)*[^a]', long],
    ['((a*)*)*[^a]', long],
    ['(a*)*(a*)*(a*)*[^a]$', long],
    ['(?:a?){400}a{400}[^a]', long],
    ['^(\\w+\\s?)*$', `${long}!`],
    ['([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}', long],
    ['(.*)(.*)(.*)(.*)(.*)[^a]\\b', long],
    ['(ä+)+\\b!', 'ä'.repeat(100_000)],
    ['[ab]*a[ab]{40}[^ab]', 'ab'.repeat(50_000)],
  ])('%j', (pattern, text) => {
    expect(compilePattern(pattern).matches(text)).toBe(false);
  });

  test('the deepest groups that fit into a pattern are read', () => {
    expect(compilePattern(`${'('.repeat(400)}a${')'.repeat(400)}`).matches('a')).toBe(true);
  });
});

describe('the price of a match', () => {
  test('grows with the text and with the pattern, and a usual one is cheap', () => {
    expect(compilePattern('^\\d{5}$').steps(5)).toBeLessThanOrEqual(2);
    const [short, long] = [compilePattern('a'), compilePattern('a{500}')];
    expect(long.steps(10_000)).toBeGreaterThan(100 * short.steps(10_000));
    expect(long.steps(100_000)).toBeGreaterThan(9 * long.steps(10_000));
  });

  test('is the same whether or not the pattern is known already', () => {
    const before = compilePattern('known or not').steps(50);
    for (let index = 0; index < 100; index += 1) compilePattern(`another ${index}`);
    expect(compilePattern('known or not').steps(50)).toBe(before);
  });

  test('a pattern in use is kept, one that was not used for long is not', () => {
    const kept = compilePattern('in use');
    const dropped = compilePattern('not in use');
    for (let index = 0; index < 100; index += 1) {
      compilePattern(`yet another ${index}`);
      compilePattern('in use');
    }
    expect(compilePattern('in use')).toBe(kept);
    expect(compilePattern('not in use')).not.toBe(dropped);
  });
});
