/**
 * One whole customer-sync for one test file: both stand-ins over real HTTP, worker processes on a namespace of their
 * own of a real Temporal server, a sync log in a temporary directory. Nothing is shared with another file.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { awaitSync } from '../../client/await-sync.ts';
import { startSync, type StartedSync, type SyncRequest } from '../../client/start-sync.ts';
import type { SyncResult } from '../../customer/sync-result.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { openSyncLog } from '../../sync-log/open-sync-log.ts';
import type { SyncLog } from '../../sync-log/sync-log.ts';
import { startNode, type NodeProcess } from './node-process.ts';
import { controlOf, type Control } from '../../sandbox/control-client.ts';
import { namespaceOf, temporalAddress } from './temporal-server.ts';

export interface Stack {
  client: Client;
  namespace: string;
  syncLog: SyncLog;
  openai: Control;
  /** Root of the OpenAI API, ends in /v1. */
  openaiUrl: string;
  ipaas: Control;
  ipaasUrl: string;
  /** What a process of the product needs to find this stack. */
  environment: Record<string, string>;
  /** Starts a worker process; the stack stops it at the end if the test has not. */
  startWorker(environment?: Record<string, string>): Promise<NodeProcess>;
  /** Ends the worker processes that run now. */
  stopWorkers(): Promise<void>;
  start(request: SyncRequest | string): Promise<StartedSync>;
  resultOf(sync: StartedSync): Promise<SyncResult>;
  /** Starts a sync and waits for its result, whatever the outcome. */
  sync(request: SyncRequest | string): Promise<SyncResult>;
  close(): Promise<void>;
}

const longestSyncMs = 90_000;

/**
 * @param testFile import.meta.url of the test file; its namespace is made from it
 * @param options temporalAddress: host:port of a server of the test's own, in which that namespace must exist
 */
export async function openStack(testFile: string, options: { temporalAddress?: string } = {}): Promise<Stack> {
  const address = options.temporalAddress ?? temporalAddress();
  const directory = await mkdtemp(join(tmpdir(), 'customer-sync-'));
  const sandbox = await startSandbox({ openaiPort: 0, ipaasPort: 0 });
  const syncLogUrl = `sqlite:${join(directory, 'sync-log.db')}`;
  const syncLog = await openSyncLog(syncLogUrl);
  const namespace = namespaceOf(testFile);
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, namespace });
  const workers: NodeProcess[] = [];

  const environment = {
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
    OPENAI_API_KEY: 'sk-sandbox',
    OPENAI_BASE_URL: sandbox.openaiUrl,
    // Each sync asks, so that it shows in the journal what a sync asks for.
    OPENAI_KEY_CHECK_SECONDS: '0',
    IPAAS_API_KEY: 'ipaas-sandbox',
    IPAAS_BASE_URL: sandbox.ipaasUrl,
    IPAAS_SYSTEM_ID: '10684',
    SYNC_LOG_URL: syncLogUrl,
    LOG_LEVEL: 'warn',
  };
  const start = async (request: SyncRequest | string): Promise<StartedSync> =>
    await startSync(client, typeof request === 'string' ? { responseId: request } : request);
  const resultOf = async (sync: StartedSync): Promise<SyncResult> =>
    await awaitSync(client, syncLog, sync, AbortSignal.timeout(longestSyncMs));

  const stopWorkers = async (): Promise<void> => {
    await Promise.all(workers.splice(0).map((worker) => worker.kill('SIGKILL')));
  };

  return {
    client,
    namespace,
    syncLog,
    openai: controlOf(new URL(sandbox.openaiUrl).origin),
    openaiUrl: sandbox.openaiUrl,
    ipaas: controlOf(sandbox.ipaasUrl),
    ipaasUrl: sandbox.ipaasUrl,
    environment,
    startWorker: async (own = {}) => {
      const worker = await startNode('worker/main.ts', 'worker ready', { ...environment, ...own });
      workers.push(worker);
      return worker;
    },
    stopWorkers,
    start,
    resultOf,
    sync: async (request) => await resultOf(await start(request)),
    close: async () => {
      await stopWorkers();
      await connection.close();
      await syncLog.close();
      await sandbox.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
