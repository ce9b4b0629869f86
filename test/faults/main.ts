/**
 * `npm run test:faults`: the long form of the fault tests, and the counts of all of them in one table.
 *
 *   FAULT_ROUNDS=300 npm run test:faults
 *   npm run test:faults -- bulk                            only the files of that name
 *   FAULT_BULK_RECORDS=50000 npm run test:faults -- bulk
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
process.env.FAULT_BULK_RECORDS ??= '10000';

try {
  const counts = await runJest(selection(process.argv.slice(2)));
  const tallies = readTallies(await readFile(report, 'utf8'));
  print('');
  for (const tally of tallies) print(`${tally.name.padEnd(20)} ${describeTally(tally)}`);
  print(`${'all'.padEnd(20)} ${describeTally(addTallies(tallies))}`);
  print(`\n${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Jest's arguments; names of files are looked for among the fault tests only. */
function selection(given: readonly string[]): string[] {
  const names = given.filter((argument) => !argument.startsWith('-'));
  const options = given.filter((argument) => argument.startsWith('-'));
  return names.length === 0
    ? ['test/faults', ...options]
    : [...names.map((name) => `test/faults/.*${name}`), ...options];
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
