/** .NET's TimeSpan: a length of time in ticks, as long as a long can count. */
import { ticksPerDay, ticksPerHour, ticksPerMinute, ticksPerSecond } from './date-time.ts';
import { FormulaError } from '../formula-error.ts';
import type { TimeSpanValue } from '../values.ts';

const mostTicks = 2n ** 63n - 1n;
const leastTicks = -(2n ** 63n);

interface SpanParts {
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
}

/** @throws FormulaError beyond some 29,000 years */
export function timeSpanOf(ticks: bigint): TimeSpanValue {
  if (ticks >= leastTicks && ticks <= mostTicks) return { type: 'TimeSpan', ticks };
  throw new FormulaError('The TimeSpan is too long.');
}

/**
 * `TimeSpan.FromHours(1.5)` and its like: cut to ticks, as .NET does since version 7.
 * @param unit ticks of one unit
 * @throws FormulaError where the length is no number, or too long
 */
export function timeSpanOfUnits(count: number, unit: bigint): TimeSpanValue {
  const ticks = Math.trunc(count * Number(unit));
  if (!Number.isFinite(ticks)) throw new FormulaError('The length of a TimeSpan is a finite number.');
  // The double next to the largest long is one more than it; .NET takes it for the largest.
  return ticks === Number(mostTicks) ? timeSpanOf(mostTicks) : timeSpanOf(BigInt(ticks));
}

/** Parts may be negative, and larger than their unit. @throws FormulaError where they are too long */
export function timeSpanOfParts({ days, hours, minutes, seconds }: SpanParts): TimeSpanValue {
  const wholeHours = BigInt(days) * 24n + BigInt(hours);
  return timeSpanOf(((wholeHours * 60n + BigInt(minutes)) * 60n + BigInt(seconds)) * ticksPerSecond);
}

/** How many whole units are in it beside the larger ones: the minutes of 1:30 are 30. Negative where the span is. */
export function unitsWithin({ ticks }: TimeSpanValue, unit: bigint, largerUnit: bigint): number {
  return Number((ticks % largerUnit) / unit);
}

/** As `TimeSpan.ToString()`: `1.02:03:04`, `-00:00:01.5000000`; days and fraction only where there are any. */
export function timeSpanText({ ticks }: TimeSpanValue): string {
  const length = ticks < 0n ? -ticks : ticks;
  const days = length / ticksPerDay;
  const clock = [
    (length % ticksPerDay) / ticksPerHour,
    (length % ticksPerHour) / ticksPerMinute,
    (length % ticksPerMinute) / ticksPerSecond,
  ].map((part) => String(part).padStart(2, '0'));
  const fraction = length % ticksPerSecond;
  const sign = ticks < 0n ? '-' : '';
  const dayText = days === 0n ? '' : `${days}.`;
  return `${sign}${dayText}${clock.join(':')}${fraction === 0n ? '' : `.${String(fraction).padStart(7, '0')}`}`;
}

/** The offset of a DateTimeOffset. @throws FormulaError where it is not of whole minutes, as in .NET */
export function offsetMinutesOf({ ticks }: TimeSpanValue): number {
  if (ticks % ticksPerMinute !== 0n) throw new FormulaError('The offset of a DateTimeOffset is of whole minutes.');
  return Number(ticks / ticksPerMinute);
}
