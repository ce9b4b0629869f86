import { dateTimeText } from './dates/date-format.ts';
import { FormulaError } from './formula-error.ts';
import { numberText } from './numbers/number-format.ts';
import { timeSpanText } from './dates/time-span.ts';
import type { Value } from './values.ts';

/**
 * What C# writes for a value inside a text (`ToString()`, invariant culture): `True`, `0.5`, `11/23/2026 10:20:30`; null
 * is nothing.
 * @throws FormulaError for a list or record, which C# would write as the name of a class
 */
export function textOf(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  switch (value.type) {
    case 'int':
    case 'long':
    case 'double':
    case 'decimal':
      return numberText(value);
    case 'char':
      return value.value;
    case 'DateTime':
    case 'DateTimeOffset':
      return dateTimeText(value);
    case 'TimeSpan':
      return timeSpanText(value);
    case 'Guid':
      return value.text;
    case 'List':
    case 'Dictionary':
      throw new FormulaError(`A ${value.type} is no text; name the item or field of it, or use string.Join.`);
    case 'DayOfWeek':
    case 'MidpointRounding':
    case 'StringComparison':
    case 'StringSplitOptions':
      return value.name;
  }
}
