/**
 * `npm run test:fuzz`: made-up requests against the HTTP API of a whole stack, for as long as FUZZ_SECONDS says.
 *
 *   FUZZ_SECONDS=600 npm run test:fuzz
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../tools/free-port.ts';
import { obtainTemporalServer } from '../../tools/temporal-server/obtain.ts';
import { startTemporalServer } from '../../tools/temporal-server/start.ts';
import { startApi } from '../support/api-process.ts';
import { openStack } from '../support/stack.ts';
import { namespaceOf } from '../support/temporal-server.ts';
import { installFuzzer, runFuzzer } from './fuzzer.ts';

const seconds = Number(process.env.FUZZ_SECONDS ?? '60');
const folder = await mkdtemp(join(tmpdir(), 'customer-sync-fuzz-'));
try {
  const program = await installFuzzer(join(folder, 'python'));
  if (program === null)
    print('Skipped: the fuzzer cannot be installed here. It needs python3 with pip, and the network.');
  else process.exitCode = (await fuzz(program)) ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function fuzz(program: string): Promise<boolean> {
  const { path: binary } = await obtainTemporalServer({ say: print });
  const [port = 0] = await freePorts(1);
  const namespaces = [namespaceOf(import.meta.url)];
  const databaseFile = join(folder, 'temporal.db');
  const server = await startTemporalServer({ binary, port, uiPort: null, databaseFile, namespaces, logFile: null });
  const stack = await openStack(import.meta.url, { temporalAddress: server.address });
  try {
    await stack.startWorker();
    const api = await startApi({ ...stack.environment, API_RATE_LIMIT: '1000000' });
    const isSound = await runFuzzer(program, { apiUrl: api.url, seconds, folder });
    const isQuiet = !api.output().includes('unexpected error');
    if (!isQuiet) print(api.output());
    return (await api.kill('SIGTERM')) === 0 && isSound && isQuiet;
  } finally {
    await stack.close();
    await server.stop();
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
