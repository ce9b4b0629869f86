/**
 * Texts read as dates: of what .NET's invariant TryParse accepts, the forms that can be read in one way only. Letters
 * may be large or small, and white space may stand around.
 *
 * Dates: `2026-11-23`, `2026/11/23`, `11/23/2026` (month first), `23 Nov 2026`, `Nov 23, 2026`; the last two with the
 * whole name of the month, without the comma, and behind a day of the week (`Mon, 23 Nov 2026`), which has to be right.
 * Month and day may have one digit; the year has four.
 *
 * Times, if any, stand behind a space, or behind `T` where the date is `2026-11-23`: `10:20`, `10:20:30`,
 * `10:20:30.1234567` (1 to 7 digits); then, if any, `AM` or `PM`; then, if any, an offset: `Z`, `GMT`, `+02:00`,
 * `+0200`, `+02`, at most 14 hours.
 *
 * Everything else is no date, other than in .NET: years of two digits, a time or a month alone, more digits of a second.
 */
import { dayNames, monthNames, shortName } from './date-names.ts';
import { calendarOf, isOffset, isOnCalendar, ticksOfCalendar, ticksPerMinute } from './date-time.ts';
import type { DateTimeOffsetValue, DateTimeValue } from '../values.ts';

const longestDate = 64;

const namesOf = (names: readonly string[]): string => names.map((name) => `${name}|${shortName(name)}`).join('|');
const weekday = `(?:(?<weekday>${namesOf(dayNames)}),? +)?`;
const monthName = `(?<monthName>${namesOf(monthNames)})`;
const clock = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.(?<fraction>\d{1,7}))?)?`;
const half = ' ?(?<half>AM|PM)';
const zone = String.raw` ?(?:Z|GMT|(?<sign>[+-])(?<offsetHours>\d{2})(?::?(?<offsetMinutes>\d{2}))?)`;
const isoDate = String.raw`(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})`;

const dates = [
  isoDate,
  String.raw`(?<year>\d{4})/(?<month>\d{1,2})/(?<day>\d{1,2})`,
  String.raw`(?<month>\d{1,2})/(?<day>\d{1,2})/(?<year>\d{4})`,
  String.raw`${weekday}(?<day>\d{1,2}) +${monthName},? +(?<year>\d{4})`,
  String.raw`${weekday}${monthName} +(?<day>\d{1,2}),? +(?<year>\d{4})`,
];

const forms = [
  ...dates.map((date) => new RegExp(`^${date}(?: +${clock}(?:${half})?(?:${zone})?)?$`, 'i')),
  new RegExp(`^${isoDate}T${clock}(?:${zone})?$`, 'i'),
];

/** A time with an offset becomes the local one, which is UTC. Null where the text is no date. */
export function parseDateTime(text: string): DateTimeValue | null {
  const value = parseDateTimeOffset(text);
  return value === null
    ? null
    : { type: 'DateTime', ticks: value.ticks - BigInt(value.offsetMinutes) * ticksPerMinute };
}

/** A time without an offset is UTC. Null where the text is no date. */
export function parseDateTimeOffset(text: string): DateTimeOffsetValue | null {
  const trimmed = text.trim();
  if (trimmed.length > longestDate) return null;
  for (const form of forms) {
    const groups = form.exec(trimmed)?.groups;
    if (groups !== undefined) return valueOf(groups);
  }
  return null;
}

type Groups = Readonly<Record<string, string | undefined>>;

function valueOf(groups: Groups): DateTimeOffsetValue | null {
  const ticks = ticksOf(groups);
  const offsetMinutes = offsetOf(groups);
  if (ticks === null || offsetMinutes === null) return null;
  if (!isOnCalendar(ticks - BigInt(offsetMinutes) * ticksPerMinute)) return null;
  const dayName = dayNames[calendarOf(ticks).dayOfWeek] ?? '';
  if (groups['weekday'] !== undefined && !isName(dayName, groups['weekday'])) return null;
  return { type: 'DateTimeOffset', ticks, offsetMinutes };
}

function ticksOf(groups: Groups): bigint | null {
  const hour = hourOf(Number(groups['hour'] ?? 0), groups['half']?.toUpperCase());
  if (hour === null) return null;
  return ticksOfCalendar({
    year: Number(groups['year']),
    month: monthOf(groups),
    day: Number(groups['day']),
    hour,
    minute: Number(groups['minute'] ?? 0),
    second: Number(groups['second'] ?? 0),
    fraction: Number((groups['fraction'] ?? '').padEnd(7, '0')),
  });
}

function monthOf({ month, monthName: name }: Groups): number {
  return name === undefined ? Number(month) : monthNames.findIndex((known) => isName(known, name)) + 1;
}

/** As .NET: 12 AM is midnight, and 13 PM is 13. */
function hourOf(hour: number, halfOfDay: string | undefined): number | null {
  if (halfOfDay === 'AM') return hour > 12 ? null : hour % 12;
  return halfOfDay === 'PM' && hour < 12 ? hour + 12 : hour;
}

function offsetOf({ sign, offsetHours, offsetMinutes }: Groups): number | null {
  const rest = Number(offsetMinutes ?? 0);
  const minutes = Number(offsetHours ?? 0) * 60 + rest;
  if (rest > 59 || !isOffset(minutes)) return null;
  return sign === '-' ? 0 - minutes : minutes;
}

function isName(name: string, given: string): boolean {
  const lower = given.toLowerCase();
  return lower === name.toLowerCase() || lower === shortName(name).toLowerCase();
}
