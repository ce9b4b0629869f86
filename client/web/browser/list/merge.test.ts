import { expect, test } from '@jest/globals';
import { merge } from './merge.ts';

interface Entry {
  id: string;
  from: string;
}

function entries(ids: string, from: string): Entry[] {
  return ids.split('').map((id) => ({ id, from }));
}

test.each([
  ['ab', 'cd', 'a1 b1 c2 d2'],
  ['ab', 'bc', 'a1 b1 c2'],
  ['', 'ab', 'a2 b2'],
  ['ab', '', 'a1 b1'],
  ['ba', 'ab', 'b1 a1'],
])('%j and then %j are %s', (first, then, merged) => {
  const found = merge(entries(first, '1'), entries(then, '2'), ({ id }) => id);
  expect(found.map(({ id, from }) => id + from).join(' ')).toBe(merged);
});
