import { expect, test } from '@jest/globals';
import { announceProgress, progressWords } from './progress-words.ts';

test.each([
  [0, 25, '0 of 25 have ended.', ''],
  [2, 25, '2 of 25 have ended.', ''],
  [3, 25, '3 of 25 have ended.', '10 per cent have ended.'],
  [24, 25, '24 of 25 have ended.', '90 per cent have ended.'],
  [25, 25, 'All 25 have ended.', 'All 25 have ended.'],
])('%i of %i are shown as %j and read out as %j', (ended, all, shown, told) => {
  expect(progressWords(ended, all)).toBe(shown);
  expect(announceProgress(ended, all)).toBe(told);
});

test('three thousand syncs are read out in ten pieces', () => {
  const told = Array.from({ length: 3_001 }, (_, ended) => announceProgress(ended, 3_000)).filter(
    (words) => words !== '',
  );
  expect(new Set(told).size).toBe(10);
});
