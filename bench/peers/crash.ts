/** A worker that is killed in the middle of its work, and another that is started at once: what is lost or done twice. */
import type { LinkedCustomer } from '../customers.ts';
import { measureInFlight } from '../in-flight.ts';
import { oneDecimal } from '../measure.ts';
import type { Engine, WorkerProcess } from './peer.ts';
import { countRepeats, type Repeats, type Request } from './repeats.ts';

export interface Crash extends Repeats {
  syncs: number;
  inFlight: number;
  /** Syncs of which the caller was told that they failed. */
  failed: number;
  /** From the kill until the last sync has ended, in seconds; the start of the new worker is in it. */
  secondsUntilDone: number;
}

const inFlight = 20;

/**
 * Syncs these customers and kills the worker when half of them are done.
 * @param readJournal tells every request of the iPaaS.com stand-in
 * @returns the figures, and the worker that is running now
 */
export async function measureCrash(
  { engine, worker }: { engine: Engine; worker: WorkerProcess },
  customers: readonly LinkedCustomer[],
  readJournal: () => Promise<Request[]>,
): Promise<{ crash: Crash; worker: WorkerProcess }> {
  const syncs = customers.length;
  const replaced = Promise.withResolvers<WorkerProcess>();
  let [ended, failed, killedAt] = [0, 0, Number.NaN];
  const replaceWorker = async (): Promise<WorkerProcess> => {
    killedAt = performance.now();
    await worker.kill();
    return await engine.startWorker();
  };
  const run = async (index: number): Promise<void> => {
    await engine.run(customers[index]?.responseId ?? '').catch(() => (failed += 1));
    ended += 1;
    if (ended === Math.ceil(syncs / 2)) replaced.resolve(replaceWorker());
  };
  await measureInFlight(run, { inFlight, count: syncs });
  const secondsUntilDone = oneDecimal((performance.now() - killedAt) / 1_000);
  const ipaasIds = customers.map(({ ipaasId }) => ipaasId);
  const next = await replaced.promise;
  return {
    crash: { syncs, inFlight, failed, secondsUntilDone, ...countRepeats(await readJournal(), ipaasIds) },
    worker: next,
  };
}
