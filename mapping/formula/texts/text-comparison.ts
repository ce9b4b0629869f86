/**
 * Texts compared. Always by their UTF-16 units, as StringComparison.Ordinal does: .NET's cultures would differ for
 * linguistic cases only (composed letters, characters without width, the order of small and capital letters), depend on
 * the version of the machine's language data, and lists are sorted by units, too.
 */
import { upperCase } from './letter-case.ts';
import type { EnumValue } from '../values.ts';

/** Whether a StringComparison looks past upper and lower case. */
export function ignoresCase({ name }: EnumValue): boolean {
  return name.endsWith('IgnoreCase');
}

/** What is compared where case does not count; of the same length as the text. */
export function foldCase(text: string, ignoreCase: boolean): string {
  return ignoreCase ? upperCase(text) : text;
}

export function equalTexts(left: string | null, right: string | null, ignoreCase: boolean): boolean {
  if (left === null || right === null) return left === right;
  return left.length === right.length && foldCase(left, ignoreCase) === foldCase(right, ignoreCase);
}

/** Null is less than any text. Beyond its sign the number means nothing. */
export function compareTexts(left: string | null, right: string | null, ignoreCase: boolean): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  const [first, second] = [foldCase(left, ignoreCase), foldCase(right, ignoreCase)];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
