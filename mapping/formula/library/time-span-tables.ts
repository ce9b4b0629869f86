/** What a formula can ask of a TimeSpan, and of the type. */
import { define, method, type MemberTable, type Property, type StaticTable } from '../callable.ts';
import { ticksPerDay, ticksPerHour, ticksPerMillisecond, ticksPerMinute, ticksPerSecond } from '../dates/date-time.ts';
import { timeSpanOf, timeSpanOfParts, timeSpanOfUnits, timeSpanText, unitsWithin } from '../dates/time-span.ts';
import { intOf, type TimeSpanValue } from '../values.ts';

/** `Hours`: what is left of it beside the larger units. */
function within(name: string, unit: bigint, largerUnit: bigint): Property<TimeSpanValue> {
  return { name, returns: 'int', get: (span) => intOf(unitsWithin(span, unit, largerUnit)) };
}

/** `TotalHours`: the whole span in this unit. */
function total(name: string, unit: bigint): Property<TimeSpanValue> {
  return { name, returns: 'double', get: ({ ticks }) => ({ type: 'double', value: Number(ticks) / Number(unit) }) };
}

export const timeSpanMembers: MemberTable<TimeSpanValue> = {
  properties: [
    { name: 'Days', returns: 'int', get: ({ ticks }) => intOf(ticks / ticksPerDay) },
    within('Hours', ticksPerHour, ticksPerDay),
    within('Minutes', ticksPerMinute, ticksPerHour),
    within('Seconds', ticksPerSecond, ticksPerMinute),
    within('Milliseconds', ticksPerMillisecond, ticksPerSecond),
    { name: 'Ticks', returns: 'long', get: ({ ticks }) => ({ type: 'long', value: ticks }) },
    total('TotalDays', ticksPerDay),
    total('TotalHours', ticksPerHour),
    total('TotalMinutes', ticksPerMinute),
    total('TotalSeconds', ticksPerSecond),
    total('TotalMilliseconds', ticksPerMillisecond),
  ],
  methods: [
    method('Add(ts: TimeSpan): TimeSpan', ({ ticks }, args) => timeSpanOf(ticks + args.timeSpan(0).ticks)),
    method('Subtract(ts: TimeSpan): TimeSpan', ({ ticks }, args) => timeSpanOf(ticks - args.timeSpan(0).ticks)),
    method('Negate(): TimeSpan', ({ ticks }) => timeSpanOf(-ticks)),
    method('Duration(): TimeSpan', ({ ticks }) => timeSpanOf(ticks < 0n ? -ticks : ticks)),
    method('ToString(): string', (span) => timeSpanText(span)),
  ],
};

export const timeSpanStatics: StaticTable = {
  properties: [{ name: 'Zero', returns: 'TimeSpan', readsTime: false, get: () => timeSpanOf(0n) }],
  methods: [
    define('FromDays(value: double): TimeSpan', (args) => timeSpanOfUnits(args.double(0), ticksPerDay)),
    define('FromHours(value: double): TimeSpan', (args) => timeSpanOfUnits(args.double(0), ticksPerHour)),
    define('FromMinutes(value: double): TimeSpan', (args) => timeSpanOfUnits(args.double(0), ticksPerMinute)),
    define('FromSeconds(value: double): TimeSpan', (args) => timeSpanOfUnits(args.double(0), ticksPerSecond)),
  ],
  constructors: [
    define('TimeSpan(hours: int, minutes: int, seconds: int): TimeSpan', (args) =>
      timeSpanOfParts({ days: 0, hours: args.int(0), minutes: args.int(1), seconds: args.int(2) }),
    ),
    define('TimeSpan(days: int, hours: int, minutes: int, seconds: int): TimeSpan', (args) =>
      timeSpanOfParts({ days: args.int(0), hours: args.int(1), minutes: args.int(2), seconds: args.int(3) }),
    ),
  ],
};
