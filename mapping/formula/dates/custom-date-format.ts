/** .NET's custom format strings for dates: `yyyy-MM-dd HH:mm`. Source: .NET 8, DateTimeFormat.FormatCustomized. */
import { dayNames, monthNames, shortName } from './date-names.ts';
import { calendarOf, type AnyDate, type Calendar } from './date-time.ts';
import { FormulaError } from '../formula-error.ts';

interface Moment extends Calendar {
  /** Null for a DateTime, which has none. */
  offsetMinutes: number | null;
}

type Writer = (moment: Moment, count: number) => string;

/** What a run of one letter writes. */
const writers: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ['y', ({ year }, count) => (count <= 2 ? digits(year % 100, count) : digits(year, count))],
  ['M', ({ month }, count) => numberOrName(month, monthNames[month - 1], count)],
  ['d', ({ day, dayOfWeek }, count) => numberOrName(day, dayNames[dayOfWeek], count)],
  ['H', ({ hour }, count) => twoDigits(hour, count)],
  ['h', ({ hour }, count) => twoDigits(hour % 12 === 0 ? 12 : hour % 12, count)],
  ['m', ({ minute }, count) => twoDigits(minute, count)],
  ['s', ({ second }, count) => twoDigits(second, count)],
  ['f', ({ fraction }, count) => fractionDigits(fraction, count)],
  ['F', ({ fraction }, count) => fractionDigits(fraction, count).replace(/0+$/, '')],
  ['t', ({ hour }, count) => (hour < 12 ? 'AM' : 'PM').slice(0, count)],
  ['z', ({ offsetMinutes }, count) => offsetText(offsetMinutes ?? 0, count)],
  ['g', () => 'A.D.'],
]);

/** @throws FormulaError where the format is none: an open quote, a `%` or `\` with nothing behind it, more than 7 `f` */
export function customDateText(value: AnyDate, format: string): string {
  const offsetMinutes = value.type === 'DateTime' ? null : value.offsetMinutes;
  const moment: Moment = { ...calendarOf(value.ticks), offsetMinutes };
  let text = '';
  for (let at = 0; at < format.length;) {
    const part = readPart(format, at, moment);
    text = part.dropsPoint === true && text.endsWith('.') ? text.slice(0, -1) : text + part.written;
    at += part.length;
  }
  return text;
}

interface Part {
  written: string;
  /** Characters of the format. */
  length: number;
  /** `.FFF` without a fraction takes its point away too. */
  dropsPoint?: boolean;
}

function readPart(format: string, at: number, moment: Moment): Part {
  const letter = format.charAt(at);
  const write = writers.get(letter);
  if (write !== undefined) {
    const length = runLength(format, at);
    const written = write(moment, length);
    return { written, length, dropsPoint: letter === 'F' && written === '' };
  }
  switch (letter) {
    case 'K':
      return { written: moment.offsetMinutes === null ? '' : offsetText(moment.offsetMinutes, 3), length: 1 };
    case "'":
    case '"':
      return readQuoted(format, at);
    case '\\':
      return { written: characterBehind(format, at), length: 2 };
    case '%':
      return readSingle(format, at, moment);
    default:
      return { written: letter, length: 1 };
  }
}

/** `%d`: a letter that is alone, which would else be a standard format. */
function readSingle(format: string, at: number, moment: Moment): Part {
  const single = characterBehind(format, at);
  if (single === '%') throw badFormat();
  return { ...readPart(single, 0, moment), length: 2 };
}

function readQuoted(format: string, at: number): Part {
  const quote = format.charAt(at);
  let written = '';
  for (let next = at + 1; next < format.length; next += 1) {
    const character = format.charAt(next);
    if (character === quote) return { written, length: next - at + 1 };
    written += character === '\\' ? characterBehind(format, next) : character;
    if (character === '\\') next += 1;
  }
  throw badFormat();
}

function characterBehind(format: string, at: number): string {
  if (at + 1 >= format.length) throw badFormat();
  return format.charAt(at + 1);
}

function runLength(format: string, at: number): number {
  let end = at + 1;
  while (end < format.length && format.charAt(end) === format.charAt(at)) end += 1;
  return end - at;
}

function numberOrName(number: number, name = '', count: number): string {
  if (count <= 2) return digits(number, count);
  return count === 3 ? shortName(name) : name;
}

function digits(number: number, least: number): string {
  return String(number).padStart(least, '0');
}

/** .NET pads these to two digits at most, however often the letter stands there. */
function twoDigits(number: number, count: number): string {
  return digits(number, Math.min(count, 2));
}

function fractionDigits(fraction: number, count: number): string {
  if (count > 7) throw badFormat();
  return digits(fraction, 7).slice(0, count);
}

/** `+2`, `+02` or `+02:00`. */
function offsetText(offsetMinutes: number, count: number): string {
  const length = Math.abs(offsetMinutes);
  const hours = `${offsetMinutes < 0 ? '-' : '+'}${twoDigits(Math.floor(length / 60), count)}`;
  return count <= 2 ? hours : `${hours}:${digits(length % 60, 2)}`;
}

function badFormat(): FormulaError {
  return new FormulaError('This is no format for dates.');
}
