/** Dates as text: as C# writes them, as ISO 8601, and by .NET's format strings (invariant culture). */
import { customDateText } from './custom-date-format.ts';
import { calendarOf, utcTicks, type AnyDate } from './date-time.ts';
import { FormulaError } from '../formula-error.ts';

/** .NET's standard formats, written as custom ones. Source: .NET, "Standard date and time format strings", invariant. */
const standardFormats: ReadonlyMap<string, string> = new Map([
  ['d', 'MM/dd/yyyy'],
  ['D', 'dddd, dd MMMM yyyy'],
  ['f', 'dddd, dd MMMM yyyy HH:mm'],
  ['F', 'dddd, dd MMMM yyyy HH:mm:ss'],
  ['g', 'MM/dd/yyyy HH:mm'],
  ['G', 'MM/dd/yyyy HH:mm:ss'],
  ['M', 'MMMM dd'],
  ['m', 'MMMM dd'],
  ['O', "yyyy-MM-dd'T'HH:mm:ss.fffffffK"],
  ['o', "yyyy-MM-dd'T'HH:mm:ss.fffffffK"],
  ['R', "ddd, dd MMM yyyy HH:mm:ss 'GMT'"],
  ['r', "ddd, dd MMM yyyy HH:mm:ss 'GMT'"],
  ['s', "yyyy-MM-dd'T'HH:mm:ss"],
  ['T', 'HH:mm:ss'],
  ['t', 'HH:mm'],
  ['U', 'dddd, dd MMMM yyyy HH:mm:ss'],
  ['u', "yyyy-MM-dd HH:mm:ss'Z'"],
  ['Y', 'yyyy MMMM'],
  ['y', 'yyyy MMMM'],
]);

/** Those that write UTC, whatever the offset. */
const universalFormats: ReadonlySet<string> = new Set(['R', 'r', 'u']);

/** As `ToString()`: `11/23/2026 10:20:30`, with an offset `11/23/2026 10:20:30 +00:00`. */
export function dateTimeText(value: AnyDate): string {
  return customDateText(value, value.type === 'DateTime' ? 'MM/dd/yyyy HH:mm:ss' : 'MM/dd/yyyy HH:mm:ss zzz');
}

/**
 * ISO 8601 for destinations: `2026-11-23T10:20:30.456`, a DateTimeOffset with its offset behind it. At least three
 * digits of a second, more only where they are not zero.
 */
export function isoText(value: AnyDate): string {
  const fraction = String(calendarOf(value.ticks).fraction).padStart(7, '0').replace(/0+$/, '');
  return customDateText(value, `yyyy-MM-dd'T'HH:mm:ss.${'f'.repeat(Math.max(fraction.length, 3))}K`);
}

/**
 * As `ToString(format)` in .NET: one letter is a standard format, anything else a custom one. The text has at most
 * `longestDateText(format)` characters.
 * @throws FormulaError where .NET knows no such format
 */
export function formatDateTime(value: AnyDate, format: string): string {
  if (format === '') return dateTimeText(value);
  if (format.length !== 1) return customDateText(value, format);
  const standard = standardFormats.get(format);
  if (standard === undefined || (format === 'U' && value.type === 'DateTimeOffset')) {
    throw new FormulaError(`${value.type} has no such format.`);
  }
  return customDateText(universalFormats.has(format) ? atUtc(value) : value, standard);
}

/** More than a format ever makes: a `K` makes six characters, every other letter fewer, a standard format below forty. */
export function longestDateText(format: string): number {
  return Math.max(format.length * 6, 40);
}

function atUtc(value: AnyDate): AnyDate {
  return value.type === 'DateTime' ? value : { type: 'DateTimeOffset', ticks: utcTicks(value), offsetMinutes: 0 };
}
