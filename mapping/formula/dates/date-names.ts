/** Names of the invariant culture, and the DayOfWeek that formulas see. */
import type { EnumValue } from '../values.ts';

/** January first. */
export const monthNames: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Sunday first, as .NET numbers them. */
export const dayNames: readonly string[] = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
];

/** The first three letters, for months and days alike. */
export function shortName(name: string): string {
  return name.slice(0, 3);
}

/** @param number 0 for Sunday */
export function dayOfWeekOf(number: number): EnumValue {
  return { type: 'DayOfWeek', name: dayNames[number] ?? '', number };
}
