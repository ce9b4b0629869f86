import { describe, expect, test } from '@jest/globals';
import { findJson } from './find-json.ts';

const values = (text: string) => findJson(text).map(({ value }) => value);
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

describe('JSON is found in a text', () => {
  test.each<[string, string, unknown[]]>([
    ['alone', '{"a":1}', [{ a: 1 }]],
    ['with white space around it', ' \n\t{ "a" : 1 }\r\n', [{ a: 1 }]],
    ['in prose', 'Here it is: {"a":1}. Please check.', [{ a: 1 }]],
    ['fenced', 'Sure!\n```json\n{\n  "a": [1, 2]\n}\n```\nDone.', [{ a: [1, 2] }]],
    ['as a list of objects', 'All: [{"a":1},{"b":2}]', [[{ a: 1 }, { b: 2 }]]],
    ['twice', '{"a":1} and {"b":2}', [{ a: 1 }, { b: 2 }]],
    ['one right after the other', '{"a":1}{"b":2}', [{ a: 1 }, { b: 2 }]],
    ['nested, as its outermost object only', '{"a":{"b":{}}}', [{ a: { b: {} } }]],
    ['with brackets and quotes inside its strings', '{"a":"} ] \\" { ["}', [{ a: '} ] " { [' }]],
    ['with every kind of scalar', '[-1.5e+3,true,false,null,""]', [[-1500, true, false, null, '']]],
    ['empty', '{} []', [{}, []]],
    ['after braces that are no JSON', 'Dear {name}, {"a":1}', [{ a: 1 }]],
    ['after a quoted brace', 'Use "{" as the brace. Customer: {"a":1}', [{ a: 1 }]],
    ['after brackets of prose', 'See [the notes] [1: {"a":1}', [{ a: 1 }]],
    ['inside JSON that is cut off', '{"list":[{"a":1},{"b":', [{ a: 1 }]],
    ['inside JSON that goes wrong later', '{"x":{"a":1}, oops}', [{ a: 1 }]],
    ['with text beyond ASCII', '„{"n":"Zoë 🎬"}“', [{ n: 'Zoë 🎬' }]],
  ])('%s', (_name, text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  test('its place in the text is told', () => {
    expect(findJson('ab {"a":1} cd')).toEqual([{ start: 3, end: 10, value: { a: 1 } }]);
  });
});

describe('what is no JSON is not found', () => {
  test.each([
    '',
    'no brackets',
    '{',
    '}',
    '{a:1}',
    "{'a':1}",
    '{"a":1,}',
    '[1,]',
    '{"a"}',
    '{"a":}',
    '{"a" 1}',
    '{"a":1 "b":2}',
    '{"a":undefined}',
    '{"a":NaN}',
    '{"a":01}',
    '{"a":1.2.3}',
    '{"a":"\n"}',
    '{"a":"\\x"}',
    '{"a":1]',
    '{"a":"never closed}',
    '{1:2}',
    '{true:2}',
  ])('%j', (text) => {
    expect(values(text)).toEqual([]);
  });
});

describe('long integers', () => {
  test('keep every digit, as text', () => {
    expect(values('{"CustomerNumber": 90071992547409931, "n": [-90071992547409931]}')).toEqual([
      { CustomerNumber: '90071992547409931', n: ['-90071992547409931'] },
    ]);
  });

  test.each([
    ['{"n":9007199254740991}', [{ n: 9007199254740991 }]],
    ['{"n":1234567890.12345678901}', [{ n: 1234567890.1234567 }]],
    ['{"n":"12345678901234567890"}', [{ n: '12345678901234567890' }]],
  ])('%s is read as usual', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });
});

describe('depth', () => {
  test('100 levels are read, 101 are not an answer about a customer', () => {
    expect(findJson(nested(100))).toEqual([expect.objectContaining({ start: 0, end: 200 })]);
    expect(findJson(nested(101))).toEqual([expect.objectContaining({ start: 1, end: 201 })]);
  });
});

describe('a text of a megabyte is read in linear time', () => {
  const million = 1_000_000;
  test.each<[string, string, number]>([
    ['one object with a long string', `{"a":"${'x'.repeat(million)}"}`, 1],
    ['prose with an object at its end', `${'All is well. '.repeat(million / 13)}{"a":1}`, 1],
    ['prose with braces of no meaning', `${'Dear {name}, '.repeat(million / 13)}{"a":1}`, 1],
    ['a list of many objects', `[${'{"a":1},'.repeat(million / 8)}{}]`, 1],
    ['many objects one after the other', '{"a":1} '.repeat(million / 8), million / 8],
    ['opening braces only', '{'.repeat(million), 0],
    ['opening brackets only', '['.repeat(million), 0],
    ['objects that are never closed', '{"a":'.repeat(million / 5), 0],
    ['strings that are never closed', '{"'.repeat(million / 2), 0],
    ['quotes and backslashes', '{"\\'.repeat(million / 3), 0],
    ['lists of numbers that are never closed', `[${'1,'.repeat(million / 2)}`, 0],
    ['wide objects that are never closed', `{"a":[${'[1],'.repeat(million / 4)}`, million / 4],
  ])('%s', (_name, text, count) => {
    const startedAt = performance.now();
    expect(findJson(text)).toHaveLength(count);
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });
});
