/** Characters between texts and lists. */
import { hasType, type Arguments } from '../arguments.ts';
import type { Budget } from '../budget.ts';
import type { CharValue, ListValue } from '../values.ts';

/** @param unit one UTF-16 unit */
export function charOf(unit: string): CharValue {
  return { type: 'char', value: unit };
}

/** @throws FormulaError where the list gets too long */
export function charsOf(text: string, budget: Budget): ListValue {
  budget.allowList(text.length);
  return { type: 'List', items: text.split('').map(charOf) };
}

/** An argument of the type `char|string` as text. */
export function textOrChar(args: Arguments, position: number): string {
  const value = args.value(position);
  return hasType(value, 'char') ? value.value : args.text(position);
}

/** One of `char|string?`. */
export function textOrCharOrNull(args: Arguments, position: number): string | null {
  return args.value(position) === null ? null : textOrChar(args, position);
}
