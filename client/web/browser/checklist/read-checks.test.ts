import { expect, test } from '@jest/globals';
import { UnreadableAnswer } from '../api/answers.ts';
import { readChecks, summarise } from './read-checks.ts';

const ok = { id: 'a', title: 'A', status: 'ok', detail: 'Fine.', resolution: null };
const failed = { id: 'b', title: 'B', status: 'failed', detail: 'Not fine.', resolution: 'Mend it.' };

test('what needs attention comes first', () => {
  const warning = { ...failed, id: 'c', status: 'warning' };
  const checks = readChecks({ checks: [ok, warning, failed], ok: false });
  expect(checks.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  expect(checks[2]).toEqual({ ...ok, resolution: '' });
});

test('a status that the page does not know counts as unknown', () => {
  expect(readChecks({ checks: [{ ...ok, status: 'splendid' }] })).toMatchObject([{ status: 'unknown' }]);
});

test('an answer without checks is none', () => {
  expect(() => readChecks({})).toThrow(UnreadableAnswer);
});

test.each([
  [[ok, ok], 'All 2 checks are ok'],
  [[ok, failed], '1 of 2 checks needs attention'],
  [[failed, failed], '2 of 2 checks need attention'],
])('is told in one sentence', (checks, told) => {
  expect(summarise(readChecks({ checks }))).toBe(told);
});
