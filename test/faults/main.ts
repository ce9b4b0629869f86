/**
 * `npm run test:faults`: the long form of the fault tests, and the counts of all of them in one table.
 *
 *   FAULT_ROUNDS=300 npm run test:faults
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runJest } from '../../tools/test/run-jest.ts';
import { addTallies, describeTally, readTallies } from './tally.ts';

const folder = await mkdtemp(join(tmpdir(), 'customer-sync-faults-'));
const report = join(folder, 'report.ndjson');
process.env.FAULT_REPORT = report;
process.env.FAULT_ROUNDS ??= '100';

try {
  const counts = await runJest(['test/faults', ...process.argv.slice(2)]);
  const tallies = readTallies(await readFile(report, 'utf8'));
  print('');
  for (const tally of tallies) print(`${tally.name.padEnd(18)} ${describeTally(tally)}`);
  print(`${'all'.padEnd(18)} ${describeTally(addTallies(tallies))}`);
  print(`\n${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
