import { expect, test } from '@jest/globals';
import { shareOf } from './membership.ts';

test.each([
  ['alone takes all', 100, 1, 0, 100],
  ['of two takes its half, where the other has', 100, 2, 50, 50],
  ['that comes new begins with one, where the other has all', 100, 2, 100, 1],
  ['that comes new takes what is left, where the other has made room', 100, 2, 70, 30],
  ['takes no more than its part, where the others take less', 100, 4, 10, 25],
  ['of many takes one, where there are more of them than requests', 3, 10, 9, 1],
  ['takes one, where others hold more than there is', 10, 2, 40, 1],
  ['of three takes a whole number', 100, 3, 66, 33],
])('a process %s', (_who, inFlight, workers, takenByOthers, share) => {
  expect(shareOf({ limits: { requestsPerSecond: 1, inFlight }, workers, takenByOthers })).toBe(share);
});
