import { describe, expect, it } from '@jest/globals';
import { conforms } from './custom-field-definitions.ts';

describe('a value conforms to its data type', () => {
  it.each<[string, string, boolean]>([
    ['string', 'anything', true],
    ['number', '12.50', true],
    ['number', '-3', true],
    ['number', '1e5', false],
    ['number', 'twelve', false],
    ['bool', 'True', true],
    ['bool', 'yes', false],
    ['guid', '6a1f2c3d-4b5e-4f60-8a7b-9c0d1e2f3a4b', true],
    ['guid', '6a1f2c3d', false],
    ['date', '2026-11-02', true],
    ['date', '02.11.2026', false],
    ['date', '2026-02-30', false],
    ['date', '2026-11-02T09:00:00Z', false],
    ['datetime', '2026-11-02', true],
    ['datetime', '2026-11-02T09:00', true],
    ['datetime', '2026-11-02T09:00:00.1234567+02:00', true],
    ['datetime', '2026-02-30T09:00:00Z', false],
    ['datetime', '2026-11-02T09:00:00.000+00:00', true],
    ['datetime', '2026-11-02T09:00:00Z', true],
    ['datetime', '2026-13-02T09:00:00Z', false],
  ])('%s: %s is %s', (dataType, value, expected) => {
    expect(conforms(dataType, value)).toBe(expected);
  });
});
