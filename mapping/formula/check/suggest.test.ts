import { expect, test } from '@jest/globals';
import { suggest } from './suggest.ts';

const names = ['FirstName', 'LastName', 'Comment', 'Now'];

test.each([
  ['Firstname', ' Did you mean FirstName?'],
  ['FristName', ' Did you mean FirstName?'],
  ['firstname', ' Did you mean FirstName?'],
  ['Coment', ' Did you mean Comment?'],
  ['Comments', ' Did you mean Comment?'],
  ['now', ' Did you mean Now?'],
  ['Nox', ' Did you mean Now?'],
  ['xyz', ''],
  ['Nxx', ''],
  ['Surname', ''],
  ['', ''],
])('%j:%s', (name, expected) => {
  expect(suggest(name, names)).toBe(expected);
});

test('of two that are near, the nearer; of none, none', () => {
  expect(suggest('Naem', ['Named', 'Nae', 'Naem2'])).toBe(' Did you mean Nae?');
  expect(suggest('Name', [])).toBe('');
});
