import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { measureCrash } from './crash.ts';
import type { Engine, WorkerProcess } from './peer.ts';
import type { ReadJournal, Request } from './repeats.ts';

const customers = Array.from({ length: 40 }, (_, index) => ({ responseId: `resp_${index}`, ipaasId: index }));

const answeredAfterMs = 100;

interface InMemory {
  engine: Engine;
  readJournal: ReadJournal;
}

/**
 * An engine whose syncs wait while no worker is there, and then begin again; every write lands in its journal, and is
 * answered after a while.
 */
function engineInMemory({ failing = '' } = {}): InMemory {
  const journal: Request[] = [];
  let life = 0;
  let alive = Promise.withResolvers<void>();
  const startWorker = async (): Promise<WorkerProcess> => {
    alive.resolve();
    return await Promise.resolve({
      pid: life,
      kill: async () => {
        life += 1;
        alive = Promise.withResolvers();
        await Promise.resolve();
      },
      stop: async () => await Promise.resolve(),
    });
  };
  const run = async (responseId: string): Promise<void> => {
    if (responseId === failing) throw new Error('the sync failed');
    for (;;) {
      await alive.promise;
      const begunIn = life;
      const path = `/customers/v2/Customer/${responseId.slice('resp_'.length)}`;
      journal.push({ n: journal.length + 1, method: 'PUT', path, committed: true });
      await sleep(answeredAfterMs);
      if (begunIn === life) return;
    }
  };
  const engine: Engine = { version: '', pid: 0, startWorker, run, stop: async () => await Promise.resolve() };
  return { engine, readJournal: async (after = 0) => await Promise.resolve(journal.filter(({ n }) => n > after)) };
}

test('what was in flight at the kill is written again, and nothing is lost', async () => {
  const { engine, readJournal } = engineInMemory();
  const first = await engine.startWorker();
  const { crash, worker } = await measureCrash({ engine, worker: first }, customers, readJournal);
  expect(crash).toMatchObject({ syncs: 40, inFlight: 20, lost: 0, failed: 0 });
  expect(crash.repeatedWrites).toBeGreaterThan(0);
  expect(crash.repeatedWrites).toBeLessThanOrEqual(20);
  expect(crash.secondsUntilDone).toBeGreaterThan(0);
  expect(worker.pid).toBe(first.pid + 1);
});

test('what the stand-in was asked before is none of it', async () => {
  const { engine, readJournal } = engineInMemory();
  const worker = await engine.startWorker();
  await engine.run('resp_1');
  const alone = customers.slice(1, 2);
  const { crash } = await measureCrash({ engine, worker }, alone, readJournal);
  expect(crash).toMatchObject({ syncs: 1, lost: 0, repeatedWrites: 1 });
});

test('a sync that failed is counted, and so is the customer that it did not write', async () => {
  const { engine, readJournal } = engineInMemory({ failing: 'resp_7' });
  const worker = await engine.startWorker();
  const { crash } = await measureCrash({ engine, worker }, customers, readJournal);
  expect(crash).toMatchObject({ lost: 1, failed: 1 });
});

test('a worker that was done before it could be killed tells nothing', async () => {
  const { engine, readJournal } = engineInMemory({ failing: 'resp_0' });
  const worker = await engine.startWorker();
  const measured = measureCrash({ engine, worker }, customers.slice(0, 1), readJournal);
  await expect(measured).rejects.toThrow('before the worker could be killed');
});
