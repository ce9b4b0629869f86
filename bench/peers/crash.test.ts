import { expect, test } from '@jest/globals';
import { measureCrash } from './crash.ts';
import type { Engine, WorkerProcess } from './peer.ts';
import type { Request } from './repeats.ts';

const customers = Array.from({ length: 40 }, (_, index) => ({ responseId: `resp_${index}`, ipaasId: index }));

/** An engine whose syncs wait while no worker is there, and then begin again; every write lands in its journal. */
function engineInMemory(failing: string | null = null) {
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
      journal.push({ method: 'PUT', path: `/customers/v2/Customer/${responseId.slice(5)}`, committed: true });
      await new Promise((resolve) => setImmediate(resolve));
      if (begunIn === life) return;
    }
  };
  const engine: Engine = { version: '', pid: 0, startWorker, run, stop: async () => await Promise.resolve() };
  return { engine, journal: async () => await Promise.resolve(journal) };
}

test('what was in flight at the kill is written again, and nothing is lost', async () => {
  const { engine, journal } = engineInMemory();
  const first = await engine.startWorker();
  const { crash, worker } = await measureCrash({ engine, worker: first }, customers, journal);
  expect(crash).toMatchObject({ syncs: 40, inFlight: 20, lost: 0, failed: 0 });
  expect(crash.repeatedWrites).toBeGreaterThan(0);
  expect(crash.repeatedWrites).toBeLessThanOrEqual(20);
  expect(crash.secondsUntilDone).toBeGreaterThanOrEqual(0);
  expect(worker.pid).toBe(first.pid + 1);
});

test('a sync that failed is counted, and so is the customer that it did not write', async () => {
  const { engine, journal } = engineInMemory('resp_7');
  const worker = await engine.startWorker();
  const { crash } = await measureCrash({ engine, worker }, customers, journal);
  expect(crash).toMatchObject({ lost: 1, failed: 1 });
});
