/**
 * Restate: one node of its server from npm, and our worker, which it calls over HTTP/2.
 *
 * The server is under the Business Source License 1.1, not an open-source licence: it may be run for one's own purposes,
 * such as this measurement, but not offered to others as a service. It is downloaded from npm by whoever runs this
 * benchmark, and nothing of it is part of this repository. The SDK is under the MIT License.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChild } from '../../../tools/child-process.ts';
import { freePorts } from '../../../tools/free-port.ts';
import { waitUntilReady } from '../../../tools/wait-until.ts';
import type { Engine, Peer, Site } from '../peer.ts';
import { peerVersions } from '../installed-peers.ts';
import { orderOf } from '../sync-order.ts';
import { startWorkerProcess } from '../worker-process.ts';

const workerScript = fileURLToPath(new URL('./worker.ts', import.meta.url));
const readyTimeoutMs = 60_000;
const runTimeoutMs = 120_000;

export const restate: Peer = {
  name: 'Restate',
  terms:
    'client to server HTTP, server to worker HTTP/2, each step a message there and back; ' +
    'its log on the disk (fsync) before a step counts as done, one node, settings as they come',
  startEngine,
};

interface Ports {
  ingress: number;
  admin: number;
  node: number;
  worker: number;
}

async function startEngine(site: Site): Promise<Engine> {
  const ports = await choosePorts();
  const child = startChild({
    name: 'Restate server',
    command: findServer(),
    args: ['--base-dir', join(site.directory, 'restate'), '--node-name', 'bench', '--log-filter', 'warn'],
    env: serverEnvironment(ports),
    logFile: join(site.directory, 'restate.log'),
  });
  for (const url of [at(ports.admin, '/health'), at(ports.ingress, '/restate/health')]) {
    await waitUntilReady(async () => (await fetch(url)).ok, { child, timeoutMs: readyTimeoutMs });
  }
  const versions = peerVersions();
  return {
    version: `server ${versions['@restatedev/restate-server']}, SDK ${versions['@restatedev/restate-sdk']}`,
    pid: child.pid ?? 0,
    startWorker: async () => {
      const settings = { PEER_PORT: String(ports.worker), RESTATE_LOGGING: 'ERROR' };
      const worker = await startWorkerProcess(workerScript, site, settings);
      await register(ports);
      return worker;
    },
    run: async (responseId) => await run(at(ports.ingress, `/Sync/${responseId}/run`), responseId),
    stop: child.stop,
  };
}

async function choosePorts(): Promise<Ports> {
  const [ingress = 0, admin = 0, node = 0, worker = 0] = await freePorts(4);
  return { ingress, admin, node, worker };
}

function serverEnvironment({ ingress, admin, node }: Ports): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    RESTATE_BIND_IP: '127.0.0.1',
    RESTATE_LISTEN_MODE: 'tcp',
    RESTATE_BIND_PORT: String(node),
    RESTATE_INGRESS__BIND_PORT: String(ingress),
    RESTATE_ADMIN__BIND_PORT: String(admin),
    RESTATE_DISABLE_TELEMETRY: 'true',
    DO_NOT_TRACK: '1',
  };
}

/** @throws Error where npm has none for this platform */
function findServer(): string {
  const { resolve } = createRequire(import.meta.url);
  try {
    return resolve(`@restatedev/restate-server-${process.platform}-${process.arch}/bin/restate-server`);
  } catch (cause) {
    throw new Error(`There is no Restate server for ${process.platform} on ${process.arch}.`, { cause });
  }
}

/** Tells the server where the worker is; what it knows already, it is not told again. */
async function register({ admin, worker }: Ports): Promise<void> {
  const answer = await post(at(admin, '/deployments'), { uri: at(worker, ''), force: false });
  if (!answer.ok && answer.status !== 409) throw new Error(`Restate took the worker with ${answer.status}.`);
}

/** The server keeps the call while the worker is away. */
async function run(url: string, responseId: string): Promise<void> {
  const answer = await post(url, orderOf(responseId));
  if (!answer.ok) throw new Error(`A sync on Restate was answered with ${answer.status}.`);
}

async function post(url: string, body: object): Promise<{ ok: boolean; status: number }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(runTimeoutMs),
  });
  await response.arrayBuffer();
  return response;
}

function at(port: number, path: string): string {
  return `http://127.0.0.1:${port}${path}`;
}
