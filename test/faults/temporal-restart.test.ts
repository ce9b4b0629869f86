/** The Temporal server killed (SIGKILL) in the middle of many syncs, and started again on its file. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freePorts } from '../../tools/free-port.ts';
import { obtainTemporalServer } from '../../tools/temporal-server/obtain.ts';
import { startTemporalServer, type TemporalServer } from '../../tools/temporal-server/start.ts';
import { eventually } from '../support/eventually.ts';
import { namespaceOf } from '../support/temporal-server.ts';
import { ipaasCalls } from './armed-faults.ts';
import { sizes } from './sizes.ts';
import { openTrial, type Trial } from './trial.ts';

let folder: string;
let startServer: () => Promise<TemporalServer>;
let server: TemporalServer;
let trial: Trial;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'customer-sync-restart-'));
  const { path: binary } = await obtainTemporalServer({ say: () => undefined });
  const [port = 0] = await freePorts(1);
  startServer = async () =>
    await startTemporalServer({
      binary,
      port,
      uiPort: null,
      databaseFile: join(folder, 'temporal.db'),
      namespaces: [namespaceOf(import.meta.url)],
      logFile: null,
    });
  server = await startServer();
  trial = await openTrial(import.meta.url, { temporalAddress: server.address });
  await trial.stack.startWorker();
});
afterAll(async () => {
  await trial.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function killServer(): Promise<void> {
  const { pid } = server.child;
  if (pid === undefined) throw new Error('the server has no process');
  process.kill(pid, 'SIGKILL');
  await server.exited;
  trial.noteFaults(1);
}

const syncs = 16;
const repetitions = Array.from({ length: sizes.repetitions }, (_, index) => index + 1);

describe.each(repetitions)('a Temporal server that is killed and comes back (%i)', (repetition) => {
  test('has forgotten no sync that it had confirmed, and each ends once', async () => {
    const planned = await Promise.all(
      Array.from({ length: syncs }, async (_, index) => await trial.plan(`SERVER-${repetition}-${index % 12}`)),
    );
    // Half of the creates and updates are carried out, but answered only while no server is there.
    const writes = await trial.arm(
      'ipaas',
      [ipaasCalls.create, ipaasCalls.update].map((match) => ({ match, times: 6, fault: { type: 'delay', ms: 1_000 } })),
    );
    const started = await Promise.all(planned.map(trial.start));
    await eventually('some writes are under way', async () => (await writes.injected()) >= 4);
    await killServer();
    server = await startServer();
    const results = await Promise.all(started.map(trial.finish));
    trial.noteRound();

    expect(results.filter(({ error }) => error !== null).map(({ error }) => error?.message)).toEqual([]);
    expect(await trial.violations()).toEqual([]);
  }, 120_000);
});
