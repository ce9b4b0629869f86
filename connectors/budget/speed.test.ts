/** How many requests the gates of all processes let through together. */
import { expect, test } from '@jest/globals';
import { eventually } from '../../test/support/eventually.ts';
import type { OpenRequestBudget } from './open-request-budget.ts';
import { describeGates, mostInASecond, passes, pause, pushThrough } from './testing/gates.ts';

describeGates('gates let requests through', (gates) => {
  test('one after the other without a delay, where there is room', async () => {
    const gate = await gates.open();
    const startedAt = performance.now();
    for (let n = 0; n < 20; n += 1) await passes(gate);
    expect(performance.now() - startedAt).toBeLessThan(500);
    expect(gate.reading()).toMatchObject({ inFlight: 0, waiting: { single: 0, bulk: 0 }, throttles: 0 });
  });

  test('as fast as the limit allows all of them together, and no faster, however hard they push', async () => {
    const limits = { requestsPerSecond: 200, inFlight: 100 };
    const both = [await gates.open(limits), await gates.open(limits)];
    await eventually('they share', () => both.every((gate) => gate.reading().share === 50));
    const pressures = both.map((gate) => pushThrough(gate, { atOnce: 40 }));
    const all = await eventually('they have pushed for some seconds', () => {
      const passed = pressures.flatMap((pressure) => pressure.passed);
      return passed.length >= 550 && passed;
    });
    await Promise.all(pressures.map(async (pressure) => await pressure.stop()));
    expect(mostInASecond(all)).toBeLessThanOrEqual(200);
    const seconds = (Math.max(...all) - Math.min(...all)) / 1_000;
    expect(all.length / seconds).toBeGreaterThan(100);
    for (const { passed } of pressures) expect(passed.length).toBeGreaterThan(all.length / 4);
  });

  test.each([
    ['claims come late to the store', 'there'],
    ['its answers come late', 'back'],
  ] as const)('no faster where %s, now and then', async (_what, way) => {
    const limits = { requestsPerSecond: 200, inFlight: 100 };
    let claims = 0;
    const nowAndThen = async (): Promise<void> => await pause((claims += 1) % 4 === 0 ? 90 : 0);
    const pressure = pushThrough(await gates.open(limits, { [way]: nowAndThen }), { atOnce: 40 });
    await eventually('it has pushed for some seconds', () => pressure.passed.length >= 400);
    await pressure.stop();
    expect(mostInASecond(pressure.passed)).toBeLessThanOrEqual(200 * 0.9 * 1.05 + 1);
  });

  test('one per second, where that is the limit', async () => {
    const pressure = pushThrough(await gates.open({ requestsPerSecond: 1 }), { atOnce: 2 });
    await eventually('three have passed', () => pressure.passed.length >= 3);
    await pressure.stop();
    expect(mostInASecond(pressure.passed)).toBe(1);
  });

  test('the next one of a step within its patience, where they are rarer than that', async () => {
    const gate = await gates.open({ requestsPerSecond: 0.5 });
    await passes(gate);
    const startedAt = performance.now();
    await passes(gate);
    expect(performance.now() - startedAt).toBeGreaterThan(2_000);
  });
});

/** The same gate, with everybody inside counted. */
function counted(gate: OpenRequestBudget, inside: { now: number; most: number }): OpenRequestBudget {
  return {
    ...gate,
    async enter(signal) {
      const permit = await gate.enter(signal);
      inside.now += 1;
      inside.most = Math.max(inside.most, inside.now);
      return {
        leave(end) {
          inside.now -= 1;
          permit.leave(end);
        },
      };
    },
  };
}

describeGates('gates have requests in flight', (gates) => {
  const limits = { requestsPerSecond: 5_000, inFlight: 8 };

  test('no more than all of them together may, each its part', async () => {
    const one = await gates.open(limits);
    const two = await gates.open(limits);
    await eventually('they share', () => one.reading().share === 4 && two.reading().share === 4);
    const inside = { now: 0, most: 0 };
    const pressures = [one, two].map((gate) => pushThrough(counted(gate, inside), { atOnce: 30 }));
    await eventually('many have passed', () => pressures.every(({ passed }) => passed.length > 250));
    await Promise.all(pressures.map(async (pressure) => await pressure.stop()));
    expect(inside.most).toBe(8);
  });

  test('one, where the others have not yet made room', async () => {
    const first = pushThrough(await gates.open(limits), { atOnce: 30, answerMs: 20 });
    await eventually('the first is under way', () => first.passed.length > 8);
    const second = await gates.open(limits);
    const waits = pushThrough(second, { atOnce: 30, answerMs: 20 });
    await eventually('the second is let in', () => waits.passed.length > 0);
    expect(second.reading().share).toBe(1);
    expect(await eventually('it has its half', () => second.reading().inFlight === 4)).toBe(true);
    await Promise.all([first.stop(), waits.stop()]);
  });

  test('all that are allowed, once the others have left', async () => {
    const stays = await gates.open(limits);
    const leaves = await gates.open(limits);
    await eventually('they share', () => stays.reading().share === 4);
    const pressure = pushThrough(stays, { atOnce: 30, answerMs: 20 });
    await leaves.close();
    expect(await eventually('it has all of them', () => stays.reading().inFlight === 8)).toBe(true);
    await pressure.stop();
  });
});
