/**
 * How our development server is started: the one place for its settings.
 *
 * The stock server is tuned for politeness and keeps its state in memory. With these settings a six-step sync takes
 * about a tenth of the stock server's time, and syncs survive a restart. The keys are those of the server's
 * `common/dynamicconfig/constants.go` at v1.31.2.
 */

import { searchAttributes } from '../../workflows/contract.ts';

/** The version we build or download when the machine has none. go.mod beside this file pins the same one. */
export const TEMPORAL_CLI_VERSION = '1.8.2';

const DYNAMIC_CONFIG: Readonly<Record<string, number | boolean>> = {
  // The queues of tasks, timers and list entries are read at most this often per second; the stock 20 makes every
  // single activity wait 100 ms (measured: six activities 650 ms, with these settings 77 ms).
  'history.transferProcessorMaxPollRPS': 10_000,
  'history.timerProcessorMaxPollRPS': 1_000,
  'history.visibilityProcessorMaxPollRPS': 1_000,

  // Requests per second that the services accept. The stock limits end at about 45 syncs per second.
  'frontend.rps': 100_000,
  'frontend.namespaceRPS': 100_000,
  'frontend.namespaceRPS.visibility': 1_000,
  'frontend.namespaceCount': 20_000,
  'matching.rps': 100_000,
  'history.rps': 100_000,

  // One partition per task queue: on a single node more of them only forward to each other.
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,

  // Off in the stock server: fairness keys share a queue between customers, eager activities save a round trip.
  'matching.enableFairness': true,
  'system.enableActivityEagerExecution': true,

  // The server would otherwise ask the vendor for newer versions of itself.
  'frontend.enableServerVersionCheck': false,

  // The CLI sets it, so that a new search attribute can be used at once; every start and every change of an attribute
  // then reads the cluster's record from the database (measured: 3 ms of 37 of the server's CPU for a sync).
  'system.forceSearchAttributesCacheRefreshOnRead': false,
};

/** Without the write-ahead log a file database costs two thirds of the throughput. Commits survive a killed server. */
const SQLITE_PRAGMAS = ['journal_mode=WAL', 'synchronous=NORMAL'];

export interface DevServerOptions {
  readonly port: number;
  /** null: no web UI. */
  readonly uiPort: number | null;
  /** null: state in memory, lost when the server ends. */
  readonly databaseFile: string | null;
  /** Made beside `default`, which always exists. */
  readonly namespaces?: readonly string[];
}

/** The arguments for the Temporal CLI, from `server start-dev` on. */
export function devServerArguments({ port, uiPort, databaseFile, namespaces = [] }: DevServerOptions): string[] {
  const storage =
    databaseFile === null
      ? []
      : ['--db-filename', databaseFile, ...SQLITE_PRAGMAS.flatMap((pragma) => ['--sqlite-pragma', pragma])];
  const ui =
    uiPort === null ? ['--headless'] : ['--ui-port', String(uiPort), '--ui-ip', '127.0.0.1', '--ui-disable-news-fetch'];
  const start = ['server', 'start-dev', '--log-level', 'warn', '--ip', '127.0.0.1', '--port', String(port)];
  return [
    ...start,
    ...ui,
    ...storage,
    ...namespaces.flatMap((namespace) => ['--namespace', namespace]),
    ...Object.values(searchAttributes).flatMap(({ name }) => ['--search-attribute', `${name}=Keyword`]),
    ...Object.entries(DYNAMIC_CONFIG).flatMap(([key, value]) => ['--dynamic-config-value', `${key}=${value}`]),
  ];
}
