/** From the text of a formula to its tree. */
import { EOF, Lexer, type ILexingResult, type IToken } from 'chevrotain';
import { FormulaParser } from './parser/formula-grammar.ts';
import { splitInterpolation } from './parser/interpolation.ts';
import { positionOf } from './parser/nodes.ts';
import { FormulaSyntaxError } from './parser/syntax-error.ts';
import { allTokens, Assign, CloseBrace, CloseBracket, CloseParenthesis, Colon, Equal } from './parser/tokens.ts';
import { NullSafeBracket, OpenBrace, OpenBracket, OpenParenthesis, Question } from './parser/tokens.ts';
import type { Position } from './position.ts';
import type { Expression, Interpolation, Program } from './syntax.ts';
import { depthOf } from './tree-depth.ts';

/** Formulas that people write are far below all three; what is above costs more than a formula may. */
const longestFormula = 20_000;
const deepestNesting = 50;
const deepestTree = 250;

const lexer = new Lexer(allTokens, { positionTracking: 'full' });
const parser = new FormulaParser(readInterpolation);
/** Holes of an interpolated text are read while the text around them is; each depth needs a parser of its own. */
let interpolationDepth = 0;
const holeParsers: FormulaParser[] = [];
const deepestInterpolation = 4;
const start: Position = { line: 1, column: 1 };

/**
 * @returns the formula as a tree; a lone expression is a program that returns it
 * @throws FormulaSyntaxError, with the place, where the text is no formula or is larger than a formula may be
 */
export function parseFormula(text: string): Program {
  const tokens = readTokens(text, start);
  const program = parseWith(parser, tokens, () => parser.program(), start);
  const last = tokens.at(-1);
  if (last === undefined || program.body.length === 0) throw new FormulaSyntaxError('The formula is empty.', start);
  if (depthOf(program) > deepestTree) throw tooDeep(start);
  return program;
}

/**
 * The condition of `FirstMatch(list, "condition")`: an expression, in which a single `=` compares (older formulas of
 * iPaaS.com have it so).
 * @throws FormulaSyntaxError
 */
export function parseCondition(text: string): Program {
  const tokens = readTokens(text, start).map((token) =>
    token.tokenType === Assign ? { ...token, tokenType: Equal, tokenTypeIdx: Equal.tokenTypeIdx ?? 0 } : token,
  );
  const value = parseWith(parser, tokens, () => parser.loneExpression(), start);
  const program: Program = { body: [{ kind: 'return', value, at: value.at }] };
  if (depthOf(program) > deepestTree) throw tooDeep(start);
  return program;
}

/** @param begin where the tokens begin in the formula */
function parseWith<Tree>(own: FormulaParser, tokens: IToken[], parse: () => Tree, begin: Position): Tree {
  own.input = tokens;
  const tree = parse();
  const [error] = own.errors;
  if (error === undefined) return tree;
  const atEnd = error.token.tokenType === EOF;
  const place = atEnd ? endOf(tokens.at(-1), begin) : positionOf(error.token);
  throw new FormulaSyntaxError(error.message, place);
}

/** @param begin where the text begins in the formula */
function readTokens(text: string, begin: Position): IToken[] {
  if (text.length > longestFormula) {
    throw new FormulaSyntaxError(`The formula is longer than ${longestFormula} characters.`, begin);
  }
  const result = lexer.tokenize(text);
  refuseUnreadable(result, text, begin);
  const tokens = result.tokens.map((token) => moved(token, begin));
  refuseNesting(tokens);
  return tokens;
}

function refuseUnreadable({ errors }: ILexingResult, text: string, begin: Position): void {
  const [error] = errors;
  if (error === undefined) return;
  const character = text.charAt(error.offset);
  const isQuote = character === '"' || character === "'" || character === '$' || character === '@';
  const message = isQuote
    ? `The text that begins here with ${character} does not end.`
    : `The character "${character}" has no meaning here.`;
  throw new FormulaSyntaxError(message, movedPosition({ line: error.line ?? 1, column: error.column ?? 1 }, begin));
}

const opening = new Set([OpenParenthesis, OpenBracket, NullSafeBracket, OpenBrace, Question]);
const closing = new Set([CloseParenthesis, CloseBracket, CloseBrace, Colon]);

/** Before parsing, because the parser goes one level down for each. */
function refuseNesting(tokens: readonly IToken[]): void {
  let depth = 0;
  for (const token of tokens) {
    if (opening.has(token.tokenType)) depth += 1;
    if (closing.has(token.tokenType)) depth = Math.max(0, depth - 1);
    if (depth > deepestNesting) throw tooDeep(positionOf(token));
  }
}

function tooDeep(at: Position): FormulaSyntaxError {
  return new FormulaSyntaxError('The formula is nested too deeply.', at);
}

/** The tree of `$"…"`, called by the parser. */
function readInterpolation(image: string, whole: IToken): Expression {
  const at = positionOf(whole);
  if (interpolationDepth >= deepestInterpolation) throw tooDeep(at);
  const own = (holeParsers[interpolationDepth] ??= new FormulaParser(readInterpolation));
  interpolationDepth += 1;
  try {
    const parts = splitInterpolation(image, at).map((part): Interpolation['parts'][number] => {
      if (typeof part === 'string') return part;
      const { source, offset, alignment, format } = part;
      const begin = placeIn(image, offset, at);
      const tokens = readTokens(source, begin);
      return { value: parseWith(own, tokens, () => own.loneExpression(), begin), alignment, format };
    });
    return { kind: 'interpolation', parts, at };
  } finally {
    interpolationDepth -= 1;
  }
}

function placeIn(image: string, offset: number, begin: Position): Position {
  const lines = image.slice(0, offset).split('\n');
  const last = lines.at(-1) ?? '';
  return movedPosition({ line: lines.length, column: last.length + 1 }, begin);
}

function moved(token: IToken, begin: Position): IToken {
  if (begin.line === 1 && begin.column === 1) return token;
  const from = movedPosition(positionOf(token), begin);
  const to = movedPosition({ line: token.endLine ?? 1, column: token.endColumn ?? 1 }, begin);
  return { ...token, startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}

function movedPosition({ line, column }: Position, begin: Position): Position {
  return line === 1 ? { line: begin.line, column: begin.column + column - 1 } : { line: begin.line + line - 1, column };
}

function endOf(token: IToken | undefined, begin: Position): Position {
  if (token === undefined) return begin;
  return { line: token.endLine ?? 1, column: (token.endColumn ?? 0) + 1 };
}
