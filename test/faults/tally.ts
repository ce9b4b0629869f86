/** What a file of fault tests did, told on standard output when it is done. */
import { appendFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { acknowledged } from './acknowledged.ts';
import type { Evidence } from './evidence.ts';
import type { Violation } from './violation.ts';

export interface Tally {
  rounds: number;
  syncs: number;
  acknowledged: number;
  faultsInjected: number;
  duplicates: number;
  violations: number;
}

const duplicateRules = new Set(['number-twice', 'field-twice', 'definition-twice', 'link-twice', 'one-create']);

export function tallyOf(
  evidence: Evidence,
  violations: readonly Violation[],
): Omit<Tally, 'rounds' | 'faultsInjected'> {
  return {
    syncs: evidence.accepted.length,
    acknowledged: acknowledged(evidence),
    duplicates: violations.filter(({ rule }) => duplicateRules.has(rule)).length,
    violations: violations.length,
  };
}

/** One line for people; with FAULT_REPORT set, one line of JSON more at the end of that file. */
export function tellTally(testFile: string, tally: Tally): void {
  const name = basename(fileURLToPath(testFile), '.test.ts');
  process.stdout.write(`faults ${name}: ${describeTally(tally)}\n`);
  const report = process.env.FAULT_REPORT;
  if (report !== undefined) appendFileSync(report, `${JSON.stringify({ name, ...tally })}\n`);
}

export function describeTally(tally: Tally): string {
  return [
    `rounds ${tally.rounds}`,
    `syncs ${tally.syncs}`,
    `acknowledged ${tally.acknowledged}`,
    `faults injected ${tally.faultsInjected}`,
    `duplicates ${tally.duplicates}`,
    `violations ${tally.violations}`,
  ].join(', ');
}
