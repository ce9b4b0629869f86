import { describe, expect, it } from '@jest/globals';
import { isAlive, renewalTime } from './login-expiry.ts';

const now = 1_000_000_000;
const second = 1_000;
const hour = 3_600 * second;

describe('a session is renewed', () => {
  it.each([
    { title: 'two minutes before the end of an hour', life: hour, before: 120 * second },
    { title: 'two minutes before the end of a day', life: 24 * hour, before: 120 * second },
    { title: 'a minute before the end of ten', life: 600 * second, before: 60 * second },
    { title: 'a tenth of a second before the end of one', life: second, before: 100 },
  ])('$title', ({ life, before }) => {
    expect(renewalTime({ expiresAt: now + life }, now)).toBe(now + life - before);
  });

  it.each([
    { title: 'whose end is not told', expiresAt: null },
    { title: 'that is over when it comes, because the clocks differ', expiresAt: now },
    { title: 'that was over long before it came', expiresAt: now - hour },
  ])('only when it is rejected: one $title', ({ expiresAt }) => {
    expect(renewalTime({ expiresAt }, now)).toBeNull();
  });
});

it.each([
  [null, true],
  [now + 1, true],
  [now, false],
  [now - 1, false],
])('a token that ends at %p is alive: %p', (expiresAt, alive) => {
  expect(isAlive({ expiresAt }, now)).toBe(alive);
});
