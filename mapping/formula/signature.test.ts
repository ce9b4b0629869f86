import { describe, expect, test } from '@jest/globals';
import { functions, memberTables, statics } from './library/library.ts';
import { readSignature } from './signature.ts';

const plain = { nullable: false, optional: false, rest: false };

describe('a signature is read from what people are shown', () => {
  test.each<[text: string, expected: object]>([
    ['F(): int', { name: 'F', parameters: [], returns: 'int' }],
    ['F(a: int): string?', { parameters: [{ ...plain, name: 'a', types: ['int'] }], returns: 'string' }],
    ['F(a: string?): int', { parameters: [{ ...plain, name: 'a', types: ['string'], nullable: true }] }],
    ['F(a?: int): int', { parameters: [{ ...plain, name: 'a', types: ['int'], optional: true }] }],
    [
      'F(a?: string|int?): int',
      { parameters: [{ name: 'a', types: ['string', 'int'], optional: true, nullable: true, rest: false }] },
    ],
    [
      'F(...a: object?): int',
      { parameters: [{ name: 'a', types: ['object'], rest: true, nullable: true, optional: false }] },
    ],
    ['F(a: int, f: lambda): List', { parameters: [{ name: 'a' }, { name: 'f', types: ['lambda'] }], returns: 'List' }],
  ])('%s', (text, expected) => {
    expect(readSignature(text)).toMatchObject({ ...expected, text });
  });

  test.each([
    'F',
    'F()',
    'F(a): int',
    'F(a: int) int',
    'F(a: Int): int',
    'F(a: int): void',
    'F(a: int,b: int): int',
    '(a: int): int',
  ])('what is none is a mistake of ours: %s', (text) => {
    expect(() => readSignature(text)).toThrow(/is no (signature|parameter|type)/);
  });
});

describe('all signatures of the library', () => {
  const all = [
    ...functions.map(({ signature }) => signature),
    ...[...statics.values()].flatMap(({ methods, constructors }) =>
      [...methods, ...constructors].map(({ signature }) => signature),
    ),
    ...Object.values(memberTables).flatMap(({ methods }) => methods.map(({ signature }) => signature)),
  ];

  test('have what may be left out, and any number, at their end', () => {
    const wrong = all.filter(({ parameters }) =>
      parameters.some(({ optional, rest }, index) => {
        const next = parameters[index + 1];
        return next !== undefined && (rest || (optional && !next.optional && !next.rest));
      }),
    );
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });

  test('name each parameter once', () => {
    const wrong = all.filter(({ parameters }) => new Set(parameters.map(({ name }) => name)).size < parameters.length);
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });
});
