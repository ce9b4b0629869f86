/** Functions about what is not there. Behaviour of the vendor's base library. */
import { hasType } from '../arguments.ts';
import { define, type Callable } from '../callable.ts';
import { utcTicks } from '../dates/date-time.ts';
import type { Value } from '../values.ts';

const emptyGuid = '00000000-0000-0000-0000-000000000000';

export const conditionFunctions: readonly Callable[] = [
  // An empty text is a value: only null is passed over.
  define('Coalesce(...values: object?): object?', (args) => args.rest(0).find((value) => value !== null) ?? null),
  define('IsEmpty(value: object?): bool', (args) => isEmpty(args.value(0))),
  define('IsNull(value: object?): bool', (args) => args.value(0) === null),
];

/** The vendor counts a decimal 0 as empty, an int or double 0 not; white space and empty lists are not empty either. */
function isEmpty(value: Value): boolean {
  if (value === null || value === '') return true;
  if (hasType(value, 'decimal')) return value.value.coefficient === 0n;
  if (hasType(value, 'DateTime')) return value.ticks === 0n;
  if (hasType(value, 'DateTimeOffset')) return utcTicks(value) === 0n;
  return hasType(value, 'Guid') && value.text === emptyGuid;
}
