import { describe, expect, test } from '@jest/globals';
import { lowerCase, upperCase } from './letter-case.ts';

describe('the invariant culture changes one character into one', () => {
  test.each([
    ['abc', 'ABC'],
    ['', ''],
    ['müller', 'MÜLLER'],
    ['straße', 'STRAßE'],
    ['ﬁn', 'ﬁN'],
    ['ŉ', 'ŉ'],
    ['ÿ', 'Ÿ'],
    ['µ', 'Μ'],
    ['ǆ', 'Ǆ'],
    ['ΐ', 'ΐ'],
    ['ᾳ', 'ᾼ'],
    ['ᾀ', 'ᾈ'],
    ['ᾈ', 'ᾈ'],
    ['ῃῳ', 'ῌῼ'],
    ['ıi', 'ıI'],
    ['𐐨', '𐐀'],
    ['😀', '😀'],
    ['\ud83d', '\ud83d'],
    ['日本1', '日本1'],
  ])('%s in upper case is %s', (text, upper) => {
    expect(upperCase(text)).toBe(upper);
    expect(upper).toHaveLength(text.length);
  });

  test.each([
    ['ABC', 'abc'],
    ['STRAẞE', 'straße'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['İI', 'İi'],
    ['ǅ', 'ǆ'],
    ['ᾼ', 'ᾳ'],
    ['𐐀', '𐐨'],
  ])('%s in lower case is %s', (text, lower) => {
    expect(lowerCase(text)).toBe(lower);
  });

  test('every text keeps its length', () => {
    const units = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));
    const longer = units.filter((unit) => upperCase(unit).length !== 1 || lowerCase(unit).length !== 1);
    expect(longer).toEqual([]);
  });
});
