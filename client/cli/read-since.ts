import { InvalidArgumentError } from 'commander';
import { z } from 'zod';

const age = /^(?<count>\d{1,6})(?<unit>[smhd])$/;
const isoDateOrTime = z.union([z.iso.date(), z.iso.datetime({ offset: true, local: true })]);
const unitMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * Reads a point in time: a date (UTC) or a date and time (local, where it names no zone) in ISO 8601, or an age such as
 * `30m`, `2h`, `7d`.
 * @returns ISO 8601, UTC
 * @throws InvalidArgumentError
 */
export function readSince(text: string): string {
  const groups = age.exec(text)?.groups;
  if (groups?.unit !== undefined) {
    return new Date(Date.now() - Number(groups.count) * (unitMs[groups.unit] ?? 0)).toISOString();
  }
  const given = isoDateOrTime.safeParse(text);
  if (given.success) return new Date(given.data).toISOString();
  throw new InvalidArgumentError('Give a date such as 2026-11-23, or an age such as 30m, 2h or 7d.');
}
