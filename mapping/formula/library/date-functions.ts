/** iPaaS.com's own functions for dates (reference: base library, exact behaviour). "Local" is UTC. */
import { define, type Callable } from '../callable.ts';
import { parseDateTime } from '../dates/date-parse.ts';
import {
  dateTimeOf,
  dateTimeOffsetOf,
  maxTicks,
  minTicks,
  ticksPerDay,
  ticksPerSecond,
  unixEpochTicks,
  utcTicks,
} from '../dates/date-time.ts';
import { FormulaError } from '../formula-error.ts';
import { typeOf, type DateTimeValue, type Value } from '../values.ts';

export const dateFunctions: readonly Callable[] = [
  define('DateOnly(x: DateTime|DateTimeOffset|string?): DateTime?', (args) => dateOnly(args.value(0))),
  define('LocalDateTimeFromDateTimeOffset(x: DateTimeOffset): DateTime?', (args) => {
    const ticks = utcTicks(args.dateTimeOffset(0));
    return ticks === minTicks ? null : dateTimeOf(ticks);
  }),
  define('DateTimeOffsetFromLocalDateTime(x: DateTime): DateTimeOffset', (args) =>
    dateTimeOffsetOf(args.dateTime(0).ticks, 0),
  ),
  define('CurrentDateTime(): DateTime', (_args, { syncTime }) => dateTimeOf(utcTicks(syncTime)), { readsTime: true }),
  define('CurrentDateTimeOffset(): DateTimeOffset', (_args, { syncTime }) => syncTime, { readsTime: true }),
  define('MinimumDateTime(): DateTime', () => dateTimeOf(minTicks)),
  define('MaximumDateTime(): DateTime', () => dateTimeOf(maxTicks)),
  define('CoalesceToDateTime(...values: object?): DateTime', (args) =>
    toDateTime(args.rest(0).find((value) => value !== null) ?? null),
  ),
];

/**
 * The date part. A text that reads as a date is an error: iPaaS.com casts it to a DateTime, which fails there as well, so
 * that a formula that works here works there. 9 or 10 digits are Unix seconds; any other text is null.
 */
function dateOnly(value: Value): DateTimeValue | null {
  if (typeof value === 'string') return dateOfText(value);
  if (typeof value !== 'object' || value === null) return null;
  return value.type === 'DateTime' || value.type === 'DateTimeOffset' ? startOfDay(value.ticks) : null;
}

function dateOfText(text: string): DateTimeValue | null {
  if (parseDateTime(text) !== null) {
    throw new FormulaError('DateOnly cannot take a text that is a date, in iPaaS.com as well; use DateTime.Parse.');
  }
  return /^\d{9,10}$/.test(text) ? startOfDay(unixEpochTicks + BigInt(text) * ticksPerSecond) : null;
}

function startOfDay(ticks: bigint): DateTimeValue {
  return dateTimeOf(ticks - (ticks % ticksPerDay));
}

/** As .NET's Convert; null is the minimum. A DateTimeOffset, which Convert refuses, is taken at UTC (ours). */
function toDateTime(value: Value): DateTimeValue {
  if (value === null) return dateTimeOf(minTicks);
  if (typeof value === 'object' && value.type === 'DateTime') return value;
  if (typeof value === 'object' && value.type === 'DateTimeOffset') return dateTimeOf(utcTicks(value));
  if (typeof value !== 'string') throw new FormulaError(`CoalesceToDateTime makes no DateTime of ${typeOf(value)}.`);
  const parsed = parseDateTime(value);
  if (parsed === null) throw new FormulaError('CoalesceToDateTime was given a text that is no date.');
  return parsed;
}
