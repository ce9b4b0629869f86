import { define, type Callable, type StaticTable } from '../callable.ts';
import { lowerCase, upperCase } from '../texts/letter-case.ts';
import { isWhiteSpace } from '../texts/white-space.ts';
import { charOf } from './characters.ts';

/** What `char` itself can be asked. Like .NET it looks at one UTF-16 unit: half an emoji is neither letter nor digit. */
export const charStatics: StaticTable = {
  properties: [],
  methods: [
    test('IsDigit', (unit) => /\p{Nd}/u.test(unit)),
    test('IsLetter', (unit) => /\p{L}/u.test(unit)),
    test('IsLetterOrDigit', (unit) => /[\p{L}\p{Nd}]/u.test(unit)),
    test('IsWhiteSpace', isWhiteSpace),
    test('IsUpper', (unit) => /\p{Lu}/u.test(unit)),
    test('IsLower', (unit) => /\p{Ll}/u.test(unit)),
    change('ToUpper', upperCase),
    change('ToLower', lowerCase),
    change('ToUpperInvariant', upperCase),
    change('ToLowerInvariant', lowerCase),
  ],
  constructors: [],
};

function test(name: string, is: (unit: string) => boolean): Callable {
  return define(`${name}(c: char): bool`, (args) => is(args.char(0).value));
}

function change(name: string, to: (unit: string) => string): Callable {
  return define(`${name}(c: char): char`, (args) => charOf(to(args.char(0).value)));
}
