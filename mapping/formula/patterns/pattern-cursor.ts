/** Reading a pattern from left to right. */
import { FormulaError } from '../formula-error.ts';

export interface Cursor {
  readonly text: string;
  /** Of the unit that is read next. */
  position: number;
}

/** The next unit; empty at the end. */
export function peek({ text, position }: Cursor): string {
  return text.charAt(position);
}

/** Reads one unit. @throws FormulaError at the end */
export function take(cursor: Cursor): string {
  const unit = peek(cursor);
  if (unit === '') throw invalidPattern('it ends too early');
  cursor.position += 1;
  return unit;
}

/** Reads this text, if it is the next. */
export function takeIf(cursor: Cursor, text: string): boolean {
  if (!cursor.text.startsWith(text, cursor.position)) return false;
  cursor.position += text.length;
  return true;
}

/** Reads what a sticky expression finds here; null, and nothing read, where it finds nothing. */
export function takeMatch(cursor: Cursor, expression: RegExp): RegExpExecArray | null {
  expression.lastIndex = cursor.position;
  const found = expression.exec(cursor.text);
  if (found !== null) cursor.position += found[0].length;
  return found;
}

/** A pattern that .NET would refuse. The pattern itself may be a customer's text and is not told. */
export function invalidPattern(reason: string): FormulaError {
  return new FormulaError(`The pattern is no regular expression: ${reason}.`);
}

/** A pattern that .NET would take. */
export function unsupportedPattern(construct: string): FormulaError {
  return new FormulaError(
    `The pattern uses ${construct}, which is not available: patterns are matched in linear time, whatever the text.`,
  );
}
