/** The HTTP API under load: reading results, accepting syncs, and requests that are no requests. */
import { readWorkerSettings } from '../config/settings.ts';
import { acceptSyncs, type Accepting } from './accepting.ts';
import { sendManyCustomers } from './customers.ts';
import { measureMalformed, type Malformed } from './malformed.ts';
import { startOwnStack } from './own-stack.ts';
import { readUnderLoad, type Reading } from './reading.ts';

/** Requests per second. */
export const readingTarget = 2_000;

const syncs = 300;
const pageLength = 20;

export interface ApiReport {
  /** Of the machine over the last minute, before anything was measured: figures of a busy machine are worth less. */
  loadBefore: number;
  accepting: Accepting;
  readOne: Reading;
  readPage: Reading & { items: number };
  malformed: Malformed;
}

/**
 * Server, worker, stand-ins and the load itself on the same machine, the request log as it is by default. Only the limit
 * of requests per minute is lifted: it is checked all the same, and would else be what is measured.
 */
export async function benchApi(loadBefore: number): Promise<ApiReport> {
  const stack = await startOwnStack({ LOG_LEVEL: 'info', API_RATE_LIMIT: '1000000000' });
  const { childEnvironment, apiPort } = stack.settings;
  const api = new URL(`http://127.0.0.1:${apiPort}`);
  try {
    const responseIds = await sendManyCustomers(readWorkerSettings(childEnvironment).openai, syncs);
    const { syncIds, ...accepting } = await acceptSyncs(api, responseIds);
    const readOne = await readUnderLoad(
      api,
      syncIds.map((syncId) => `/v1/syncs/${syncId}`),
    );
    const readPage = { ...(await readUnderLoad(api, [`/v1/syncs?limit=${pageLength}`])), items: pageLength };
    return { loadBefore, accepting, readOne, readPage, malformed: await measureMalformed(api) };
  } finally {
    await stack.stop();
  }
}
