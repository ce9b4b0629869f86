/** What people read when a formula is not one. Names tokens of the formula, which holds no customer data. */
import type { IParserErrorMessageProvider, IToken } from 'chevrotain';
import { tokenLabel } from 'chevrotain';
import { Unsupported } from './tokens.ts';

function found(token: IToken | undefined): string {
  if (token === undefined || token.tokenType.name === 'EOF') return 'the formula ends';
  if (token.tokenType === Unsupported) return `"${token.image}" stands, which formulas do not have`;
  return `"${shorten(token.image)}" stands`;
}

function shorten(image: string): string {
  return image.length <= 30 ? image : `${image.slice(0, 29)}…`;
}

export const parserMessages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected, actual }) => `Where ${found(actual)}, ${tokenLabel(expected)} is expected.`,
  buildNotAllInputParsedMessage: ({ firstRedundant }) => `Where ${found(firstRedundant)}, the formula should end.`,
  buildNoViableAltMessage: ({ actual, ruleName }) => `Where ${found(actual[0])}, ${expectedIn(ruleName)} is expected.`,
  buildEarlyExitMessage: ({ actual }) => `Where ${found(actual[0])}, something is missing.`,
};

function expectedIn(ruleName: string): string {
  if (ruleName === 'statement') return 'a statement';
  if (ruleName === 'statementEnd') return '";"';
  return ruleName === 'typeTest' ? 'a type' : 'a value';
}
