import { describe, expect, test } from '@jest/globals';
import { allowedPerSecond, claimable, factorAfterRefusal, slotMicros, type BudgetPace } from './budget-curve.ts';

const start = 1_800_000_000_000_000;
const seconds = (count: number): number => start + count * 1_000_000;
const fresh: BudgetPace = { requestsPerSecond: 1_000, factor: 1, throttledAt: 0, pausedUntil: 0 };
const halved: BudgetPace = { ...fresh, factor: 0.5, throttledAt: start };

describe('the allowed speed', () => {
  test.each<[string, BudgetPace, number, number]>([
    ['is the limit where nothing was refused', fresh, 0, 1_000],
    ['is the limit below one per second, too', { ...fresh, requestsPerSecond: 0.5 }, 0, 0.5],
    ['is half of it right after a refusal', halved, 0, 500],
    ['has risen a little after a second', halved, 1, 574.35],
    ['is the limit again after five', halved, 5, 1_000],
    ['never rises above the limit', halved, 500, 1_000],
    ['doubles every five seconds', { ...halved, factor: 0.001 }, 15, 8],
    ['is the limit again within half a minute, however slow it had become', { ...halved, factor: 0.02 }, 29, 1_000],
    ['does not rise during the pause', { ...halved, pausedUntil: seconds(30) }, 20, 500],
    ['rises from the end of the pause', { ...halved, factor: 0.25, pausedUntil: seconds(30) }, 35, 500],
    ['is not touched by a pause without a refusal', { ...fresh, pausedUntil: seconds(30) }, 31, 1_000],
    ['does not fall where the clock was put back', halved, -60, 500],
  ])('%s', (_rule, pace, second, expected) => {
    expect(allowedPerSecond(pace, seconds(second))).toBeCloseTo(expected, 1);
  });
});

describe('a refusal', () => {
  test.each<[string, BudgetPace, number, number]>([
    ['halves the limit', fresh, 0, 0.5],
    ['halves what was left', halved, 0, 0.25],
    ['halves what it had risen to', { ...halved, factor: 0.25 }, 5, 0.25],
    ['leaves a fiftieth of the limit', { ...halved, factor: 0.02 }, 0, 0.02],
    ['leaves one request per second', { ...halved, requestsPerSecond: 10, factor: 0.1 }, 0, 0.1],
    ['leaves a limit of one per second as it is', { ...fresh, requestsPerSecond: 1 }, 0, 1],
    ['leaves a limit below that as it is', { ...fresh, requestsPerSecond: 0.5 }, 0, 1],
  ])('%s', (_rule, pace, second, expected) => {
    expect(factorAfterRefusal(pace, seconds(second))).toBeCloseTo(expected, 6);
  });
});

/** How many slots of this interval can be used in one second, if each may be used so much later than it is due. */
function mostInASecond(everyMicros: number, lateMicros: number): number {
  return Math.floor((1_000_000 + lateMicros) / everyMicros) + 1;
}

describe('slots', () => {
  test.each([
    [1_000, 1_112],
    [100, 11_112],
    [1, 1_111_112],
    [0.5, 2_222_223],
    [1_000_000, 2],
  ])('for %d requests per second are %d microseconds apart', (perSecond, micros) => {
    expect(slotMicros(perSecond)).toBe(micros);
  });

  test.each([1, 2, 3, 5, 10, 17, 18, 50, 100, 999, 1_000, 5_000])(
    'for %d per second never let more into one second, used up to 100 ms later or longer on the way',
    (perSecond) => {
      const mostLateMicros = 1_000_000 / 0.9 - 1_000_000 - 1;
      expect(mostInASecond(slotMicros(perSecond), 100_000)).toBeLessThanOrEqual(perSecond);
      expect(mostInASecond(slotMicros(perSecond), mostLateMicros)).toBeLessThanOrEqual(perSecond + 1);
    },
  );

  test.each([
    ['as many as are wanted', 5, 1_112, 5],
    ['no more than fit into 50 ms', 1_000, 1_112, 44],
    ['one, where the next is farther away', 3, 1_111_112, 1],
    ['one, where a part of one is wanted', 0.2, 1_112, 1],
    ['one, where none is wanted', 0, 1_112, 1],
  ])('are claimed %s', (_rule, wanted, everyMicros, count) => {
    expect(claimable(wanted, everyMicros)).toBe(count);
  });
});
