/**
 * Before any test: one Temporal development server for all test files, with a namespace for each file under test/, so
 * that files which run at the same time cannot meet. Unit tests alone need none, and then none is started.
 */
import { globSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { endChildrenOnSignals } from '../tools/child-process.ts';
import { freePorts } from '../tools/free-port.ts';
import { obtainTemporalServer } from '../tools/temporal-server/obtain.ts';
import { startTemporalServer } from '../tools/temporal-server/start.ts';
import { keepForTeardown } from './global-teardown.ts';
import { namespaceOf } from './support/temporal-server.ts';

/** The part of jest's global configuration that tells which files it will run. */
interface Selection {
  readonly rootDir: string;
  readonly runTestsByPath: boolean;
  readonly testPathPatterns: {
    toExecutor(options: { rootDir: string }): { isMatch(absolutePath: string): boolean };
  };
}

/** Tells the tests through TEST_TEMPORAL_ADDRESS (host:port) and TEST_TEMPORAL_UI_URL where the server is. */
export default async function globalSetup(selection: Selection): Promise<void> {
  const files = selectedScenarioFiles(selection);
  if (files.length === 0) return;

  endChildrenOnSignals();
  const { path } = await obtainTemporalServer({ say: (line) => process.stderr.write(`${line}\n`) });
  const folder = await mkdtemp(join(tmpdir(), 'customer-sync-test-'));
  const [port = 0, uiPort = 0] = await freePorts(2);
  const server = await startTemporalServer({
    binary: path,
    port,
    uiPort,
    databaseFile: join(folder, 'temporal.db'),
    namespaces: files.map((file) => namespaceOf(pathToFileURL(file).href)),
    logFile: join(folder, 'temporal.log'),
  });
  process.env.TEST_TEMPORAL_ADDRESS = server.address;
  process.env.TEST_TEMPORAL_UI_URL = server.uiUrl ?? '';
  keepForTeardown({ server, folder });
}

/** The files under test/ that this run of jest includes, as absolute paths. */
function selectedScenarioFiles({ rootDir, runTestsByPath, testPathPatterns }: Selection): string[] {
  const all = globSync('test/**/*.test.ts', { cwd: rootDir }).map((file) => join(rootDir, file));
  if (runTestsByPath) return all;
  const executor = testPathPatterns.toExecutor({ rootDir });
  return all.filter((file) => executor.isMatch(file));
}
