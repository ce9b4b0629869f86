/** Numbers and bools in texts, as .NET's Parse reads them in the invariant culture. */
import { FormulaError } from '../formula-error.ts';

const wholeForm = /^[\t-\r ]*(?<sign>[+-]?)(?<digits>\d+)[\t-\r ]*\0*$/;
const doubleForm = /^[\t-\r ]*(?<number>[+-]?(?:\d[\d,]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)[\t-\r ]*\0*$/;

const longestLong = 19;

/**
 * `int.Parse`, without its bounds: white space around, a sign before; neither commas nor a point.
 * @throws FormulaError where the text is no whole number, or one that no type holds
 */
export function parseWhole(text: string): bigint {
  const { sign = '', digits = '' } = wholeForm.exec(text)?.groups ?? {};
  if (digits === '') throw new FormulaError('The text is no whole number.');
  const significant = digits.replace(/^0+(?=\d)/, '');
  // Before it becomes a bigint, so that a text of 100,000 digits costs no more than its reading.
  if (significant.length > longestLong) throw new FormulaError('The text is a number out of the range of long.');
  return sign === '-' ? -BigInt(significant) : BigInt(significant);
}

/**
 * `double.Parse`: also commas, a point, an exponent, `NaN` and `Infinity`; what is too large is infinite.
 * @throws FormulaError
 */
export function parseDouble(text: string): number {
  const number = doubleForm.exec(text)?.groups?.['number'];
  if (number !== undefined) return Number(number.replaceAll(',', ''));
  const symbol = /^(?<sign>[+-]?)(?<name>nan|infinity)$/i.exec(text.trim())?.groups;
  if (symbol === undefined) throw new FormulaError('The text is no number.');
  if (symbol['name']?.toLowerCase() === 'nan') return Number.NaN;
  return symbol['sign'] === '-' ? -Infinity : Infinity;
}

/** `bool.Parse`: True or False in any case, white space around. @throws FormulaError */
export function parseBool(text: string): boolean {
  const word = text.trim().toLowerCase();
  if (word === 'true' || word === 'false') return word === 'true';
  throw new FormulaError('The text is neither True nor False.');
}
