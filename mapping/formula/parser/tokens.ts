/** The words of a formula. */
import { createToken, Lexer, type CustomPatternMatcherReturn, type TokenType } from 'chevrotain';
import { endOfInterpolation } from './end-of-literal.ts';

const skipped = { group: Lexer.SKIPPED } as const;

export const Identifier = createToken({
  name: 'Identifier',
  pattern: matchIdentifier,
  line_breaks: false,
  label: 'a name',
});

function keyword(word: string): TokenType {
  return createToken({ name: word, pattern: word, longer_alt: Identifier, label: word });
}

function symbol(name: string, pattern: string): TokenType {
  return createToken({ name, pattern, label: `"${pattern}"` });
}

export const Return = keyword('return');
export const If = keyword('if');
export const Else = keyword('else');
export const New = keyword('new');
export const Throw = keyword('throw');
export const Is = keyword('is');
export const As = keyword('as');
export const Not = keyword('not');
export const True = keyword('true');
export const False = keyword('false');
export const Null = keyword('null');

/** What C# has and formulas do not; told apart from names, so that the message can say so. */
const unsupportedWords =
  'for foreach while do switch try catch using goto break continue await async typeof out ref delegate class'.split(
    ' ',
  );
export const Unsupported = createToken({
  name: 'Unsupported',
  pattern: new RegExp(`\\b(?:${unsupportedWords.join('|')})\\b`),
  longer_alt: Identifier,
  label: 'a statement of C# that formulas do not have',
});

const NumberLiteral = createToken({
  name: 'Number',
  pattern: /(?:0[xX]_*[\da-fA-F][\da-fA-F_]*[lL]?|(?:\d[\d_]*)?\.?\d[\d_]*(?:[eE][+-]?\d+)?[mMdDfFlL]?)(?![A-Za-z\d_])/,
  label: 'a number',
});
const Char = createToken({ name: 'Char', pattern: /'(?:\\(?:u[\da-fA-F]{4}|.)|[^'\\\r\n])'/, label: 'a character' });
const Text = createToken({ name: 'Text', pattern: /"(?:\\.|[^"\\\r\n])*"/, label: 'a text' });
const VerbatimText = createToken({ name: 'VerbatimText', pattern: /@"(?:""|[^"])*"/, label: 'a text' });
export const InterpolatedText = createToken({
  name: 'InterpolatedText',
  pattern: matchInterpolation,
  start_chars_hint: ['$', '@'],
  line_breaks: true,
  label: 'a text with values in it',
});

export const Arrow = symbol('Arrow', '=>');
export const Coalesce = symbol('Coalesce', '??');
export const Or = symbol('Or', '||');
export const And = symbol('And', '&&');
export const Equal = symbol('Equal', '==');
export const NotEqual = symbol('NotEqual', '!=');
export const LessEqual = symbol('LessEqual', '<=');
export const GreaterEqual = symbol('GreaterEqual', '>=');
export const Less = symbol('Less', '<');
export const Greater = symbol('Greater', '>');
export const CoalesceAssign = symbol('CoalesceAssign', '??=');
export const RemainderAssign = symbol('RemainderAssign', '%=');
export const PlusAssign = symbol('PlusAssign', '+=');
export const MinusAssign = symbol('MinusAssign', '-=');
export const TimesAssign = symbol('TimesAssign', '*=');
export const DivideAssign = symbol('DivideAssign', '/=');
export const Assign = symbol('Assign', '=');
export const Plus = symbol('Plus', '+');
export const Minus = symbol('Minus', '-');
export const Times = symbol('Times', '*');
export const Divide = symbol('Divide', '/');
export const Remainder = symbol('Remainder', '%');
export const Bang = symbol('Bang', '!');
/** But not the `?` of `a ?.5 : b`. */
export const NullSafeDot = createToken({ name: 'NullSafeDot', pattern: /\?\.(?!\d)/, label: '"?."' });
export const NullSafeBracket = createToken({ name: 'NullSafeBracket', pattern: /\?\[/, label: '"?["' });
export const Question = symbol('Question', '?');
export const Colon = symbol('Colon', ':');
export const Semicolon = symbol('Semicolon', ';');
export const Comma = symbol('Comma', ',');
export const Dot = symbol('Dot', '.');
export const OpenParenthesis = symbol('OpenParenthesis', '(');
export const CloseParenthesis = symbol('CloseParenthesis', ')');
export const OpenBracket = symbol('OpenBracket', '[');
export const CloseBracket = symbol('CloseBracket', ']');
export const OpenBrace = symbol('OpenBrace', '{');
export const CloseBrace = symbol('CloseBrace', '}');

const keywords = [Return, If, Else, New, Throw, Is, As, Not, True, False, Null];
/** Words that are no names. */
export const languageWords: readonly string[] = [...keywords.map(({ name }) => name), ...unsupportedWords];

const comparisons = [Arrow, CoalesceAssign, Coalesce, Or, And, Equal, NotEqual, LessEqual, GreaterEqual, Less, Greater];
const assigning = [PlusAssign, MinusAssign, TimesAssign, DivideAssign, RemainderAssign, Assign];
const calculations = [...assigning, Plus, Minus, Times, Divide, Remainder, Bang];
const brackets = [OpenParenthesis, CloseParenthesis, OpenBracket, CloseBracket, OpenBrace, CloseBrace];
const punctuation = [NullSafeDot, NullSafeBracket, Question, Colon, Semicolon, Comma, Dot, ...brackets];

export const literalTokens = { NumberLiteral, Char, Text, VerbatimText };

/** In the order in which they are tried. */
export const allTokens: TokenType[] = [
  createToken({ name: 'Space', pattern: /[\s\uFEFF]+/, ...skipped, line_breaks: true }),
  createToken({ name: 'LineComment', pattern: /\/\/[^\n\r]*/, ...skipped }),
  createToken({ name: 'BlockComment', pattern: /\/\*(?:[^*]|\*(?!\/))*\*\//, ...skipped, line_breaks: true }),
  InterpolatedText,
  VerbatimText,
  Text,
  Char,
  NumberLiteral,
  ...keywords,
  Unsupported,
  Identifier,
  ...comparisons,
  ...calculations,
  ...punctuation,
];

/** Letters of every alphabet; chevrotain's own patterns know only those of ASCII. */
function matchIdentifier(text: string, offset: number): CustomPatternMatcherReturn | null {
  const pattern = /@?[\p{L}_][\p{L}\p{Mn}\p{Nd}_]*/uy;
  pattern.lastIndex = offset;
  const image = pattern.exec(text)?.[0];
  return image === undefined ? null : [image];
}

/** `$"…{value}…"`, `$@"…"` and `@$"…"`: a text may hold braces, and those may hold texts. */
function matchInterpolation(text: string, offset: number): CustomPatternMatcherReturn | null {
  const opening = /^(?:\$@|@\$|\$)"/.exec(text.slice(offset, offset + 3))?.[0];
  if (opening === undefined) return null;
  const end = endOfInterpolation(text, offset + opening.length, opening.includes('@'));
  return end === text.length ? null : [text.slice(offset, end + 1)];
}
