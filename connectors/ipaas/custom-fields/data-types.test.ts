import { describe, expect, it } from '@jest/globals';
import { canHold, readDataType, wantedType } from './data-types.ts';

describe('the wanted data type', () => {
  it.each([
    [true, 'datetime'],
    [false, 'string'],
  ])('of a mapping that stamps the time (%s) is %s', (stampsTime, type) => {
    expect(wantedType({ stampsTime })).toBe(type);
  });
});

describe('the name of a data type', () => {
  it.each([
    ['string', 'string'],
    ['DateTime', 'datetime'],
    [' bool ', 'bool'],
    ['boolean', 'bool'],
    ['Boolean', 'bool'],
    ['', 'string'],
    [null, 'string'],
    ['picture', null],
  ])('%j is read as %j', (name, type) => {
    expect(readDataType(name)).toBe(type);
  });
});

describe('an existing type holds every value of the wanted one', () => {
  it.each([
    ['string', 'string', true],
    ['encrypted', 'string', true],
    ['password', 'string', true],
    ['enum', 'string', false],
    ['number', 'string', false],
    ['bool', 'string', false],
    ['guid', 'string', false],
    ['date', 'string', false],
    ['datetime', 'string', false],
    [null, 'string', true],
    ['string', 'datetime', true],
    ['encrypted', 'datetime', true],
    ['datetime', 'datetime', true],
    ['date', 'datetime', true],
    ['number', 'datetime', false],
    ['bool', 'datetime', false],
    ['guid', 'datetime', false],
    ['enum', 'datetime', false],
    [null, 'datetime', true],
  ] as const)('%s for %s: %s', (existing, wanted, holds) => {
    expect(canHold(existing, wanted)).toBe(holds);
  });
});
