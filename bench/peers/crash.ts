/** A worker that is killed in the middle of its work, and another that is started at once: what is lost or done twice. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { LinkedCustomer } from '../customers.ts';
import { measureInFlight } from '../in-flight.ts';
import { oneDecimal } from '../measure.ts';
import type { Engine, WorkerProcess } from './peer.ts';
import { countRepeats, isWrite, type ReadJournal, type Repeats } from './repeats.ts';

export interface Crash extends Repeats {
  syncs: number;
  inFlight: number;
  /** Syncs of which the caller was told that they failed. */
  failed: number;
  /** From the kill until the last sync has ended; the start of the new worker is in it. */
  secondsUntilDone: number;
}

const inFlight = 20;
const lookEveryMs = 10;

/**
 * Syncs these customers and kills the worker when half of them are written. Some of those writes are then still to be
 * answered or remembered, which is the worst moment for an engine, and the same one for every engine.
 * @returns the figures, and the worker that is running now
 * @throws Error where all is done before the worker can be killed
 */
export async function measureCrash(
  { engine, worker }: { engine: Engine; worker: WorkerProcess },
  customers: readonly LinkedCustomer[],
  readJournal: ReadJournal,
): Promise<{ crash: Crash; worker: WorkerProcess }> {
  const syncs = customers.length;
  const before = (await readJournal()).at(-1)?.n ?? 0;
  let [ended, failed] = [0, 0];
  const run = async (index: number): Promise<void> => {
    await engine.run(customers[index]?.responseId ?? '').catch(() => (failed += 1));
    ended += 1;
  };
  const replaceWorker = async () => {
    await untilWritten(syncs / 2, {
      readJournal: async () => await readJournal(before),
      allEnded: () => ended === syncs,
    });
    const killedAt = performance.now();
    await worker.kill();
    return { killedAt, next: await engine.startWorker() };
  };
  const work = measureInFlight(run, { inFlight, count: syncs }).then(() => performance.now());
  const [endedAt, { killedAt, next }] = await Promise.all([work, replaceWorker()]);
  const repeats = countRepeats(
    await readJournal(before),
    customers.map(({ ipaasId }) => ipaasId),
  );
  const secondsUntilDone = oneDecimal((endedAt - killedAt) / 1_000);
  return { crash: { syncs, inFlight, failed, secondsUntilDone, ...repeats }, worker: next };
}

/** @throws Error where all have ended before */
async function untilWritten(
  count: number,
  { readJournal, allEnded }: { readJournal: ReadJournal; allEnded: () => boolean },
): Promise<void> {
  while (!allEnded()) {
    if ((await readJournal()).filter(isWrite).length >= count) return;
    await sleep(lookEveryMs);
  }
  throw new Error('All syncs were done before the worker could be killed.');
}
