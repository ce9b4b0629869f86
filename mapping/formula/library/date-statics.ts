/** What a formula can ask of the types DateTime and DateTimeOffset, and how it makes one. "Local" is UTC. */
import { define, type CallContext, type StaticProperty, type StaticTable } from '../callable.ts';
import type { Arguments } from '../arguments.ts';
import { parseDateTime, parseDateTimeOffset } from '../dates/date-parse.ts';
import {
  compareDates,
  dateTimeOf,
  dateTimeOffsetOf,
  daysInMonth,
  maxTicks,
  minTicks,
  ticksOfCalendar,
  ticksPerDay,
  ticksPerMillisecond,
  ticksPerSecond,
  unixEpochTicks,
  utcTicks,
} from '../dates/date-time.ts';
import { FormulaError } from '../formula-error.ts';
import { offsetMinutesOf } from '../dates/time-span.ts';
import { intOf, type DateTimeOffsetValue, type DateTimeValue } from '../values.ts';

function fixed(name: string, value: DateTimeValue | DateTimeOffsetValue): StaticProperty {
  return { name, returns: value.type, readsTime: false, get: () => value };
}

function current(name: string, read: (utc: bigint) => DateTimeValue | DateTimeOffsetValue): StaticProperty {
  const get = ({ syncTime }: CallContext) => read(utcTicks(syncTime));
  return { name, returns: read(unixEpochTicks).type, readsTime: true, get };
}

const toOffset = (utc: bigint): DateTimeOffsetValue => dateTimeOffsetOf(utc, 0);

export const dateTimeStatics: StaticTable = {
  properties: [
    current('Now', dateTimeOf),
    current('UtcNow', dateTimeOf),
    current('Today', (utc) => dateTimeOf(utc - (utc % ticksPerDay))),
    fixed('MinValue', dateTimeOf(minTicks)),
    fixed('MaxValue', dateTimeOf(maxTicks)),
    fixed('UnixEpoch', dateTimeOf(unixEpochTicks)),
  ],
  methods: [
    define('Parse(s: string): DateTime', (args) => found(parseDateTime(args.text(0)))),
    define('DaysInMonth(year: int, month: int): int', (args) => {
      requireWithin('month', args.int(1), 12);
      return intOf(daysInMonth(requireWithin('year', args.int(0), 9999), args.int(1)));
    }),
    define('IsLeapYear(year: int): bool', (args) => daysInMonth(requireWithin('year', args.int(0), 9999), 2) === 29),
    define('Compare(t1: DateTime, t2: DateTime): int', (args) =>
      intOf(compareDates(args.dateTime(0), args.dateTime(1))),
    ),
  ],
  constructors: [
    define('DateTime(year: int, month: int, day: int): DateTime', (args) => dateTimeOf(ticksOfParts(args, 3))),
    define('DateTime(year: int, month: int, day: int, hour: int, minute: int, second: int): DateTime', (args) =>
      dateTimeOf(ticksOfParts(args, 6)),
    ),
    define(
      'DateTime(year: int, month: int, day: int, hour: int, minute: int, second: int, millisecond: int): DateTime',
      (args) => dateTimeOf(ticksOfParts(args, 7)),
    ),
  ],
};

export const dateTimeOffsetStatics: StaticTable = {
  properties: [
    current('Now', toOffset),
    current('UtcNow', toOffset),
    fixed('MinValue', dateTimeOffsetOf(minTicks, 0)),
    fixed('MaxValue', dateTimeOffsetOf(maxTicks, 0)),
    fixed('UnixEpoch', dateTimeOffsetOf(unixEpochTicks, 0)),
  ],
  methods: [
    define('Parse(input: string): DateTimeOffset', (args) => found(parseDateTimeOffset(args.text(0)))),
    define('Compare(first: DateTimeOffset, second: DateTimeOffset): int', (args) =>
      intOf(compareDates(args.dateTimeOffset(0), args.dateTimeOffset(1))),
    ),
    define('FromUnixTimeSeconds(seconds: long): DateTimeOffset', (args) =>
      toOffset(unixEpochTicks + args.whole(0) * ticksPerSecond),
    ),
    define('FromUnixTimeMilliseconds(milliseconds: long): DateTimeOffset', (args) =>
      toOffset(unixEpochTicks + args.whole(0) * ticksPerMillisecond),
    ),
  ],
  constructors: [
    define('DateTimeOffset(dateTime: DateTime): DateTimeOffset', (args) => toOffset(args.dateTime(0).ticks)),
    define('DateTimeOffset(dateTime: DateTime, offset: TimeSpan): DateTimeOffset', (args) =>
      dateTimeOffsetOf(args.dateTime(0).ticks, offsetMinutesOf(args.timeSpan(1))),
    ),
    define(
      'DateTimeOffset(year: int, month: int, day: int, hour: int, minute: int, second: int, offset: TimeSpan): ' +
        'DateTimeOffset',
      (args) => dateTimeOffsetOf(ticksOfParts(args, 6), offsetMinutesOf(args.timeSpan(6))),
    ),
  ],
};

function found<Result>(parsed: Result | null): Result {
  if (parsed === null) throw new FormulaError('The text is no date that can be read.');
  return parsed;
}

function requireWithin(name: string, number: number, most: number): number {
  if (number >= 1 && number <= most) return number;
  throw new FormulaError(`The ${name} lies outside of 1 to ${most}.`);
}

/** @param count how many arguments are parts: 3, 6 or 7 */
function ticksOfParts(args: Arguments, count: number): bigint {
  const part = (position: number): number => (position < count ? args.int(position) : 0);
  const milliseconds = part(6);
  const fraction = milliseconds * Number(ticksPerMillisecond);
  const [year, month, day, hour, minute, second] = [part(0), part(1), part(2), part(3), part(4), part(5)];
  const ticks = ticksOfCalendar({ year, month, day, hour, minute, second, fraction });
  if (ticks === null) throw new FormulaError('There is no such day or time on the calendar.');
  return ticks;
}
