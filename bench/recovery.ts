import { setTimeout as sleep } from 'node:timers/promises';
import { startSync } from '../client/start-sync.ts';
import { controlOf } from '../sandbox/control-client.ts';
import { onBenchSite, type BenchSite } from './bench-site.ts';
import { oneDecimal } from './measure.ts';
import { startOwnWorker } from './own-worker.ts';
import { countRepeats } from './peers/repeats.ts';

const standInDelayMs = 20;
const inFlight = 20;
const rounds = 5;

export interface RecoveryReport {
  inFlight: number;
  /** From the kill until the last of those in flight had ended, for each round. */
  seconds: number[];
  /** Writes of a customer beyond its one. */
  repeatedWrites: number;
}

/** `kill -9` of the only worker with 20 syncs in flight, another one started at once: how long until all have ended. */
export async function benchRecovery(): Promise<RecoveryReport> {
  return await onBenchSite({ SANDBOX_DELAY_MS: String(standInDelayMs) }, measureRecovery);
}

async function measureRecovery({ stack, settings, client, send, end }: BenchSite): Promise<RecoveryReport> {
  const stopped: (() => Promise<void>)[] = [];
  let pid = stack.pidOf('worker');
  const seconds: number[] = [];
  try {
    const customers = await send(rounds * inFlight);
    for (let round = 0; round < rounds; round += 1) {
      const own = customers.slice(round * inFlight, (round + 1) * inFlight);
      const started = await Promise.all(own.map(async ({ responseId }) => await startSync(client, { responseId })));
      // Into the middle of them: in the first steps, or in the last ones.
      await sleep(100 + 100 * round);
      const killedAt = performance.now();
      process.kill(pid, 'SIGKILL');
      const next = startOwnWorker(stack.settings, `worker ${round + 2}`);
      stopped.push(next.child.stop);
      pid = next.child.pid ?? pid;
      await Promise.all(started.map(end));
      seconds.push(oneDecimal((performance.now() - killedAt) / 1_000));
      await next.ready;
    }
    const journal = await controlOf(settings.ipaas.baseUrl).journal();
    const ids = customers.map(({ ipaasId }) => ipaasId);
    return { inFlight, seconds, repeatedWrites: countRepeats(journal, ids).repeatedWrites };
  } finally {
    for (const stop of stopped) await stop();
  }
}
