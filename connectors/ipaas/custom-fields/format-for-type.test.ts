import { describe, expect, it } from '@jest/globals';
import { dataTypes, type DataType } from './data-types.ts';
import { formatForType } from './format-for-type.ts';

const guid = '6a1f2c3d-4b5e-4f60-8a7b-9c0d1e2f3a4b';

describe('a value becomes', () => {
  it.each<[DataType, string, string]>([
    ['string', ' Yes ', ' Yes '],
    ['encrypted', '1e3', '1e3'],
    ['password', 'yes', 'yes'],
    ['enum', 'Gold', 'Gold'],
    ['bool', 'true', 'true'],
    ['bool', 'TRUE', 'true'],
    ['bool', ' Yes', 'true'],
    ['bool', 'y', 'true'],
    ['bool', '1', 'true'],
    ['bool', 'False', 'false'],
    ['bool', 'no', 'false'],
    ['bool', 'N', 'false'],
    ['bool', '0', 'false'],
    ['number', '42', '42'],
    ['number', ' 12.50 ', '12.50'],
    ['number', '+7', '7'],
    ['number', '-3.0', '-3.0'],
    ['number', '007', '7'],
    ['number', '.5', '0.5'],
    ['number', '12.', '12'],
    ['number', '-0', '0'],
    ['number', '-0.00', '0.00'],
    ['number', '0.1000000000000000055511151231257827', '0.1000000000000000055511151231257827'],
    ['number', '9007199254740993', '9007199254740993'],
    ['number', '1e5', '100000'],
    ['number', '1.5E+3', '1500'],
    ['number', '1.2345e2', '123.45'],
    ['number', '12e-1', '1.2'],
    ['number', '5e-7', '0.0000005'],
    ['number', '-2.5e-1', '-0.25'],
    ['guid', guid, guid],
    ['guid', `{${guid.toUpperCase()}}`, guid],
    ['date', '2026-02-28', '2026-02-28'],
    ['date', '2026-07-01T23:30:00+02:00', '2026-07-01'],
    ['datetime', '2026-07-01T12:00:00+00:00', '2026-07-01T12:00:00+00:00'],
    ['datetime', '2026-07-01T12:00:00.1234567-05:00', '2026-07-01T12:00:00.1234567-05:00'],
    ['datetime', '2026-07-01t12:00:00z', '2026-07-01T12:00:00Z'],
    ['datetime', '2026-07-01 12:00', '2026-07-01T12:00+00:00'],
    ['datetime', '2026-07-01', '2026-07-01T00:00:00+00:00'],
    ['datetime', '2024-02-29', '2024-02-29T00:00:00+00:00'],
  ])('%s: %j becomes %j', (type, value, formatted) => {
    expect(formatForType(value, type)).toBe(formatted);
  });
});

describe('a value is none of its type', () => {
  it.each<[DataType, string]>([
    ['bool', 'maybe'],
    ['bool', '2'],
    ['bool', ''],
    ['number', 'twelve'],
    ['number', ''],
    ['number', '.'],
    ['number', '-'],
    ['number', '1,234'],
    ['number', '1.2.3'],
    ['number', '0x10'],
    ['number', 'Infinity'],
    ['number', '1e999'],
    ['number', '1'.repeat(61)],
    ['guid', guid.slice(1)],
    ['guid', `{${guid}`],
    ['date', '02.11.2026'],
    ['date', '2026-02-30'],
    ['date', '2025-02-29'],
    ['date', '2026-13-01'],
    ['date', 'today'],
    ['datetime', '2026-07-01T24:00:00Z'],
    ['datetime', '2026-07-01T12:60:00Z'],
    ['datetime', '2026-07-01T12:00:00+25:00'],
    ['datetime', '1782907200'],
  ])('%s: %j', (type, value) => {
    expect(formatForType(value, type)).toBeNull();
  });
});

describe('formatting twice is formatting once:', () => {
  const values = ['Yes', '1e5', '-.5', '2026-07-01', '2026-07-01 12:00', `{${guid}}`];
  it.each(dataTypes)('%s', (type) => {
    const once = values.map((value) => formatForType(value, type)).filter((value) => value !== null);
    expect(once.map((value) => formatForType(value, type))).toEqual(once);
  });
});
