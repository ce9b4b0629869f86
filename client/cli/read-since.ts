import { InvalidArgumentError } from 'commander';

const age = /^(?<count>\d{1,6})(?<unit>[smhd])$/;
const unitMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * Reads a point in time: a date or time in ISO 8601, or an age such as `30m`, `2h`, `7d`.
 * @returns ISO 8601, UTC
 * @throws InvalidArgumentError
 */
export function readSince(text: string): string {
  const groups = age.exec(text)?.groups;
  if (groups?.unit !== undefined) {
    return new Date(Date.now() - Number(groups.count) * (unitMs[groups.unit] ?? 0)).toISOString();
  }
  const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time))
    throw new InvalidArgumentError('give a date such as 2026-11-23, or an age such as 30m, 2h or 7d.');
  return new Date(time).toISOString();
}
