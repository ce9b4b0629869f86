import { Connection } from '@temporalio/client';
import { startChild, type Child, type ChildExit } from '../child-process.ts';
import { waitUntilReady } from '../wait-until.ts';
import { devServerArguments, type DevServerOptions } from './settings.ts';

export interface TemporalServerOptions extends DevServerOptions {
  /** The Temporal CLI, as `obtainTemporalServer` gives it. */
  readonly binary: string;
  /** null: the server's output is kept nowhere. */
  readonly logFile: string | null;
  /** Hears of the process at once, so that it can be stopped while it gets ready. */
  readonly onChild?: (child: Child) => void;
}

export interface TemporalServer {
  /** host:port for clients and workers. */
  readonly address: string;
  readonly uiUrl: string | null;
  readonly child: Child;
  readonly stop: () => Promise<void>;
  /** Settles when the server has ended, for whatever reason. */
  readonly exited: Promise<ChildExit>;
}

/**
 * Go collects garbage when the heap has grown by so many percent; its own 100 costs 2 ms of 30 of the server's CPU for a
 * sync, and more than 300 gains nothing. Whoever sets GOGC is not overruled.
 */
const garbageCollection = '300';

/** It starts in 0.2 s; a loaded machine with a cold disk is allowed far more. */
const START_TIMEOUT_MS = 60_000;

/**
 * Starts a development server on the loopback address and waits until it answers for each of its namespaces.
 * @throws NotReadyError when it ends or does not answer within a minute
 */
export async function startTemporalServer(options: TemporalServerOptions): Promise<TemporalServer> {
  return await startServer(devServerArguments(options), options, { GOGC: garbageCollection, ...process.env });
}

/**
 * The same with arguments of the caller's, which have to fit the options.
 * @throws NotReadyError
 */
export async function startServer(
  args: readonly string[],
  options: Omit<TemporalServerOptions, 'databaseFile'>,
  env: NodeJS.ProcessEnv = process.env,
): Promise<TemporalServer> {
  const child = startChild({
    name: 'Temporal server',
    command: options.binary,
    args,
    env,
    logFile: options.logFile,
  });
  options.onChild?.(child);
  const address = `127.0.0.1:${options.port}`;
  const uiUrl = options.uiPort === null ? null : `http://127.0.0.1:${options.uiPort}`;
  try {
    const namespaces = ['default', ...(options.namespaces ?? [])];
    await waitUntilReady(() => answersFor(address, namespaces), { child, timeoutMs: START_TIMEOUT_MS });
    if (uiUrl !== null) await waitUntilReady(() => answersHttp(uiUrl), { child, timeoutMs: START_TIMEOUT_MS });
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { address, uiUrl, child, stop: child.stop, exited: child.exited };
}

/** True when the server at `address` (host:port) serves these namespaces; rejects while it does not answer. */
async function answersFor(address: string, namespaces: readonly string[]): Promise<boolean> {
  const connection = await Connection.connect({ address, connectTimeout: '1 second' });
  try {
    await Promise.all(
      namespaces.map((namespace) => connection.workflowService.listWorkflowExecutions({ namespace, pageSize: 1 })),
    );
    return true;
  } finally {
    await connection.close();
  }
}

async function answersHttp(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  await response.body?.cancel();
  return response.ok;
}
