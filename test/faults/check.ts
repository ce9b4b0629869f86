/** The checker: compares the sources with one another and names everything in which they break a promise. */
import { checkAccounts } from './check-accounts.ts';
import { checkRecords } from './check-records.ts';
import { checkTruth } from './check-truth.ts';
import type { Evidence } from './evidence.ts';
import type { Violation } from './violation.ts';

/** @returns an empty list where every promise was kept */
export function findViolations(evidence: Evidence): Violation[] {
  return [...checkAccounts(evidence), ...checkRecords(evidence), ...checkTruth(evidence)];
}
