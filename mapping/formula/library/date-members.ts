/** What a formula can ask of a DateTime or DateTimeOffset. */
import { method, type MemberTable, type Method, type Property } from '../callable.ts';
import { addMonths, addSpan, addUnits, addYears, subtractDates, subtractSpan } from '../dates/date-arithmetic.ts';
import { formatDateTime, longestDateText } from '../dates/date-format.ts';
import { dayOfWeekOf } from '../dates/date-names.ts';
import {
  calendarOf,
  compareDates,
  dateTimeOf,
  dateTimeOffsetOf,
  ticksPerDay,
  ticksPerHour,
  ticksPerMillisecond,
  ticksPerMinute,
  ticksPerSecond,
  unixEpochTicks,
  utcTicks,
  type AnyDate,
  type Calendar,
} from '../dates/date-time.ts';
import { offsetMinutesOf } from '../dates/time-span.ts';
import { intOf, type DateTimeOffsetValue, type DateTimeValue, type WholeValue } from '../values.ts';

/** By the clock of the value itself, not by UTC. */
function part(name: string, read: (calendar: Calendar) => number): Property<AnyDate> {
  return { name, returns: 'int', get: ({ ticks }) => intOf(read(calendarOf(ticks))) };
}

const parts: readonly Property<AnyDate>[] = [
  part('Year', ({ year }) => year),
  part('Month', ({ month }) => month),
  part('Day', ({ day }) => day),
  part('Hour', ({ hour }) => hour),
  part('Minute', ({ minute }) => minute),
  part('Second', ({ second }) => second),
  part('Millisecond', ({ fraction }) => Math.floor(fraction / Number(ticksPerMillisecond))),
  part('DayOfYear', ({ dayOfYear }) => dayOfYear),
  { name: 'DayOfWeek', returns: 'DayOfWeek', get: ({ ticks }) => dayOfWeekOf(calendarOf(ticks).dayOfWeek) },
  { name: 'Date', returns: 'DateTime', get: ({ ticks }) => dateTimeOf(ticks - (ticks % ticksPerDay)) },
  { name: 'TimeOfDay', returns: 'TimeSpan', get: ({ ticks }) => ({ type: 'TimeSpan', ticks: ticks % ticksPerDay }) },
  { name: 'Ticks', returns: 'long', get: ({ ticks }) => longOf(ticks) },
];

/** The methods that give back the type they are called on. */
function movesOf(type: AnyDate['type']): readonly Method<AnyDate>[] {
  const addsUnits = (name: string, unit: bigint): Method<AnyDate> =>
    method(`${name}(value: double): ${type}`, (self, args) => addUnits(self, args.double(0), unit));
  return [
    addsUnits('AddDays', ticksPerDay),
    addsUnits('AddHours', ticksPerHour),
    addsUnits('AddMinutes', ticksPerMinute),
    addsUnits('AddSeconds', ticksPerSecond),
    addsUnits('AddMilliseconds', ticksPerMillisecond),
    method(`AddMonths(months: int): ${type}`, (self, args) => addMonths(self, args.int(0))),
    method(`AddYears(value: int): ${type}`, (self, args) => addYears(self, args.int(0))),
    method(`Add(value: TimeSpan): ${type}`, (self, args) => addSpan(self, args.timeSpan(0))),
    method(`Subtract(value: TimeSpan): ${type}`, (self, args) => subtractSpan(self, args.timeSpan(0))),
  ];
}

const toText: Method<AnyDate> = method('ToString(format?: string?): string', (self, args, { budget }) => {
  const format = args.textOrNull(0) ?? '';
  budget.allowText(longestDateText(format));
  return formatDateTime(self, format);
});

export const dateTimeMembers: MemberTable<DateTimeValue> = {
  properties: parts,
  methods: [
    ...movesOf('DateTime'),
    method('Subtract(value: DateTime): TimeSpan', (self, args) => subtractDates(self, args.dateTime(0))),
    toText,
    method('ToUniversalTime(): DateTime', (self) => self),
    method('ToLocalTime(): DateTime', (self) => self),
    method('CompareTo(value: DateTime): int', (self, args) => intOf(compareDates(self, args.dateTime(0)))),
    method('Equals(value: DateTime): bool', (self, args) => compareDates(self, args.dateTime(0)) === 0),
    method('Equals(value: object?): bool', () => false),
  ],
};

export const dateTimeOffsetMembers: MemberTable<DateTimeOffsetValue> = {
  properties: [
    ...parts,
    { name: 'Offset', returns: 'TimeSpan', get: (self) => ({ type: 'TimeSpan', ticks: self.ticks - utcTicks(self) }) },
    { name: 'DateTime', returns: 'DateTime', get: ({ ticks }) => dateTimeOf(ticks) },
    { name: 'UtcDateTime', returns: 'DateTime', get: (self) => dateTimeOf(utcTicks(self)) },
    { name: 'LocalDateTime', returns: 'DateTime', get: (self) => dateTimeOf(utcTicks(self)) },
  ],
  methods: [
    ...movesOf('DateTimeOffset'),
    method('Subtract(value: DateTimeOffset): TimeSpan', (self, args) => subtractDates(self, args.dateTimeOffset(0))),
    toText,
    method('ToUniversalTime(): DateTimeOffset', (self) => dateTimeOffsetOf(utcTicks(self), 0)),
    method('ToLocalTime(): DateTimeOffset', (self) => dateTimeOffsetOf(utcTicks(self), 0)),
    method('ToOffset(offset: TimeSpan): DateTimeOffset', (self, args) => {
      const minutes = offsetMinutesOf(args.timeSpan(0));
      return dateTimeOffsetOf(utcTicks(self) + BigInt(minutes) * ticksPerMinute, minutes);
    }),
    method('ToUnixTimeSeconds(): long', (self) => longOf(unixTime(self, ticksPerSecond))),
    method('ToUnixTimeMilliseconds(): long', (self) => longOf(unixTime(self, ticksPerMillisecond))),
    method('CompareTo(value: DateTimeOffset): int', (self, args) => intOf(compareDates(self, args.dateTimeOffset(0)))),
    method('Equals(value: DateTimeOffset): bool', (self, args) => compareDates(self, args.dateTimeOffset(0)) === 0),
    method('Equals(value: object?): bool', () => false),
  ],
};

/** Rounded down, before 1970 as well: ticks count from the year 1. */
function unixTime(self: DateTimeOffsetValue, unit: bigint): bigint {
  return utcTicks(self) / unit - unixEpochTicks / unit;
}

function longOf(value: bigint): WholeValue {
  return { type: 'long', value };
}
