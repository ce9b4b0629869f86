import { expect, test } from '@jest/globals';
import { calculate } from './testing/calculate.ts';

test.each([
  ["char.IsDigit('5')", true],
  ["char.IsDigit('٣')", true],
  ["char.IsDigit('½')", false],
  ["char.IsDigit('a')", false],
  ["char.IsLetter('ä')", true],
  ["char.IsLetter('ª')", true],
  ["char.IsLetter('_')", false],
  ["char.IsLetter('5')", false],
  ["char.IsLetterOrDigit('5')", true],
  ["char.IsLetterOrDigit('日')", true],
  ["char.IsLetterOrDigit('-')", false],
  ["char.IsWhiteSpace(' ')", true],
  ["char.IsWhiteSpace('\\u0085')", true],
  ["char.IsWhiteSpace('\\ufeff')", false],
  ["char.IsUpper('Ä')", true],
  ["char.IsUpper('ä')", false],
  ["char.IsUpper('1')", false],
  ["char.IsLower('ß')", true],
  ["char.IsLower('A')", false],
  ["char.ToUpper('ä')", "'Ä'"],
  ["char.ToUpper('ß')", "'ß'"],
  ["char.ToUpperInvariant('ı')", "'ı'"],
  ["char.ToLower('Σ')", "'σ'"],
  ["char.ToLowerInvariant('1')", "'1'"],
])('%s', (formula, expected) => {
  expect(calculate(formula)).toEqual(expected);
});

test.each(['IsDigit', 'IsLetter', 'IsLetterOrDigit', 'IsWhiteSpace', 'IsUpper', 'IsLower'])(
  'half of a character beyond the first plane is nothing to char.%s',
  (name) => {
    expect(calculate(`char.${name}("𝒜"[0])`)).toBe(false);
    expect(calculate(`char.${name}("𝒜"[1])`)).toBe(false);
  },
);
