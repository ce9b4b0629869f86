/** What the activities of a bulk work with, for the tests of one file: both stand-ins, a log in memory, no Temporal server. */
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { createIpaasConnector } from '../../../connectors/ipaas/connector.ts';
import { defaults, systemId } from '../../../connectors/ipaas/testing/test-customer.ts';
import { createOpenAIConnector } from '../../../connectors/openai/connector.ts';
import type { BulkOptions } from '../../../customer/bulk.ts';
import type { StepReport } from '../../../customer/flow/step-report.ts';
import type { SyncResult } from '../../../customer/sync-result.ts';
import { openCollections } from '../../../mapping/sources/collections.ts';
import { controlOf, type Control } from '../../../sandbox/control-client.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/start-sandbox.ts';
import { openSyncLog } from '../../../sync-log/open-sync-log.ts';
import type { BulkRecord } from '../../../sync-log/bulks/bulk-store.ts';
import type { BulkRooms } from '../bulk-rooms.ts';
import { ownSyncsInMemory, type OwnSyncsInMemory } from './own-syncs-in-memory.ts';

export const bulkId = '5f0b7e54-6d4f-4f43-9a57-0d1c36f5b9b1';
export const options: BulkOptions = { dryRun: false, collection: null, force: false, history: 'exceptions' };

const silent = new DefaultLogger('ERROR', () => undefined);

/** An activity whose failures are expected, and not told. */
export function quietActivity(info: ConstructorParameters<typeof MockActivityEnvironment>[0] = {}) {
  return new MockActivityEnvironment(info, { logger: silent });
}

export interface BulkBench {
  readonly rooms: BulkRooms;
  readonly openai: Control;
  readonly ipaas: Control;
  readonly ownSyncs: OwnSyncsInMemory;
  /** Results that were told to be in the log. */
  readonly logged: SyncResult[];
  /** Makes the bulk, with a line for each id; null stands for a malformed one. */
  handIn(ids: readonly (string | null)[]): Promise<void>;
  lines(): Promise<BulkRecord[]>;
  /** Runs the work as an activity. */
  run<T>(work: () => Promise<StepReport<T>>, environment?: MockActivityEnvironment): Promise<T>;
}

/** To be called once in a test file: everything is fresh for each test, and gone after the last. */
export function bulkBench(): BulkBench {
  let sandbox: Sandbox;
  let openai: Control;
  let ipaas: Control;
  let rooms: BulkRooms;
  let ownSyncs: OwnSyncsInMemory;
  let logged: SyncResult[];
  beforeAll(async () => {
    sandbox = await startSandbox({ openaiPort: 0, ipaasPort: 0 });
    openai = controlOf(sandbox.openaiUrl);
    ipaas = controlOf(sandbox.ipaasUrl);
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    await Promise.all([openai.reset(), ipaas.reset()]);
    ownSyncs = ownSyncsInMemory();
    logged = [];
    rooms = { ...(await openRooms(sandbox)), ownSyncs, onRecordLogged: (result) => void logged.push(result) };
  });
  afterEach(async () => await rooms.syncLog.close());
  return {
    get rooms() {
      return rooms;
    },
    get openai() {
      return openai;
    },
    get ipaas() {
      return ipaas;
    },
    get ownSyncs() {
      return ownSyncs;
    },
    get logged() {
      return logged;
    },
    async handIn(ids) {
      await rooms.syncLog.bulks.create({ ...options, bulkId, workflowId: `bulk-sync-${bulkId}`, retryOf: null });
      const lines = ids.map((responseId, index) => ({ line: index + 1, responseId }));
      await rooms.syncLog.bulks.addLines(bulkId, lines);
    },
    lines: async () => (await rooms.syncLog.bulks.records(bulkId, { limit: 1_000 })).items,
    async run<T>(work: () => Promise<StepReport<T>>, environment = quietActivity()) {
      const report = await environment.run<[], StepReport<T>, () => Promise<StepReport<T>>>(work);
      return report.value;
    },
  };
}

async function openRooms({ openaiUrl, ipaasUrl }: Sandbox): Promise<Omit<BulkRooms, 'ownSyncs' | 'onRecordLogged'>> {
  return {
    openai: createOpenAIConnector({ apiKey: 'sk-sandbox', baseUrl: openaiUrl }),
    ipaas: createIpaasConnector({ apiKey: 'ipaas-sandbox', baseUrl: ipaasUrl, systemId, ...defaults }),
    collections: await openCollections({ directory: null, remote: null }),
    systemId,
    syncLog: await openSyncLog('sqlite::memory:'),
    links: { temporalUiUrl: null, apiUrl: null },
    recordsAtOnce: 4,
  };
}
