import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dateTimeText, formatDateTime, isoText } from './date-format.ts';
import { parseDateTime, parseDateTimeOffset } from './date-parse.ts';
import { dateTimeOf, dateTimeOffsetOf, maxTicks, minTicks, ticksPerDay, ticksPerSecond } from './date-time.ts';

const read = (text: string): string | null => {
  const value = parseDateTimeOffset(text);
  return value === null ? null : isoText(value);
};
const readLocal = (text: string): string | null => {
  const value = parseDateTime(text);
  return value === null ? null : isoText(value);
};

describe('a text without an offset', () => {
  test.each([
    ['2026-11-23', '2026-11-23T00:00:00.000'],
    ['2026-1-5', '2026-01-05T00:00:00.000'],
    ['  2026-11-23\t\n', '2026-11-23T00:00:00.000'],
    ['2026-11-23T10:20', '2026-11-23T10:20:00.000'],
    ['2026-11-23T10:20:30', '2026-11-23T10:20:30.000'],
    ['2026-11-23t10:20:30', '2026-11-23T10:20:30.000'],
    ['2026-11-23 10:20:30', '2026-11-23T10:20:30.000'],
    ['2026-11-23   10:20', '2026-11-23T10:20:00.000'],
    ['2026-11-23T10:20:30.4', '2026-11-23T10:20:30.400'],
    ['2026-11-23T10:20:30.1234567', '2026-11-23T10:20:30.1234567'],
    ['2026-11-23T10:20:30.0000001', '2026-11-23T10:20:30.0000001'],
    ['2024-02-29', '2024-02-29T00:00:00.000'],
    ['0001-01-01', '0001-01-01T00:00:00.000'],
    ['0099-01-01', '0099-01-01T00:00:00.000'],
    ['9999-12-31T23:59:59.9999999', '9999-12-31T23:59:59.9999999'],
    ['2026/11/23', '2026-11-23T00:00:00.000'],
    ['2026/1/5 10:20', '2026-01-05T10:20:00.000'],
    ['11/23/2026', '2026-11-23T00:00:00.000'],
    ['01/02/2026', '2026-01-02T00:00:00.000'],
    ['1/2/2026', '2026-01-02T00:00:00.000'],
    ['11/23/2026 10:20', '2026-11-23T10:20:00.000'],
    ['11/23/2026 9:20:30.5', '2026-11-23T09:20:30.500'],
    ['11/23/2026 10:20:30 PM', '2026-11-23T22:20:30.000'],
    ['11/23/2026 10:20:30pm', '2026-11-23T22:20:30.000'],
    ['11/23/2026 12:00 AM', '2026-11-23T00:00:00.000'],
    ['11/23/2026 0:30 AM', '2026-11-23T00:30:00.000'],
    ['11/23/2026 12:00 PM', '2026-11-23T12:00:00.000'],
    ['11/23/2026 13:00 PM', '2026-11-23T13:00:00.000'],
    ['23 Nov 2026', '2026-11-23T00:00:00.000'],
    ['3 november 2026 10:20', '2026-11-03T10:20:00.000'],
    ['05 May 2026', '2026-05-05T00:00:00.000'],
    ['Nov 23, 2026', '2026-11-23T00:00:00.000'],
    ['November 3 2026', '2026-11-03T00:00:00.000'],
    ['NOV 23, 2026 10:20:30 AM', '2026-11-23T10:20:30.000'],
    ['Mon, 23 Nov 2026', '2026-11-23T00:00:00.000'],
    ['Monday, 23 November 2026 10:20:30', '2026-11-23T10:20:30.000'],
    ['Monday, November 23, 2026', '2026-11-23T00:00:00.000'],
  ])('%j is %s, at UTC where an offset is asked for', (text, expected) => {
    expect(readLocal(text)).toBe(expected);
    expect(read(text)).toBe(`${expected}+00:00`);
  });
});

describe('a text with an offset', () => {
  test.each([
    ['2026-11-23T10:20:30Z', '2026-11-23T10:20:30.000+00:00', '2026-11-23T10:20:30.000'],
    ['2026-11-23T10:20:30.456z', '2026-11-23T10:20:30.456+00:00', '2026-11-23T10:20:30.456'],
    ['2026-11-23T10:20Z', '2026-11-23T10:20:00.000+00:00', '2026-11-23T10:20:00.000'],
    ['2026-11-23T10:20:30+02:00', '2026-11-23T10:20:30.000+02:00', '2026-11-23T08:20:30.000'],
    ['2026-11-23T10:20:30-0530', '2026-11-23T10:20:30.000-05:30', '2026-11-23T15:50:30.000'],
    ['2026-11-23T10:20:30+02', '2026-11-23T10:20:30.000+02:00', '2026-11-23T08:20:30.000'],
    ['2026-11-23T10:20:30-00:00', '2026-11-23T10:20:30.000+00:00', '2026-11-23T10:20:30.000'],
    ['2026-11-23T01:00:00+14:00', '2026-11-23T01:00:00.000+14:00', '2026-11-22T11:00:00.000'],
    ['2026-11-23 10:20:30 Z', '2026-11-23T10:20:30.000+00:00', '2026-11-23T10:20:30.000'],
    ['11/23/2026 10:20:30 +05:30', '2026-11-23T10:20:30.000+05:30', '2026-11-23T04:50:30.000'],
    ['11/23/2026 10:20:30 PM -08:00', '2026-11-23T22:20:30.000-08:00', '2026-11-24T06:20:30.000'],
    ['Mon, 23 Nov 2026 10:20:30 GMT', '2026-11-23T10:20:30.000+00:00', '2026-11-23T10:20:30.000'],
  ])('%j keeps it as %s, and is %s as a DateTime', (text, withOffset, local) => {
    expect(read(text)).toBe(withOffset);
    expect(readLocal(text)).toBe(local);
  });
});

describe('no date is', () => {
  test.each([
    '',
    ' ',
    '0',
    'null',
    'tomorrow',
    '20261123',
    '1795429230',
    '2026',
    '2026-11',
    'Nov 2026',
    '10:20',
    '23.11.2026',
    '23/11/2026',
    '11-23-2026',
    '11/23/26',
    '26-11-23',
    '2026-11/23',
    '2026-02-29',
    '1900-02-29',
    '2026-11-31',
    '2026-00-10',
    '2026-13-01',
    '2026-11-00',
    '0000-01-01',
    '10000-01-01',
    '-2026-11-23',
    '2026-11-23T',
    '2026-11-23T24:00:00',
    '2026-11-23T10:60:00',
    '2026-11-23T10:20:60',
    '2026-11-23T10',
    '2026-11-23T10:2',
    '2026-11-23T10:20:30.',
    '2026-11-23T10:20:30.12345678',
    '2026-11-23T10:20:30+14:01',
    '2026-11-23T10:20:30+02:60',
    '2026-11-23T10:20:30+2',
    '2026-11-23Z',
    '2026-11-23T10:20:30 PM',
    '11/23/2026 13:00 AM',
    '11/23/2026T10:20',
    '0001-01-01T00:00:00+01:00',
    '9999-12-31T23:59:59-01:00',
    'Tue, 23 Nov 2026 10:20:30 GMT',
    'Mon, 2026-11-23',
    '23 Nox 2026',
    '31 Feb 2026',
    '2026-11-23 and more',
    '٢٠٢٦-11-23',
    `2026-11-23${' '.repeat(100)}10:20`,
  ])('%j', (text) => {
    expect(parseDateTime(text)).toBeNull();
    expect(parseDateTimeOffset(text)).toBeNull();
  });
});

describe('what formulas write is read again', () => {
  const anyTicks = fc.bigInt({ min: minTicks + ticksPerDay, max: maxTicks - ticksPerDay });

  test('to the tick in ISO 8601', () => {
    fc.assert(
      fc.property(anyTicks, fc.integer({ min: -840, max: 840 }), (ticks, offset) => {
        const local = dateTimeOf(ticks);
        const withOffset = dateTimeOffsetOf(ticks, offset);
        expect(parseDateTime(isoText(local))).toEqual(local);
        expect(parseDateTimeOffset(isoText(withOffset))).toEqual(withOffset);
        expect(parseDateTimeOffset(formatDateTime(withOffset, 'O'))).toEqual(withOffset);
      }),
    );
  });

  test('to the second as C# writes it, by itself and in words', () => {
    fc.assert(
      fc.property(anyTicks, fc.constantFrom('G', 'F', 'R', 's', 'MMM d, yyyy h:mm:ss tt'), (ticks, format) => {
        const second = dateTimeOf(ticks - (ticks % ticksPerSecond));
        expect(parseDateTime(dateTimeText(second))).toEqual(second);
        expect(parseDateTime(formatDateTime(second, format))).toEqual(second);
      }),
    );
  });
});
