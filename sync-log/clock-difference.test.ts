import { beforeEach, describe, expect, test } from '@jest/globals';
import { createClockDifference, type ClockDifference } from './clock-difference.ts';

/** The shared clock is ahead of this process's by so many microseconds. */
const ahead = 1_000_000_000_000;

let clock: ClockDifference;
beforeEach(() => {
  clock = createClockDifference();
});

/** An answer that was made some milliseconds after it was asked for, and heard some milliseconds later. */
function answer(askedAt: number, thereMs: number, backMs: number, difference = ahead) {
  return { askedAt, now: (askedAt + thereMs) * 1_000 + difference, heardAt: askedAt + thereMs + backMs };
}

describe('a shared clock', () => {
  test('is read as exactly as the answer was quick', () => {
    clock.note(answer(5_000, 1, 1));
    expect(clock.toShared(7_000)).toBe(7_000_000 + ahead);
    expect(clock.toLocal(ahead + 7_000_000)).toBe(7_000);
  });

  test.each([
    ['the way there', 100, 0],
    ['the way back', 0, 100],
  ])('is not misread where %s took long', (_way, there, back) => {
    clock.note(answer(5_000, 1, 1));
    clock.note(answer(5_010, there, back));
    expect(Math.abs(clock.toLocal(ahead + 6_000_000) - 6_000)).toBeLessThan(1);
  });

  test('is read from the middle between asking and hearing, where only slow answers were heard', () => {
    clock.note(answer(5_000, 100, 0));
    expect(clock.toLocal(ahead + 6_000_000)).toBe(5_950);
  });

  test.each([-500, 500])('is followed where it drifts by %d microseconds in a second', (drift) => {
    for (let second = 0; second < 600; second += 1) {
      clock.note(answer(second * 1_000, second % 7, second % 11, ahead + second * drift));
    }
    expect(Math.abs(clock.toShared(600_000) - (600_000_000 + ahead + 600 * drift))).toBeLessThan(10_000);
  });

  test.each([-3_600, 3_600])('is followed at once where it was set by %d seconds', (seconds) => {
    clock.note(answer(5_000, 0, 1));
    clock.note(answer(6_000, 1, 1, ahead + seconds * 1_000_000));
    expect(clock.toShared(7_000)).toBe(7_000_000 + ahead + seconds * 1_000_000);
  });

  test('gives a time back as it was', () => {
    clock.note(answer(5_000, 3, 4));
    expect(clock.toLocal(clock.toShared(5_432))).toBeCloseTo(5_432, 3);
  });
});
