/** DBOS: a library in our worker, which keeps everything in a private PostgreSQL server. The SDK is under the MIT License. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePorts } from '../../../tools/free-port.ts';
import { findPostgres, startPostgres } from '../../../tools/private-postgres.ts';
import { peerVersions } from '../installed-peers.ts';
import type { Engine, Peer, Site } from '../peer.ts';
import { orderOf } from '../sync-order.ts';
import { startWorkerProcess } from '../worker-process.ts';

const workerScript = fileURLToPath(new URL('./worker.ts', import.meta.url));
const runTimeoutMs = 120_000;
const askAgainMs = 20;

export const dbos: Peer = {
  name: 'DBOS',
  terms:
    'client to worker HTTP, worker to PostgreSQL SQL, a statement or more for each step; ' +
    'every commit on the disk (fsync and synchronous_commit on), settings as they come',
  startEngine,
};

async function startEngine(site: Site): Promise<Engine> {
  const programs = findPostgres(process.env);
  if (programs === null) throw new Error('There is no PostgreSQL: no initdb and postgres found (PG_BIN names them).');
  const postgres = await startPostgres(programs, { isDurable: true });
  const [port = 0] = await freePorts(1);
  const settings = { PEER_PORT: String(port), PEER_DATABASE_URL: await postgres.createDatabase() };
  return {
    version: `SDK ${peerVersions()['@dbos-inc/dbos-sdk']}, ${versionOf(programs)}`,
    pid: postgres.pid ?? 0,
    startWorker: async () => await startWorkerProcess(workerScript, site, settings),
    run: async (responseId) => await run(`http://127.0.0.1:${port}`, responseId),
    stop: async () => await postgres.stop(),
  };
}

/** `PostgreSQL 15.18` */
function versionOf(programs: string): string {
  const told = execFileSync(join(programs, 'postgres'), ['--version'], { encoding: 'utf8' });
  return `PostgreSQL ${/\d+(\.\d+)?/.exec(told)?.[0] ?? 'of unknown version'}`;
}

/** The order is repeated while the worker is away; one that it has already is carried on, not begun again. */
async function run(url: string, responseId: string): Promise<void> {
  const body = JSON.stringify(orderOf(responseId));
  const signal = AbortSignal.timeout(runTimeoutMs);
  for (;;) {
    const status = await send(url, body, signal);
    if (status === 200) return;
    if (status !== null) throw new Error(`A sync on DBOS was answered with ${status}.`);
    await sleep(askAgainMs);
  }
}

/** @returns null where the worker is away */
async function send(url: string, body: string, signal: AbortSignal): Promise<number | null> {
  try {
    const response = await fetch(url, { method: 'POST', body, signal });
    await response.arrayBuffer();
    return response.status;
  } catch (error) {
    if (signal.aborted) throw error;
    return null;
  }
}
