import { describe, expect, test } from '@jest/globals';
import { emptyGuid, formatGuid, parseGuid } from './guid.ts';

const text = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('a Guid is read', () => {
  test.each([text, text.toUpperCase(), text.replaceAll('-', ''), `{${text}}`, `(${text})`, `  ${text}\n`])(
    'from %j',
    (form) => {
      expect(parseGuid(form)).toEqual({ type: 'Guid', text });
    },
  );

  test.each([
    '',
    text.slice(1),
    `${text}0`,
    `{${text}`,
    `{${text})`,
    `(${text.replaceAll('-', '')})`,
    text.replace('-', ' '),
    text.replace('f', 'g'),
    '0f8fad5bd-9cb-469f-a165-70867728950e',
  ])('but not from %j', (form) => {
    expect(() => parseGuid(form)).toThrow('The text is no Guid.');
  });
});

describe('a Guid is written', () => {
  test.each([
    ['', text],
    ['D', text],
    ['d', text],
    ['N', text.replaceAll('-', '')],
    ['B', `{${text}}`],
    ['P', `(${text})`],
  ])('in the format %j', (format, expected) => {
    expect(formatGuid(parseGuid(text), format)).toBe(expected);
  });

  test('but not in another', () => {
    expect(() => formatGuid(emptyGuid, 'Q')).toThrow('N, D, B or P');
  });
});
