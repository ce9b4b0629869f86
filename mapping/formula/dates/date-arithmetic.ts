/** Dates moved by spans, days and months, as .NET 8 calculates. */
import {
  calendarOf,
  dateTimeOf,
  dateTimeOffsetOf,
  daysInMonth,
  ticksOfCalendar,
  utcTicks,
  type AnyDate,
} from './date-time.ts';
import { FormulaError } from '../formula-error.ts';
import type { TimeSpanValue } from '../values.ts';

const mostMonths = 120_000;

/** @throws FormulaError outside of the years 1 to 9999 */
export function addSpan(date: AnyDate, span: TimeSpanValue): AnyDate {
  return moveTo(date, date.ticks + span.ticks);
}

/** @throws FormulaError outside of the years 1 to 9999 */
export function subtractSpan(date: AnyDate, span: TimeSpanValue): AnyDate {
  return moveTo(date, date.ticks - span.ticks);
}

/** The time between two moments; a DateTime counts as UTC. */
export function subtractDates(left: AnyDate, right: AnyDate): TimeSpanValue {
  return { type: 'TimeSpan', ticks: utcTicks(left) - utcTicks(right) };
}

/**
 * `AddDays(1.5)` and its like: whole units exactly, the rest cut to ticks, as .NET does since version 7.
 * @param unit ticks of one unit
 * @throws FormulaError where the count is not finite, and outside of the years 1 to 9999
 */
export function addUnits(date: AnyDate, count: number, unit: bigint): AnyDate {
  if (!Number.isFinite(count)) throw new FormulaError('Only a finite number can be added to a date.');
  const whole = Math.trunc(count);
  const rest = Math.trunc((count - whole) * Number(unit));
  return moveTo(date, date.ticks + BigInt(whole) * unit + BigInt(rest));
}

/**
 * The same day so many months later; where that month is too short, its last day.
 * @throws FormulaError for more than 120,000 months, and outside of the years 1 to 9999
 */
export function addMonths(date: AnyDate, months: number): AnyDate {
  if (Math.abs(months) > mostMonths) throw new FormulaError('At most 120000 months can be added to a date.');
  const { year, month, day, ...time } = calendarOf(date.ticks);
  const target = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(target / 12);
  const targetMonth = target - targetYear * 12 + 1;
  const targetDay = Math.min(day, daysInMonth(targetYear, targetMonth));
  const ticks = ticksOfCalendar({ ...time, year: targetYear, month: targetMonth, day: targetDay });
  if (ticks === null) throw new FormulaError('The date lies outside of the years 1 to 9999.');
  return moveTo(date, ticks);
}

/** As addMonths; the 29th of February becomes the 28th. @throws FormulaError for more than 10,000 years */
export function addYears(date: AnyDate, years: number): AnyDate {
  if (Math.abs(years) > mostMonths / 12) throw new FormulaError('At most 10000 years can be added to a date.');
  return addMonths(date, years * 12);
}

/** The offset stays. */
function moveTo(date: AnyDate, ticks: bigint): AnyDate {
  return date.type === 'DateTime' ? dateTimeOf(ticks) : dateTimeOffsetOf(ticks, date.offsetMinutes);
}
