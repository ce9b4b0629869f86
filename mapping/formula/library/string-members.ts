/** What a text and a character can be asked. `text[0]` is the evaluator's. */
import { method, type MemberTable } from '../callable.ts';
import { FormulaError } from '../formula-error.ts';
import { lowerCase, upperCase } from '../texts/letter-case.ts';
import { compareTexts, equalTexts, ignoresCase } from '../texts/text-comparison.ts';
import { intOf, type CharValue } from '../values.ts';
import { charOf, charsOf } from './characters.ts';
import { stringCutting } from './string-cutting.ts';
import { stringSearching } from './string-searching.ts';
import { stringSplitting } from './string-splitting.ts';

export const stringMembers: MemberTable<string> = {
  properties: [{ name: 'Length', returns: 'int', get: (self) => intOf(self.length) }],
  methods: [
    method('ToString(): string', (self) => self),
    method('ToUpper(): string', upperCase),
    method('ToUpperInvariant(): string', upperCase),
    method('ToLower(): string', lowerCase),
    method('ToLowerInvariant(): string', lowerCase),
    method('ToCharArray(): List', (self, _args, { budget }) => charsOf(self, budget)),
    method('Equals(value: object?): bool', (self, args) => self === args.value(0)),
    method('Equals(value: string?, comparison: StringComparison): bool', (self, args) => {
      return equalTexts(self, args.textOrNull(0), ignoresCase(args.enumeration(1)));
    }),
    method('CompareTo(value: string?): int', (self, args) => intOf(compareTexts(self, args.textOrNull(0), false))),
    method('First(): char', (self) => charOf(requireSome(self).charAt(0))),
    method('Last(): char', (self) => charOf(requireSome(self).charAt(self.length - 1))),
    method('Any(): bool', (self) => self !== ''),
    ...stringSearching,
    ...stringCutting,
    ...stringSplitting,
  ],
};

function requireSome(text: string): string {
  if (text === '') throw new FormulaError('The text has no characters.');
  return text;
}

export const charMembers: MemberTable<CharValue> = {
  properties: [],
  methods: [
    method('ToString(): string', (self) => self.value),
    method('Equals(value: object?): bool', (self, args) => {
      const value = args.value(0);
      return typeof value === 'object' && value?.type === 'char' && value.value === self.value;
    }),
    // As .NET, the distance of the two.
    method('CompareTo(value: char): int', (self, args) => {
      return intOf(self.value.charCodeAt(0) - args.char(0).value.charCodeAt(0));
    }),
  ],
};
