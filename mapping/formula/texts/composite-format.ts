/** `string.Format`: texts with holes, `{index[,width][:format]}`; `{{` and `}}` are the braces themselves. */
import type { Budget } from '../budget.ts';
import { FormulaError } from '../formula-error.ts';
import { formatValue } from './format-value.ts';
import type { Value } from '../values.ts';

/** Of .NET, for both the index and the width. */
const limit = 1_000_000;

const part = /\{\{|\}\}|[^{}]+|\{(?<index>\d+) *(?:, *(?<width>-?\d+) *)?(?::(?<format>[^{}]*))?\}/y;

/**
 * @throws FormulaError where the format is none, or names a value that is not there; where the text gets too long
 */
export function formatComposite(format: string, values: readonly Value[], budget: Budget): string {
  let text = '';
  let position = 0;
  while (position < format.length) {
    part.lastIndex = position;
    const found = part.exec(format);
    if (found === null) throw new FormulaError('The format is not valid: it has a brace that belongs to no {index}.');
    position += found[0].length;
    text += found.groups?.['index'] === undefined ? literalOf(found[0]) : fillHole(found.groups, values, budget);
    budget.allowText(text.length);
  }
  return text;
}

function literalOf(text: string): string {
  if (text === '{{') return '{';
  return text === '}}' ? '}' : text;
}

function fillHole(hole: Record<string, string | undefined>, values: readonly Value[], budget: Budget): string {
  const index = Number(hole['index']);
  const width = Number(hole['width'] ?? 0);
  if (index >= limit || Math.abs(width) >= limit) throw new FormulaError('The format has a number that is too large.');
  const value = values[index];
  if (value === undefined) throw new FormulaError('The format has an {index} for which there is no value.');
  budget.spend();
  budget.allowText(Math.abs(width));
  const text = formatValue(value, hole['format'] ?? null);
  return width < 0 ? text.padEnd(-width) : text.padStart(width);
}
