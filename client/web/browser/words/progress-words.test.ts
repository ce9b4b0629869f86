import { describe, expect, test } from '@jest/globals';
import { exampleBulk } from '../testing/example-bulk.ts';
import { announceProgress, paceWords, percentOf, progressWords } from './progress-words.ts';

const finishedAt = '2026-07-01T12:00:30.000Z';

describe('how far a bulk is', () => {
  test.each([
    [0, 25, '0 of 25 have ended, 0 %.', ''],
    [2, 25, '2 of 25 have ended, 8 %.', ''],
    [3, 25, '3 of 25 have ended, 12 %.', '10 per cent have ended.'],
    [24, 25, '24 of 25 have ended, 96 %.', '90 per cent have ended.'],
    [99_999, 100_000, '99,999 of 100,000 have ended, 99 %.', '90 per cent have ended.'],
    [25, 25, 'All 25 have ended.', '100 per cent have ended.'],
  ])('%i of %i are shown as %j and read out as %j', (created, received, shown, told) => {
    const bulk = exampleBulk({ totals: { received, created } });
    expect(progressWords(bulk)).toBe(shown);
    expect(announceProgress(bulk)).toBe(told);
  });

  test('is not known while its list is read', () => {
    expect(progressWords(exampleBulk())).toBe('The list is being read.');
    expect(percentOf(exampleBulk())).toBe(0);
  });

  test('is read out in ten pieces, however large it is', () => {
    const told = Array.from({ length: 3_001 }, (_, created) =>
      announceProgress(exampleBulk({ totals: { received: 3_000, created } })),
    );
    expect(new Set(told.filter((words) => words !== '')).size).toBe(10);
  });

  test.each([
    ['paused', 'Paused.'],
    ['completed', 'All 1 have ended. The bulk is completed.'],
    ['cancelled', 'All 1 have ended. The bulk is cancelled.'],
  ] as const)('is read out too where it is %s', (status, told) => {
    expect(announceProgress(exampleBulk({ status, totals: { received: 1, cancelled: 1 } }))).toBe(told);
  });
});

describe('how fast a bulk goes', () => {
  test.each([
    ['is told with the time left', { ratePerSecond: 10.4 }, '10 per second, about 50 s left.'],
    ['slowly, with tenths', { ratePerSecond: 4.26 }, '4.3 per second, about 2 min left.'],
    ['very slowly, in words', { ratePerSecond: 0.02 }, 'Less than one in ten seconds, about 6 h 57 min left.'],
    ['almost at its end', { ratePerSecond: 5_000 }, '5,000 per second, about 5 s left.'],
    ['is not known at first', { ratePerSecond: 0 }, ''],
    ['is nothing while it is paused', { ratePerSecond: 10, status: 'paused' }, ''],
    ['is nothing where all that is left waits by itself', { ratePerSecond: 10, inOwnWorkflows: 500 }, ''],
    ['is told of the whole at the end', { ratePerSecond: 8, finishedAt }, 'It took 1 min 30 s, 8.0 per second.'],
  ] as const)('%s', (_how, own, told) => {
    expect(paceWords(exampleBulk({ totals: { received: 1_000, created: 500 }, ...own }))).toBe(told);
  });

  test('keeps its words while only seconds change, or the line would flicker', () => {
    const told = [500, 501, 502, 503].map((created) =>
      paceWords(exampleBulk({ ratePerSecond: 10, totals: { received: 980, created } })),
    );
    expect(new Set(told).size).toBe(1);
  });
});
