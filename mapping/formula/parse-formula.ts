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

/**
 * @returns the formula as a tree; a lone expression is a program that returns it
 * @throws FormulaSyntaxError, with the place, where the text is no formula or is larger than a formula may be
 */
export function parseFormula(text: string): Program {
  const tokens = readTokens(text, { line: 1, column: 1 });
  const program = parseWith(parser, tokens, () => parser.program());
  const last = tokens.at(-1);
  if (last === undefined || program.body.length === 0)
    throw new FormulaSyntaxError('The formula is empty.', { line: 1, column: 1 });
  if (depthOf(program) > deepestTree) throw tooDeep({ line: 1, column: 1 });
  return program;
}

/**
 * The condition of `FirstMatch(list, "condition")`: an expression, in which a single `=` compares (older formulas of
 * iPaaS.com have it so).
 * @throws FormulaSyntaxError
 */
export function parseCondition(text: string): Program {
  const tokens = readTokens(text, { line: 1, column: 1 }).map((token) =>
    token.tokenType === Assign ? { ...token, tokenType: Equal, tokenTypeIdx: Equal.tokenTypeIdx ?? 0 } : token,
  );
  const value = parseWith(parser, tokens, () => parser.loneExpression());
  const program: Program = { body: [{ kind: 'return', value, at: value.at }] };
  if (depthOf(program) > deepestTree) throw tooDeep({ line: 1, column: 1 });
  return program;
}

function parseWith<Tree>(own: FormulaParser, tokens: IToken[], parse: () => Tree): Tree {
  own.input = tokens;
  const tree = parse();
  const [error] = own.errors;
  if (error === undefined) return tree;
  const atEnd = error.token.tokenType === EOF;
  const place = atEnd ? endOf(tokens.at(-1)) : positionOf(error.token);
  throw new FormulaSyntaxError(error.message, place);
}

/** @param start where the text begins in the formula */
function readTokens(text: string, start: Position): IToken[] {
  if (text.length > longestFormula) {
    throw new FormulaSyntaxError(`The formula is longer than ${longestFormula} characters.`, start);
  }
  const result = lexer.tokenize(text);
  refuseUnreadable(result, text, start);
  refuseNesting(result.tokens);
  return result.tokens.map((token) => moved(token, start));
}

function refuseUnreadable({ errors }: ILexingResult, text: string, start: Position): void {
  const [error] = errors;
  if (error === undefined) return;
  const character = text.charAt(error.offset);
  const isQuote = character === '"' || character === "'" || character === '$' || character === '@';
  const message = isQuote
    ? `The text that begins here with ${character} does not end.`
    : `The character "${character}" has no meaning here.`;
  throw new FormulaSyntaxError(message, movedPosition({ line: error.line ?? 1, column: error.column ?? 1 }, start));
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
      const tokens = readTokens(source, placeIn(image, offset, at));
      return { value: parseWith(own, tokens, () => own.loneExpression()), alignment, format };
    });
    return { kind: 'interpolation', parts, at };
  } finally {
    interpolationDepth -= 1;
  }
}

function placeIn(image: string, offset: number, start: Position): Position {
  const lines = image.slice(0, offset).split('\n');
  const last = lines.at(-1) ?? '';
  return movedPosition({ line: lines.length, column: last.length + 1 }, start);
}

function moved(token: IToken, start: Position): IToken {
  if (start.line === 1 && start.column === 1) return token;
  const { line, column } = movedPosition(positionOf(token), start);
  return { ...token, startLine: line, startColumn: column };
}

function movedPosition({ line, column }: Position, start: Position): Position {
  return line === 1 ? { line: start.line, column: start.column + column - 1 } : { line: start.line + line - 1, column };
}

function endOf(token: IToken | undefined): Position {
  if (token === undefined) return { line: 1, column: 1 };
  return { line: token.endLine ?? 1, column: (token.endColumn ?? 0) + 1 };
}
