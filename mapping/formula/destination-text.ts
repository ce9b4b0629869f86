import { isoText } from './dates/date-format.ts';
import { FormulaError } from './formula-error.ts';
import { plainNumberText } from './numbers/number-format.ts';
import { textOf } from './text-of.ts';
import { isNumber, type NumberValue, type Value } from './values.ts';

/**
 * A result as the text that is sent to iPaaS.com: numbers as plain decimals, bools as `true` and `false`, dates by ISO
 * 8601 (our assumptions; reference: ipaas-api.md, section 11, row 3).
 * @returns null for null
 * @throws FormulaError for what has no such text: a list, a record, NaN, infinity
 */
export function destinationText(value: Value): string | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (isNumber(value)) return finiteText(value);
  if (value.type === 'DateTime' || value.type === 'DateTimeOffset') return isoText(value);
  return textOf(value);
}

function finiteText(number: NumberValue): string {
  const text = plainNumberText(number);
  if (text === null) throw new FormulaError('The result is no finite number.');
  return text;
}
