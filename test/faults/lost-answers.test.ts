/** An answer does not arrive, or arrives spoilt: nothing is written twice, and the outcome tells what was done. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SyncResult } from '../../customer/sync-result.ts';
import { ipaasCalls, openaiCalls, passes, type ArmedFault } from './armed-faults.ts';
import { sizes } from './sizes.ts';
import { openTrial, type Trial } from './trial.ts';
import type { PlannedSync } from './workload.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await openTrial(import.meta.url);
  await trial.stack.startWorker();
});
afterAll(async () => {
  await trial.close();
});

const lost = ['reset-after-commit', 'truncate', 'malformed', 'reset-before-commit'] as const;

/** Each way of losing an answer, `times` times for each of the calls. */
function losing(matches: ArmedFault['match'][], times = 1): ArmedFault[] {
  return lost.flatMap((type) => matches.map((match) => ({ match, times, fault: { type } })));
}

function total(faults: readonly ArmedFault[]): number {
  return faults.reduce((sum, { times }) => sum + times, 0);
}

/** Four syncs of new customers, four of linked ones, four of customers that iPaaS.com holds without our link. */
async function planEachKind(round: string, options: { dryRun?: boolean } = {}): Promise<PlannedSync[]> {
  const planned = lost.map(async (type) => {
    await trial.hold(`${round}-${type}-LINKED`, 'linked');
    await trial.hold(`${round}-${type}-UNLINKED`, 'unlinked');
    return [
      await trial.plan(`${round}-${type}-NEW`, options),
      await trial.plan(`${round}-${type}-LINKED`, options),
      await trial.plan(`${round}-${type}-UNLINKED`, options),
    ];
  });
  return (await Promise.all(planned)).flat();
}

async function resultsUnder(
  planned: readonly PlannedSync[],
  faults: Record<'openai' | 'ipaas', ArmedFault[]>,
): Promise<SyncResult[]> {
  const openai = await trial.arm('openai', faults.openai);
  const ipaas = await trial.arm('ipaas', faults.ipaas);
  const results = await trial.run(planned);
  trial.noteRound();
  expect(await openai.injected()).toBe(total(faults.openai));
  expect(await ipaas.injected()).toBe(total(faults.ipaas));
  return results;
}

/** Each result with what it must be: a new customer was created, one that was held updated, whatever got lost. */
function beside(results: readonly SyncResult[]) {
  return results.map(({ outcome, error, customer }) => ({
    told: { outcome, error: error?.message ?? null },
    true: { outcome: customer?.customerNumber?.endsWith('NEW') === true ? 'created' : 'updated', error: null },
  }));
}

const repetitions = Array.from({ length: sizes.repetitions }, (_, index) => index + 1);

describe.each(repetitions)('an answer that is reset, cut or spoilt (%i)', (repetition) => {
  test('after a write: one customer, created or updated, never unchanged', async () => {
    const { create, update, link } = ipaasCalls;
    const ipaas = [...losing([create, link]), ...losing([update], 2)];
    const results = await resultsUnder(await planEachKind(`WRITE-${repetition}`), { openai: [], ipaas });
    for (const pair of beside(results)) expect(pair.told).toEqual(pair.true);
    expect(await trial.violations()).toEqual([]);
  });

  test('after any call of a sync: it goes on, and nothing is done twice', async () => {
    const openai = losing(Object.values(openaiCalls));
    const ipaas = losing(Object.values(ipaasCalls));
    const results = await resultsUnder(await planEachKind(`ANY-${repetition}`), { openai, ipaas });
    for (const pair of beside(results)) expect(pair.told).toEqual(pair.true);
    expect(await trial.violations()).toEqual([]);
  });

  test('after a write, and then before the next attempt comes to write: the write is not forgotten', async () => {
    const unavailable = { type: 'status', status: 503 } as const;
    const { search, link } = ipaasCalls;
    const faults = await trial.arm('ipaas', [
      { match: link, times: 1, fault: unavailable },
      { match: search, times: 1, fault: passes },
      { match: search, times: 1, fault: unavailable },
    ]);
    const [result] = await trial.run([await trial.plan(`TWICE-${repetition}-NEW`)]);
    expect(await faults.injected()).toBe(2);
    expect(result?.outcome).toBe('created');
    expect(await trial.violations()).toEqual([]);
  });

  test('in a dry run: it tells what it would do, and writes nothing', async () => {
    const { lookUpLink, search, read } = ipaasCalls;
    const planned = await planEachKind(`DRY-${repetition}`, { dryRun: true });
    const faults = { openai: losing(Object.values(openaiCalls)), ipaas: losing([lookUpLink, search, read]) };
    const writesBefore = await trial.stack.ipaas.writes();
    const results = await resultsUnder(planned, faults);
    for (const pair of beside(results)) expect(pair.told).toEqual(pair.true);
    expect(await trial.stack.ipaas.writes()).toHaveLength(writesBefore.length);
    expect(await trial.violations()).toEqual([]);
  });
});
