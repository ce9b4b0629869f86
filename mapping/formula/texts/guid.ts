import { FormulaError } from '../formula-error.ts';
import type { GuidValue } from '../values.ts';

/** N, D, B and P of .NET: bare, with hyphens, and those in braces or brackets. */
const forms = [
  /^[\da-f]{32}$/,
  /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/,
  /^\{[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}$/,
  /^\([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\)$/,
];

export const emptyGuid: GuidValue = { type: 'Guid', text: '00000000-0000-0000-0000-000000000000' };

/** White space around is allowed. @throws FormulaError where the text has none of the forms */
export function parseGuid(text: string): GuidValue {
  const lower = text.trim().toLowerCase();
  if (!forms.some((form) => form.test(lower))) throw new FormulaError('The text is no Guid.');
  const digits = lower.replace(/[^\da-f]/g, '');
  return { type: 'Guid', text: digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') };
}

/** @throws FormulaError for a format other than N, D, B and P */
export function formatGuid({ text }: GuidValue, format: string): string {
  switch (format.toUpperCase()) {
    case '':
    case 'D':
      return text;
    case 'N':
      return text.replaceAll('-', '');
    case 'B':
      return `{${text}}`;
    case 'P':
      return `(${text})`;
    default:
      throw new FormulaError('The format of a Guid is N, D, B or P.');
  }
}
