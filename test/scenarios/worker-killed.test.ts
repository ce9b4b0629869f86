/** A worker that dies by SIGKILL in the middle of any activity: another one takes over and the sync ends once. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { syncWorkflowId } from '../../workflows/contract.ts';
import { eventually } from '../support/eventually.ts';
import { customersNumbered } from '../support/ipaas-records.ts';
import { startNode } from '../support/node-process.ts';
import { newCustomer, sendCustomer } from '../support/openai-records.ts';
import { openStack, type Stack } from '../support/stack.ts';

const activities = ['authenticate', 'fetchResponse', 'mapCustomer', 'validateCustomer', 'upsertCustomer', 'logResult'];

let stack: Stack;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
});
afterAll(async () => {
  await stack.close();
});

interface Victim {
  activity: string;
  number: string;
  responseId: string;
}

async function prepareVictims(round: string): Promise<Victim[]> {
  return await Promise.all(
    activities.map(async (activity) => {
      const number = `KILL-${round}-${activity}`;
      return { activity, number, responseId: await sendCustomer(stack.openaiUrl, newCustomer(number)) };
    }),
  );
}

describe.each([
  ['before', 'its work'],
  ['after', 'its work, its completion not yet reported'],
])('a worker killed %s %s', (when) => {
  test('loses no sync, repeats no customer and records every outcome once, whichever activity it was in', async () => {
    const victims = await prepareVictims(when);
    const points = victims.map(({ responseId, activity }) => [
      syncWorkflowId(responseId, false),
      `${activity} ${when}`,
    ]);
    const doomed = await startNode('test/support/pausing-worker.ts', 'worker ready', {
      ...stack.environment,
      PAUSE_AT: JSON.stringify(Object.fromEntries(points)),
    });
    const started = await Promise.all(victims.map(async ({ responseId }) => await stack.start(responseId)));
    await eventually('every sync stands in its activity', () =>
      victims.every(({ responseId }) => doomed.output().includes(`paused ${syncWorkflowId(responseId, false)}`)),
    );
    await doomed.kill('SIGKILL');

    const successor = await stack.startWorker();
    const results = await Promise.all(started.map(async (sync) => await stack.resultOf(sync)));
    await successor.kill('SIGTERM');

    for (const [index, result] of results.entries()) {
      const victim = victims[index];
      expect({ killedIn: victim?.activity, error: result.error }).toEqual({ killedIn: victim?.activity, error: null });
      const customers = await customersNumbered(stack.ipaas, victim?.number ?? '');
      expect(customers).toHaveLength(1);
      expect(customers[0]).toMatchObject({ links: [victim?.number], id: result.customer?.ipaasId });
      const { items } = await stack.syncLog.list({ customerNumber: victim?.number ?? '', limit: 10, order: 'asc' });
      expect(items).toEqual([result]);
    }
    const creates = (await stack.ipaas.writes()).filter(
      ({ method, path }) => method === 'POST' && /\/Customer(\?|$)/.test(path),
    );
    const tracked = new Set(results.map(({ trackingGuid }) => trackingGuid));
    expect(creates.filter(({ trackingGuid }) => tracked.has(trackingGuid ?? ''))).toHaveLength(victims.length);
  });
});
