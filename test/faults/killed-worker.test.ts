/**
 * A worker killed (SIGKILL) with a sync at every point at once: before and after each activity, with a write sent and
 * not carried out, and with a write carried out whose answer is still to come. Another worker finishes them all.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { syncWorkflowId } from '../../workflows/contract.ts';
import { eventually } from '../support/eventually.ts';
import { startNode, type NodeProcess } from '../support/node-process.ts';
import { ipaasCalls } from './armed-faults.ts';
import type { AcceptedSync } from './evidence.ts';
import { sizes } from './sizes.ts';
import { openTrial, type Trial } from './trial.ts';
import type { PlannedSync } from './workload.ts';

const activities = ['authenticate', 'fetchResponse', 'mapCustomer', 'validateCustomer', 'upsertCustomer', 'logResult'];
const points = activities.flatMap((activity) => [`${activity} before`, `${activity} after`]);
/** Longer than any test: the answer never comes to who was killed. */
const lateMs = 120_000;

let trial: Trial;
beforeAll(async () => {
  trial = await openTrial(import.meta.url);
});
afterAll(async () => {
  await trial.close();
});

interface Doomed extends NodeProcess {
  planned: PlannedSync[];
}

/** A worker that will stand still at every point, each with a sync of its own. */
async function startDoomed(round: string): Promise<Doomed> {
  const planned = await Promise.all(
    points.map(async (point) => await trial.plan(`KILL-${round}-${point.replace(' ', '-')}`)),
  );
  const pauseAt = planned.map(({ responseId }, index) => [syncWorkflowId(responseId, false), points[index]]);
  const worker = await startNode('test/support/pausing-worker.ts', 'worker ready', {
    ...trial.stack.environment,
    PAUSE_AT: JSON.stringify(Object.fromEntries(pauseAt)),
  });
  return { ...worker, planned };
}

/** Two syncs that stand in the same write: one request was not carried out, the other was. Answers neither. */
async function strandInWrite(call: keyof typeof ipaasCalls, planned: PlannedSync[]): Promise<AcceptedSync[]> {
  const match = ipaasCalls[call];
  const faults = await trial.arm('ipaas', [
    { match, times: 1, fault: { type: 'hang' } },
    { match, times: 1, fault: { type: 'delay', ms: lateMs } },
  ]);
  const started = await Promise.all(planned.map(trial.start));
  await eventually(`both requests to ${call} are under way`, async () => (await faults.injected()) === 2);
  return started;
}

/** The kinds of customer that end in that write. */
async function planPair(round: string, call: 'create' | 'update' | 'link'): Promise<PlannedSync[]> {
  const numbers = ['SENT', 'COMMITTED'].map((when) => `KILL-${round}-${call}-${when}`);
  for (const number of numbers) {
    if (call !== 'create') await trial.hold(number, call === 'update' ? 'linked' : 'unlinked');
  }
  return await Promise.all(numbers.map(async (number) => await trial.plan(number)));
}

const repetitions = Array.from({ length: sizes.repetitions }, (_, index) => String(index + 1));

describe.each(repetitions)('a worker killed at eighteen points at once (%s)', (round) => {
  test('loses no sync, repeats no customer, and every outcome tells what was done', async () => {
    const doomed = await startDoomed(round);
    const started = await Promise.all(doomed.planned.map(trial.start));
    await eventually('every sync stands at its point', () =>
      doomed.planned.every(({ responseId }) => doomed.output().includes(`paused ${syncWorkflowId(responseId, false)}`)),
    );
    started.push(...(await strandInWrite('link', await planPair(round, 'link'))));
    started.push(...(await strandInWrite('update', await planPair(round, 'update'))));
    started.push(...(await strandInWrite('create', await planPair(round, 'create'))));
    await doomed.kill('SIGKILL');
    trial.noteFaults(points.length);

    const successor = await trial.stack.startWorker();
    const results = await Promise.all(started.map(trial.finish));
    await successor.kill('SIGTERM');
    trial.noteRound();

    expect(results.map(({ error }) => error?.message ?? null)).toEqual(results.map(() => null));
    expect(results.map(({ outcome }) => outcome)).toEqual([
      ...points.map(() => 'created'),
      'updated',
      'updated',
      'updated',
      'updated',
      'created',
      'created',
    ]);
    expect(await trial.violations()).toEqual([]);
  }, 120_000);
});
