import { describe, expect, test } from '@jest/globals';
import { calculate } from './testing/calculate.ts';

const countries: [string, string | null][] = [
  ['DE', 'DE'],
  ['de', 'DE'],
  ['DEU', 'DE'],
  ['gbr', 'GB'],
  [' Germany ', 'DE'],
  ['germany', 'DE'],
  ['UK', 'GB'],
  ['Great Britain', 'GB'],
  ['USA', 'US'],
  ['U.S.A.', 'US'],
  ['United States of America', 'US'],
  ["Côte d'Ivoire", 'CI'],
  ['Ivory Coast', 'CI'],
  ['Curacao', 'CW'],
  ['Åland Islands', 'AX'],
  ['Kosovo', 'XK'],
  ['', null],
  [' ', null],
  ['XX', null],
  ['ZZZ', null],
  ['Atlantis', null],
  ['276', null],
  ['constructor', null],
  ['__proto__', null],
  ['D\u00c9', null],
];

test.each(countries)('CountryCode of %j is %j', (text, code) => {
  expect(calculate('CountryCode(Country)', { Country: text })).toBe(code);
});

test('CountryCode of null is null', () => {
  expect(calculate('CountryCode(null)')).toBeNull();
});

describe('CountryCodeRequired', () => {
  test.each(countries.filter(([, code]) => code !== null))('of %j is %j', (text, code) => {
    expect(calculate('CountryCodeRequired(Country)', { Country: text })).toBe(code);
  });

  test.each([null, ...countries.filter(([, code]) => code === null).map(([text]) => text)])('fails for %j', (text) => {
    expect(() => calculate('CountryCodeRequired(Country)', { Country: text })).toThrow(
      'CountryCodeRequired found no country of this code or name.',
    );
  });
});
