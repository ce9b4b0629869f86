/** Ticks and the calendar: .NET's DateTime and DateTimeOffset in the Gregorian calendar, years 1 to 9999. */
import { FormulaError } from '../formula-error.ts';
import type { DateTimeOffsetValue, DateTimeValue } from '../values.ts';

export const ticksPerMillisecond = 10_000n;
export const ticksPerSecond = 10_000_000n;
export const ticksPerMinute = 60n * ticksPerSecond;
export const ticksPerHour = 60n * ticksPerMinute;
export const ticksPerDay = 24n * ticksPerHour;

/** 0001-01-01T00:00:00 */
export const minTicks = 0n;
/** 9999-12-31T23:59:59.9999999 */
export const maxTicks = 3_155_378_975_999_999_999n;
/** 1970-01-01T00:00:00 */
export const unixEpochTicks = 621_355_968_000_000_000n;

const unixEpochDays = unixEpochTicks / ticksPerDay;
const millisecondsPerDay = 86_400_000;
const mostOffsetMinutes = 14 * 60;

export type AnyDate = DateTimeValue | DateTimeOffsetValue;

interface CalendarParts {
  year: number;
  /** From 1. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** Ticks of the second, 0 to 9,999,999. */
  fraction: number;
}

export interface Calendar extends CalendarParts {
  /** 0 is Sunday. */
  dayOfWeek: number;
  /** From 1. */
  dayOfYear: number;
}

/** @param ticks from minTicks to maxTicks */
export function calendarOf(ticks: bigint): Calendar {
  const date = new Date(Number(ticks / ticksPerDay - unixEpochDays) * millisecondsPerDay);
  const year = date.getUTCFullYear();
  const within = (unit: bigint, count: bigint): number => Number((ticks / unit) % count);
  return {
    year,
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: within(ticksPerHour, 24n),
    minute: within(ticksPerMinute, 60n),
    second: within(ticksPerSecond, 60n),
    fraction: within(1n, ticksPerSecond),
    dayOfWeek: date.getUTCDay(),
    dayOfYear: Number(ticks / ticksPerDay - daysBefore(year, 1)) + 1,
  };
}

/** Null where there is no such day or time, as the 29th of February 2026 or 24:00. */
export function ticksOfCalendar(parts: CalendarParts): bigint | null {
  const { year, month, day, hour, minute, second, fraction } = parts;
  const inRange =
    isWithin(year, 1, 9999) &&
    isWithin(month, 1, 12) &&
    isWithin(day, 1, daysInMonth(year, month)) &&
    isWithin(hour, 0, 23) &&
    isWithin(minute, 0, 59) &&
    isWithin(second, 0, 59) &&
    isWithin(fraction, 0, Number(ticksPerSecond) - 1);
  if (!inRange) return null;
  const days = daysBefore(year, month) + BigInt(day - 1);
  const seconds = BigInt((hour * 60 + minute) * 60 + second);
  return days * ticksPerDay + seconds * ticksPerSecond + BigInt(fraction);
}

/** @param year 1 to 9999 @param month 1 to 12 */
export function daysInMonth(year: number, month: number): number {
  return utcDate(year, month, 0).getUTCDate();
}

/** @throws FormulaError outside of the years 1 to 9999 */
export function dateTimeOf(ticks: bigint): DateTimeValue {
  return { type: 'DateTime', ticks: requireOnCalendar(ticks) };
}

/** @throws FormulaError where the clock or its UTC lies outside of the years 1 to 9999, or the offset beyond 14 hours */
export function dateTimeOffsetOf(ticks: bigint, offsetMinutes: number): DateTimeOffsetValue {
  if (!isOffset(offsetMinutes)) throw new FormulaError('The offset of a DateTimeOffset is at most 14 hours.');
  const value: DateTimeOffsetValue = { type: 'DateTimeOffset', ticks: requireOnCalendar(ticks), offsetMinutes };
  requireOnCalendar(utcTicks(value));
  return value;
}

/** The moment of a JavaScript date, at UTC. @throws FormulaError outside of the years 1 to 9999 */
export function offsetOfDate(date: Date): DateTimeOffsetValue {
  return dateTimeOffsetOf(unixEpochTicks + BigInt(date.getTime()) * ticksPerMillisecond, 0);
}

/** The moment in ticks at UTC. A DateTime counts as UTC, which is what is local here. */
export function utcTicks(value: AnyDate): bigint {
  return value.type === 'DateTime' ? value.ticks : value.ticks - BigInt(value.offsetMinutes) * ticksPerMinute;
}

/** By the moment, not by the clock: negative, 0 or positive. */
export function compareDates(left: AnyDate, right: AnyDate): number {
  const difference = utcTicks(left) - utcTicks(right);
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

export function isOnCalendar(ticks: bigint): boolean {
  return ticks >= minTicks && ticks <= maxTicks;
}

/** .NET allows no offset beyond 14 hours. */
export function isOffset(minutes: number): boolean {
  return Math.abs(minutes) <= mostOffsetMinutes;
}

function requireOnCalendar(ticks: bigint): bigint {
  if (isOnCalendar(ticks)) return ticks;
  throw new FormulaError('The date lies outside of the years 1 to 9999.');
}

/** Days from 0001-01-01 to the first of a month. */
function daysBefore(year: number, month: number): bigint {
  return BigInt(utcDate(year, month - 1, 1).getTime() / millisecondsPerDay) + unixEpochDays;
}

/** Date.UTC would take the years 0 to 99 for those of the last century. */
function utcDate(year: number, monthIndex: number, day: number): Date {
  return new Date(new Date(0).setUTCFullYear(year, monthIndex, day));
}

function isWithin(number: number, least: number, most: number): boolean {
  return Number.isInteger(number) && number >= least && number <= most;
}
