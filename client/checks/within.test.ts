import { expect, test } from '@jest/globals';
import { once } from './once.ts';
import { within } from './within.ts';

const never = new Promise<string>(() => undefined);

test('what is done in time is passed on, its failure too', async () => {
  const { signal } = new AbortController();
  await expect(within(Promise.resolve('done'), signal)).resolves.toBe('done');
  await expect(within(Promise.reject(new Error('broken')), signal)).rejects.toThrow('broken');
});

test('what is not done when the signal is aborted is left', async () => {
  const controller = new AbortController();
  const waiting = within(never, controller.signal);
  controller.abort(new Error('too long'));
  await expect(waiting).rejects.toThrow('too long');
  await expect(within(never, controller.signal)).rejects.toThrow('too long');
});

test('what is asked once is asked once, and its failure is kept', async () => {
  let asked = 0;
  const ask = once(async () => {
    asked += 1;
    return await Promise.reject(new Error('broken'));
  });
  await expect(ask()).rejects.toThrow('broken');
  await expect(ask()).rejects.toThrow('broken');
  expect(asked).toBe(1);
});
