import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { FailureCode } from '../../customer/failures.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { rememberKeyCheck } from './remember-key-check.ts';

const signal = new AbortController().signal;
const minute = 60_000;

let asked: number;
let answers: (SyncFailure | null)[];

async function checkKey(): Promise<void> {
  asked += 1;
  await Promise.resolve();
  const refusal = answers.shift() ?? null;
  if (refusal !== null) throw refusal;
}

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  asked = 0;
  answers = [];
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a key that works', () => {
  test('is asked for once within the time, and again after it', async () => {
    const { check } = rememberKeyCheck(checkKey, minute);
    await check(signal);
    jest.setSystemTime(minute - 1);
    await check(signal);
    expect(asked).toBe(1);
    jest.setSystemTime(minute);
    await check(signal);
    expect(asked).toBe(2);
  });

  test('is asked for once by fifty callers at the same time', async () => {
    const { check } = rememberKeyCheck(checkKey, minute);
    await Promise.all(Array.from({ length: 50 }, async () => await check(signal)));
    expect(asked).toBe(1);
  });

  test('is asked for every time where nothing is to be remembered', async () => {
    const { check } = rememberKeyCheck(checkKey, 0);
    await check(signal);
    await check(signal);
    expect(asked).toBe(2);
  });
});

describe('whether a key is known to work', () => {
  test('is told from memory, within the time', async () => {
    const { check, isKnownToWork } = rememberKeyCheck(checkKey, minute);
    expect(isKnownToWork()).toBe(false);
    await check(signal);
    jest.setSystemTime(minute - 1);
    expect(isKnownToWork()).toBe(true);
    jest.setSystemTime(minute);
    expect(isKnownToWork()).toBe(false);
    expect(asked).toBe(1);
  });

  test('is never told where nothing is to be remembered', async () => {
    const { check, isKnownToWork } = rememberKeyCheck(checkKey, 0);
    await check(signal);
    expect(isKnownToWork()).toBe(false);
  });

  test.each<FailureCode>(['AuthenticationFailure', 'UpstreamUnavailable'])('is no after %s', async (code) => {
    answers = [new SyncFailure(code, 'No.')];
    const { check, isKnownToWork } = rememberKeyCheck(checkKey, minute);
    await check(signal).catch(() => undefined);
    expect(isKnownToWork()).toBe(false);
  });

  test('is no once another call was refused', async () => {
    const { check, isKnownToWork, noteFailure } = rememberKeyCheck(checkKey, minute);
    await check(signal);
    noteFailure(new SyncFailure('AuthenticationFailure', 'No.'));
    expect(isKnownToWork()).toBe(false);
  });
});

describe('a key that is refused', () => {
  const refused = new SyncFailure('AuthenticationFailure', 'No.');

  test('is refused from memory, but only for seconds', async () => {
    answers = [refused];
    const { check } = rememberKeyCheck(checkKey, minute);
    await expect(check(signal)).rejects.toBe(refused);
    await expect(check(signal)).rejects.toBe(refused);
    expect(asked).toBe(1);
    jest.setSystemTime(5_000);
    await expect(check(signal)).resolves.toBeUndefined();
    expect(asked).toBe(2);
  });

  test.each<[FailureCode, number]>([
    ['AuthenticationFailure', 2],
    ['PermissionDenied', 2],
    ['QuotaExceeded', 2],
    ['RateLimited', 1],
    ['ResponseNotFound', 1],
  ])('another call that fails with %s makes %d checks of two', async (code, checks) => {
    const { check, noteFailure } = rememberKeyCheck(checkKey, minute);
    await check(signal);
    noteFailure(new SyncFailure(code, 'No.'));
    await check(signal);
    expect(asked).toBe(checks);
  });
});

test.each<FailureCode>(['RateLimited', 'UpstreamUnavailable'])('%s tells nothing of the key', async (code) => {
  answers = [new SyncFailure(code, 'Later.')];
  const { check } = rememberKeyCheck(checkKey, minute);
  await expect(check(signal)).rejects.toMatchObject({ code });
  await expect(check(signal)).resolves.toBeUndefined();
  expect(asked).toBe(2);
});

test('who is cancelled leaves the answer to the others', async () => {
  const { check } = rememberKeyCheck(checkKey, minute);
  const cancellation = new AbortController();
  const cancelled = check(cancellation.signal);
  const other = check(signal);
  const reason = new Error('cancelled by Temporal');
  cancellation.abort(reason);
  await expect(cancelled).rejects.toBe(reason);
  await expect(other).resolves.toBeUndefined();
  await expect(check(AbortSignal.abort(reason))).rejects.toBe(reason);
  expect(asked).toBe(1);
});
