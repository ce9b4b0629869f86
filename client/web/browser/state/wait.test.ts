import { describe, expect, test } from '@jest/globals';
import { createStore } from './store.ts';
import { until, wait } from './wait.ts';

const never = new AbortController().signal;

describe('a wait', () => {
  test('ends with its time', async () => {
    await expect(wait(1, never)).resolves.toBeUndefined();
  });

  test('ends at once where nobody waits any more', async () => {
    const leaving = new AbortController();
    const waiting = wait(3_600_000, leaving.signal);
    leaving.abort();
    await expect(waiting).resolves.toBeUndefined();
    await expect(wait(3_600_000, leaving.signal)).resolves.toBeUndefined();
  });

  test('for a change ends with it, and hears of no other', async () => {
    const store = createStore(0);
    let heard = 0;
    const waiting = until(
      (done) =>
        store.subscribe(() => {
          heard += 1;
          done();
        }),
      never,
    );
    store.set(1);
    await waiting;
    store.set(2);
    expect(heard).toBe(1);
  });
});
