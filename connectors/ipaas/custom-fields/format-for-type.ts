/**
 * Writes a value as text of a data type. How iPaaS.com wants typed values written is not documented; these are our
 * assumptions (reference: ipaas-api.md, section 11, row 3): `true`/`false`, plain decimals, ISO 8601.
 */
import type { DataType } from './data-types.ts';

/** @returns null where the value is none of this type, for example "maybe" for a bool */
export function formatForType(value: string, type: DataType): string | null {
  switch (type) {
    case 'bool':
      return formatBool(value.trim());
    case 'number':
      return formatNumber(value.trim());
    case 'guid':
      return formatGuid(value.trim());
    case 'date':
      return readTime(value.trim())?.date ?? null;
    case 'datetime':
      return formatDateTime(value.trim());
    case 'string':
    case 'enum':
    case 'encrypted':
    case 'password':
      return value;
  }
}

const words = new Map(
  Object.entries({ true: ['true', 'yes', 'y', '1'], false: ['false', 'no', 'n', '0'] }).flatMap(([bool, spellings]) =>
    spellings.map((spelling) => [spelling, bool] as const),
  ),
);

function formatBool(value: string): string | null {
  return words.get(value.toLowerCase()) ?? null;
}

const numberPattern = /^(?<sign>[+-]?)(?<whole>\d*)(?:\.(?<fraction>\d*))?(?:e(?<exponent>[+-]?\d{1,3}))?$/i;
/** No amount or count needs more; a longer text is no number that a person wrote. */
const mostDigits = 60;

/** Works on the digits, because a floating-point number would change some of them. A grouping comma is ambiguous: no number. */
function formatNumber(value: string): string | null {
  const groups = numberPattern.exec(value)?.groups;
  if (groups === undefined) return null;
  const { sign = '', whole = '', fraction = '', exponent = '0' } = groups;
  const shift = Number(exponent);
  if (whole + fraction === '' || whole.length + fraction.length + Math.abs(shift) > mostDigits) return null;

  const digits =
    '0'.repeat(Math.max(0, -shift - whole.length)) +
    whole +
    fraction +
    '0'.repeat(Math.max(0, shift - fraction.length));
  const point = Math.max(0, whole.length + shift);
  const before = digits.slice(0, point).replace(/^0+(?=\d)/, '') || '0';
  const after = digits.slice(point);
  const decimal = after === '' ? before : `${before}.${after}`;
  return sign === '-' && /[1-9]/.test(decimal) ? `-${decimal}` : decimal;
}

function formatGuid(value: string): string | null {
  const bare = /^\{.*\}$/.test(value) ? value.slice(1, -1) : value;
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(bare) ? bare.toLowerCase() : null;
}

const timePattern =
  /^(?<date>\d{4}-\d{2}-\d{2})(?:[T ](?<clock>(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,7})?)?)\s?(?<offset>Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?$/i;

function readTime(value: string): { date: string; clock: string; offset: string } | null {
  const groups = timePattern.exec(value)?.groups;
  const date = groups?.['date'];
  if (groups === undefined || date === undefined || !isOnCalendar(date)) return null;
  return { date, clock: groups['clock'] ?? '00:00:00', offset: groups['offset'] ?? '+00:00' };
}

/** A time without an offset is UTC, as everything else in a sync. */
function formatDateTime(value: string): string | null {
  const time = readTime(value);
  return time === null ? null : `${time.date}T${time.clock}${time.offset.toUpperCase()}`;
}

/** `Date` turns 30 February into 1 March; such a text is no date. */
function isOnCalendar(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
}
