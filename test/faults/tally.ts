/** What a file of fault tests did, told on standard output when it is done. */
import { appendFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { acknowledged } from './acknowledged.ts';
import type { Evidence } from './evidence.ts';
import type { Violation } from './violation.ts';

const tallySchema = z.object({
  rounds: z.number(),
  syncs: z.number(),
  acknowledged: z.number(),
  /** Requests that met a fault, and syncs that were interrupted by a killed or suspended process. */
  faultsInjected: z.number(),
  duplicates: z.number(),
  violations: z.number(),
  /** Violations that docs/reliability.md names as limits, and that the tests expect. */
  knownLimits: z.number(),
});

export type Tally = z.infer<typeof tallySchema>;

const namedTallySchema = tallySchema.extend({ name: z.string() });

export const noTally: Readonly<Tally> = {
  rounds: 0,
  syncs: 0,
  acknowledged: 0,
  faultsInjected: 0,
  duplicates: 0,
  violations: 0,
  knownLimits: 0,
};

const duplicateRules = new Set(['number-twice', 'field-twice', 'definition-twice', 'link-twice', 'one-create']);

export function tallyOf(
  evidence: Evidence,
  violations: readonly Violation[],
): Pick<Tally, 'syncs' | 'acknowledged' | 'duplicates' | 'violations'> {
  return { syncs: evidence.accepted.length, acknowledged: acknowledged(evidence), ...countViolations(violations) };
}

export function countViolations(violations: readonly Violation[]): Pick<Tally, 'duplicates' | 'violations'> {
  const duplicates = violations.filter(({ rule }) => duplicateRules.has(rule)).length;
  return { duplicates, violations: violations.length };
}

/**
 * One line for people; with FAULT_REPORT set, one line of JSON more at the end of that file.
 * @param part of the file, where it tells more than once
 */
export function tellTally(testFile: string, tally: Tally, part?: string): void {
  const file = basename(fileURLToPath(testFile), '.test.ts');
  const name = part === undefined ? file : `${file} ${part}`;
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
    `violations ${tally.violations - tally.knownLimits}`,
    `known limits met ${tally.knownLimits}`,
  ].join(', ');
}

/** The lines of a FAULT_REPORT. */
export function readTallies(report: string): (Tally & { name: string })[] {
  const lines = report.split('\n').filter((line) => line !== '');
  return lines.map((line) => namedTallySchema.parse(JSON.parse(line)));
}

export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, tally) => ({
      rounds: sum.rounds + tally.rounds,
      syncs: sum.syncs + tally.syncs,
      acknowledged: sum.acknowledged + tally.acknowledged,
      faultsInjected: sum.faultsInjected + tally.faultsInjected,
      duplicates: sum.duplicates + tally.duplicates,
      violations: sum.violations + tally.violations,
      knownLimits: sum.knownLimits + tally.knownLimits,
    }),
    noTally,
  );
}
