import { expect, test } from '@jest/globals';
import { csvLine } from './csv.ts';

test.each([
  ['plain', 'plain'],
  ['', ''],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['two\r\nlines', '"two\r\nlines"'],
  ['=1+1', "'=1+1"],
  ['+49 30', "'+49 30"],
  ['-5', "'-5"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', '"\'\r=1"'],
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  ['a=1', 'a=1'],
  ["O'Hara ß 💡", "O'Hara ß 💡"],
])('the text %j becomes %j', (text, field) => {
  expect(csvLine([text])).toBe(`${field}\r\n`);
});

test('a line holds fields of any kind', () => {
  expect(csvLine(['a', null, true, -1])).toBe('a,,true,-1\r\n');
});
