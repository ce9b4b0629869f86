/** The programs that make up a local stack, each started and waited for. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Connection } from '@temporalio/client';
import { readTemporalConnection } from '../../config/temporal-connection.ts';
import { startChild, type Child } from '../child-process.ts';
import { obtainTemporalServer } from '../temporal-server/obtain.ts';
import { startTemporalServer } from '../temporal-server/start.ts';
import { waitForReadyLine, waitUntilReady } from '../wait-until.ts';
import type { StartSettings } from './settings.ts';
import { StartError } from './start-error.ts';
import { workerMemoryOptions } from './worker-memory.ts';

export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url));
const READY_TIMEOUT_MS = 60_000;
/** The worker ends its activities in hand before it goes. */
const WORKER_GRACE_MS = 15_000;

export interface Part {
  readonly name: string;
  /** Where it is, in words. */
  readonly where: string;
}

export interface PartContext {
  readonly settings: StartSettings;
  /** Hears of each child as soon as it is started, so that it can be stopped while it gets ready. */
  readonly onChild: (child: Child) => void;
  readonly say: (line: string) => void;
}

/** @throws NoTemporalServerError, NotReadyError, StartError */
export async function startTemporal({ settings, onChild, say }: PartContext): Promise<Part> {
  const { temporalServer, temporalAddress, logDirectory, namespace } = settings;
  if (temporalServer === null) return findTemporal(settings);
  const { path } = await obtainTemporalServer({ say });
  const { uiUrl } = await startTemporalServer({
    ...temporalServer,
    binary: path,
    namespaces: namespace === 'default' ? [] : [namespace],
    logFile: join(logDirectory, 'temporal.log'),
    onChild,
  });
  return { name: 'Temporal server', where: `${temporalAddress}, UI ${uiUrl}` };
}

async function findTemporal({ childEnvironment, temporalAddress, namespace }: StartSettings): Promise<Part> {
  const { connectionOptions } = readTemporalConnection(childEnvironment);
  const connection = await Connection.connect(connectionOptions).catch((cause: unknown) => {
    throw new StartError(
      `No Temporal server answers at ${temporalAddress} (TEMPORAL_ADDRESS). Start it, correct the address, or unset it to let npm start bring its own.`,
      { cause },
    );
  });
  await connection.close();
  return { name: 'Temporal server', where: `${temporalAddress}, namespace ${namespace} (not started by us)` };
}

/** @throws NotReadyError */
export async function startSandbox(context: PartContext, ports: NonNullable<StartSettings['sandbox']>): Promise<Part> {
  const openai = `http://127.0.0.1:${ports.openaiPort}`;
  const ipaas = `http://127.0.0.1:${ports.ipaasPort}`;
  const child = startNode(context, { name: 'sandbox', script: 'sandbox/main.ts' });
  for (const url of [openai, ipaas]) {
    await waitUntilReady(() => answersOk(`${url}/__sandbox/journal`), { child, timeoutMs: READY_TIMEOUT_MS });
  }
  return { name: 'Sandbox', where: `OpenAI ${openai}/v1, iPaaS.com ${ipaas}` };
}

/** @throws NotReadyError */
export async function startWorker(context: PartContext): Promise<Part> {
  const worker = { name: 'worker', script: 'worker/main.ts', options: workerMemoryOptions, graceMs: WORKER_GRACE_MS };
  const child = startNode(context, worker);
  await waitForReadyLine('worker ready', { child, timeoutMs: READY_TIMEOUT_MS });
  return { name: 'Worker', where: 'runs the workflow and its activities' };
}

/** @throws NotReadyError */
export async function startApi(context: PartContext): Promise<Part> {
  const url = `http://127.0.0.1:${context.settings.apiPort}`;
  const child = startNode(context, { name: 'API', script: 'client/api/main.ts' });
  await waitUntilReady(() => answersOk(`${url}/health`), { child, timeoutMs: READY_TIMEOUT_MS });
  return { name: 'API', where: url };
}

function startNode(
  { settings, onChild }: PartContext,
  part: { name: string; script: string; options?: readonly string[]; graceMs?: number },
): Child {
  const { script, options = [], ...rest } = part;
  const child = startChild({
    ...rest,
    command: process.execPath,
    args: [...options, join(repositoryRoot, script)],
    env: { ...settings.childEnvironment },
    cwd: repositoryRoot,
    logFile: join(settings.logDirectory, `${part.name.toLowerCase()}.log`),
  });
  onChild(child);
  return child;
}

async function answersOk(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  await response.body?.cancel();
  return response.ok;
}
