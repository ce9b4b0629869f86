import { formatDateTime } from '../dates/date-format.ts';
import { formatNumber } from '../numbers/number-format.ts';
import { textOf } from '../text-of.ts';
import { isNumber, type Value } from '../values.ts';

/**
 * A value in a format of C#, as in `{0:N2}`: numbers and dates know formats, others have their one text.
 * @throws FormulaError for a format that the type does not know, and for a list or record
 */
export function formatValue(value: Value, format: string | null): string {
  if (format === null || format === '' || value === null || typeof value !== 'object') return textOf(value);
  if (isNumber(value)) return formatNumber(value, format);
  return value.type === 'DateTime' || value.type === 'DateTimeOffset' ? formatDateTime(value, format) : textOf(value);
}
