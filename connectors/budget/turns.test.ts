/** Whose turn it is at the gates, and who is not let in. */
import { expect, test } from '@jest/globals';
import { openDatabase, openSyncLog } from '../../sync-log/open-sync-log.ts';
import { eventually } from '../../test/support/eventually.ts';
import { inLane } from './lane.ts';
import type { OpenRequestBudget } from './open-request-budget.ts';
import { bulk, describeGates, notCancelled, passes, pushThrough, well } from './testing/gates.ts';

/** A thousand requests of a bulk, all of them waiting, on a way that takes seconds. */
async function underWay(gate: OpenRequestBudget) {
  const big = { passed: 0 };
  for (let n = 0; n < 1_000; n += 1) {
    const entering = inLane(bulk('big'), async () => await gate.enter(notCancelled));
    entering.then(
      (permit) => {
        big.passed += 1;
        permit.leave(well);
      },
      () => undefined,
    );
  }
  await eventually('the bulk is under way', () => big.passed > 20);
  return big;
}

describeGates('at a gate', (gates) => {
  test('a single sync passes a thousand requests of a bulk', async () => {
    const gate = await gates.open({ requestsPerSecond: 200 });
    const big = await underWay(gate);
    const before = big.passed;
    for (let n = 0; n < 6; n += 1) await passes(gate);
    expect(big.passed - before).toBeLessThan(100);
  });

  test('a single sync of another process passes them, too', async () => {
    const busy = await gates.open({ requestsPerSecond: 200 });
    const quiet = await gates.open({ requestsPerSecond: 200 });
    const big = await underWay(busy);
    const before = big.passed;
    for (let n = 0; n < 6; n += 1) await passes(quiet);
    // For each of them, what the other has claimed ahead comes first.
    expect(big.passed - before).toBeLessThan(6 * 40);
  });

  test('two bulks have the same share, whatever their size', async () => {
    const gate = await gates.open({ requestsPerSecond: 300 });
    const big = pushThrough(gate, { lane: bulk('big'), atOnce: 300 });
    await eventually('the big one is under way', () => big.passed.length > 20);
    const bigBefore = big.passed.length;
    const small = pushThrough(gate, { lane: bulk('small'), atOnce: 20 });
    await eventually('the small one has got on', () => small.passed.length >= 200);
    const bigMeanwhile = big.passed.length - bigBefore;
    await Promise.all([big.stop(), small.stop()]);
    expect(bigMeanwhile).toBeGreaterThan(150);
    expect(bigMeanwhile).toBeLessThan(250);
  });

  test('a single sync that would wait too long behind others is sent away, and told when to come again', async () => {
    const gate = await gates.open({ requestsPerSecond: 5 });
    const results = await Promise.allSettled(Array.from({ length: 40 }, async () => await passes(gate)));
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(20);
    expect(refused[0]).toMatchObject({
      reason: { code: 'RateLimited', upstream: null, retryAfterMs: expect.any(Number) },
    });
  });

  test('who is cancelled waits no longer', async () => {
    const gate = await gates.open({ requestsPerSecond: 1 });
    await passes(gate);
    const cancelling = new AbortController();
    const waits = gate.enter(cancelling.signal);
    cancelling.abort(new Error('cancelled'));
    await expect(waits).rejects.toThrow('cancelled');
    await expect(gate.enter(cancelling.signal)).rejects.toThrow('cancelled');
    expect(gate.reading().waiting).toEqual({ single: 0, bulk: 0 });
  });

  test('nobody waits once it is closed', async () => {
    const gate = await gates.open({ requestsPerSecond: 1 });
    await passes(gate);
    const [waited] = await Promise.allSettled([gate.enter(notCancelled), gate.close()]);
    expect(waited).toMatchObject({ reason: { code: 'RateLimited', upstream: null } });
  });

  test('how many are inside and wait is told to everybody', async () => {
    const gate = await gates.open({ inFlight: 2 });
    const inside = [await gate.enter(notCancelled), await gate.enter(notCancelled)];
    const waits = [gate.enter(notCancelled), inLane(bulk('b'), async () => await gate.enter(notCancelled))];
    const log = await openSyncLog(gates.url);
    const state = await eventually('it has told', async () => {
      const [told] = await log.budgets.states();
      return told?.waiting.bulk === 1 && told;
    });
    await log.close();
    expect(state).toMatchObject({ system: 'openai', inFlight: 2, waiting: { single: 1, bulk: 1 }, workers: 1 });
    for (const permit of inside) permit.leave(well);
    for (const permit of await Promise.all(waits)) permit.leave(null);
    expect(gate.reading()).toMatchObject({ inFlight: 0, waiting: { single: 0, bulk: 0 } });
  });

  test('who leaves twice counts once', async () => {
    const gate = await gates.open();
    const permit = await gate.enter(notCancelled);
    permit.leave(well);
    permit.leave(well);
    expect(gate.reading().inFlight).toBe(0);
  });

  test('nobody waits for a store that is away, and nobody is let in without it', async () => {
    const gate = await gates.open({ requestsPerSecond: 10 });
    const database = await openDatabase(gates.url);
    await database.db.schema.dropTable('request_budgets').execute();
    const passing = async (): Promise<false> => {
      await passes(gate);
      return false;
    };
    await expect(eventually('the gate asks the store', passing)).rejects.not.toThrow(/in vain/);
    await database.close();
  });
});
