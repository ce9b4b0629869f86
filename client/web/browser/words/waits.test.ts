import { expect, test } from '@jest/globals';
import { formatTime } from './times.ts';
import { announceWait, untilWhen, whyOf } from './waits.ts';

const now = Date.parse('2026-07-01T12:00:00.000Z');
const later = '2026-07-01T12:01:30.000Z';

test.each([
  ['OpenAI answered 429. Waiting until 2026-07-01T12:01:30.123Z, then attempt 2.', 'OpenAI answered 429.'],
  ['OpenAI answered 503.', 'OpenAI answered 503.'],
  [null, 'The attempt before did not succeed.'],
  ['Waiting until 2026-07-01T12:01:30.123Z, then attempt 3.', 'The attempt before did not succeed.'],
])('the reason of %j is told without its time: %s', (waitingFor, why) => {
  expect(whyOf(waitingFor)).toBe(why);
});

test('a wait is told with its end in the person’s own time, and how long that still is', () => {
  expect(untilWhen(later, now)).toBe(`Waiting until ${formatTime(later, now)} (1 min 30 s)`);
});

test('a wait that is over is told as the next attempt', () => {
  expect(untilWhen(later, Date.parse(later))).toBe('Trying again now');
});

test('a screen reader hears of a wait the same words all the time, or it would be read out every second', () => {
  const current = { step: 'fetch', attempts: 2, nextRetryAt: later, waitingFor: 'OpenAI answered 429.' } as const;
  const told = announceWait(current, now);
  expect(told).toBe(`waits until ${formatTime(later, now)}. OpenAI answered 429.`);
  expect(announceWait(current, now + 20_000)).toBe(told);
  expect(announceWait({ ...current, nextRetryAt: null }, now)).toBe('');
});
