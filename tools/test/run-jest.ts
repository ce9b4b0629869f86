import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './run-command.ts';
import { countJest, type Counts } from './summary.ts';

/** Runs jest on this terminal and returns what it counted. */
export async function runJest(args: readonly string[]): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), 'customer-sync-jest-'));
  const reportFile = join(folder, 'report.json');
  try {
    const { exitStatus } = await runCommand('jest', ['--json', `--outputFile=${reportFile}`, ...args], {
      output: 'show',
      env: { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings`.trim() },
    });
    return countJest(await readReport(reportFile), exitStatus);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readReport(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return null;
  }
}
