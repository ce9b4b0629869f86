/** What the gates of all processes do when an upstream asks one of them to slow down. */
import { expect, test } from '@jest/globals';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { eventually } from '../../test/support/eventually.ts';
import { inLane } from './lane.ts';
import { bulk, describeGates, notCancelled, passes, pushThrough, tooMany, well } from './testing/gates.ts';

/** The refusal of a request, as a failure. */
async function refusalOf(entering: Promise<unknown>): Promise<SyncFailure> {
  const refusal: unknown = await entering.then(
    () => 'let in',
    (error: unknown) => error,
  );
  if (refusal instanceof SyncFailure) return refusal;
  throw new Error('It was not refused.', { cause: refusal });
}

describeGates('after a 429, gates', (gates) => {
  test('hold all processes up, for as long as the upstream says', async () => {
    const one = await gates.open();
    const two = await gates.open();
    (await one.enter(notCancelled)).leave(tooMany(60_000));
    expect(await refusalOf(one.enter(notCancelled))).toMatchObject({ code: 'RateLimited', upstream: null });
    await eventually('the other has heard of it', () => two.reading().pausedForMs > 50_000);
    const refusal = await refusalOf(two.enter(notCancelled));
    expect(refusal).toMatchObject({ code: 'RateLimited', upstream: null, retryable: true });
    expect(refusal.retryAfterMs).toBeGreaterThan(50_000);
    expect([one.reading().throttles, two.reading().throttles]).toEqual([1, 0]);
  });

  test('refuse those who wait, and say when to come again', async () => {
    const gate = await gates.open({ requestsPerSecond: 1 });
    const first = await gate.enter(notCancelled);
    const waits = refusalOf(gate.enter(notCancelled));
    first.leave(tooMany(30_000));
    expect((await waits).retryAfterMs).toBeGreaterThan(29_000);
  });

  test('let single syncs wait for the end of a short pause', async () => {
    const gate = await gates.open();
    const startedAt = performance.now();
    (await gate.enter(notCancelled)).leave(tooMany(1_500));
    const ofBulk = await refusalOf(inLane(bulk('b'), async () => await gate.enter(notCancelled)));
    expect(ofBulk.retryAfterMs).toBeLessThanOrEqual(1_500);
    await passes(gate);
    expect(performance.now() - startedAt).toBeGreaterThan(1_450);
  });

  test('go on at half the speed, which comes back little by little', async () => {
    const one = await gates.open({ requestsPerSecond: 400 });
    const two = await gates.open({ requestsPerSecond: 400 });
    (await one.enter(notCancelled)).leave(tooMany(300));
    await eventually('the other has heard of it', () => two.reading().requestsPerSecond < 400);
    await eventually('the pause is over', () => one.reading().pausedForMs === 0);
    const pressures = [one, two].map((gate) => pushThrough(gate, { atOnce: 40 }));
    const speeds: number[] = [];
    await eventually('it is at full speed', () => {
      speeds.push(two.reading().requestsPerSecond);
      return speeds.at(-1) === 400;
    });
    await Promise.all(pressures.map(async (pressure) => await pressure.stop()));
    expect(speeds[0]).toBeLessThan(300);
    const passed = pressures.flatMap((pressure) => pressure.passed).toSorted((a, b) => a - b);
    const [first = 0, last = 0] = [passed[0] ?? 0, (passed.at(-1) ?? 0) - 1_000].map((from) => {
      return passed.filter((time) => time >= from && time < from + 1_000).length;
    });
    expect(first).toBeLessThan(260);
    expect(last).toBeGreaterThan(first);
  });

  test('pause for a second, where it names no time', async () => {
    const gate = await gates.open();
    (await gate.enter(notCancelled)).leave({ ...well, refused: true });
    const { pausedForMs, requestsPerSecond } = gate.reading();
    expect(pausedForMs).toBeGreaterThan(900);
    expect(pausedForMs).toBeLessThanOrEqual(1_000);
    await eventually('they are at half the speed', () => gate.reading().requestsPerSecond === requestsPerSecond / 2);
  });
});

describeGates('after an answer that says that nothing is left, gates', (gates) => {
  const nothingLeft = new Map([
    ['x-ratelimit-remaining-requests', '0'],
    ['x-ratelimit-reset-requests', '30s'],
  ]);

  test('hold all processes up until the reset, and then go on as before', async () => {
    const one = await gates.open();
    const two = await gates.open();
    (await one.enter(notCancelled)).leave({ ...well, header: (name) => nothingLeft.get(name) ?? null });
    await eventually('the other has heard of it', () => two.reading().pausedForMs > 25_000);
    expect((await refusalOf(two.enter(notCancelled))).retryAfterMs).toBeLessThanOrEqual(30_000);
    expect(two.reading().requestsPerSecond).toBe(1_000);
  });
});
