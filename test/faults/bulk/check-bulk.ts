/** The checker of bulks: everything in which the sources contradict what was handed in, the totals, or one another. */
import { checkRecords } from '../check-records.ts';
import { checkTruth } from '../check-truth.ts';
import type { AcceptedSync, Evidence } from '../evidence.ts';
import type { Violation } from '../violation.ts';
import type { BulkEvidence } from './bulk-evidence.ts';
import { checkLines } from './check-lines.ts';
import { checkRows } from './check-rows.ts';
import { checkTotals } from './check-totals.ts';
import { isRecord } from './planned-line.ts';

/** @returns an empty list where every promise was kept */
export function findBulkViolations(evidence: BulkEvidence): Violation[] {
  const sources = withoutTwins(evidence);
  return [
    ...checkLines(evidence),
    ...checkTotals(evidence),
    ...checkRows(evidence),
    ...checkRecords(sources),
    ...checkTruth(sources),
    ...checkBadOnes(evidence),
    ...checkFetched(evidence),
    ...checkRates(evidence),
  ];
}

/** What the other checkers compare. Twins were put in by the workload, and are no duplicates of ours. */
function withoutTwins(evidence: BulkEvidence): Evidence {
  const { planned, rows, customers } = evidence;
  const records = planned.filter(isRecord);
  const syncIds = new Map(rows.map(({ responseId, syncId }) => [responseId, syncId]));
  const accepted = records.flatMap((record): AcceptedSync[] => {
    const syncId = syncIds.get(record.responseId);
    return syncId === undefined ? [] : [{ ...record, syncId, dryRun: false, automatic: true }];
  });
  const twins = new Set(records.filter(({ kind }) => kind === 'twins').map(({ customerNumber }) => customerNumber));
  return {
    ...evidence,
    claimed: 0,
    accepted,
    customers: customers.filter(({ customerNumber }) => !twins.has(customerNumber ?? '')),
    heldBefore: records.filter(({ kind }) => kind !== 'new').map(({ customerNumber }) => customerNumber),
  };
}

/** Of a bad record nothing may come to iPaaS.com, and its twins stay as they were. */
function checkBadOnes({ planned, customers, links }: BulkEvidence): Violation[] {
  const held = Map.groupBy(customers, ({ customerNumber }) => customerNumber);
  const linked = new Set(links.map(({ externalId }) => externalId));
  return planned.filter(isRecord).flatMap(({ kind, customerNumber }): Violation[] => {
    const own = held.get(customerNumber) ?? [];
    const isUntouched = own.every(({ comment }) => comment === 'As it was') && !linked.has(customerNumber);
    const count = { noEmail: 0, notFound: 0, twins: 2, new: null, linked: null, unlinked: null }[kind];
    if (count === null || (own.length === count && isUntouched)) return [];
    return [{ rule: 'bad-one-touched', what: `${customerNumber} (${kind})` }];
  });
}

/** A retry asks for nothing that came through before. */
function checkFetched({ planned, fetched }: BulkEvidence): Violation[] {
  const known = new Set(planned.map(({ responseId }) => responseId));
  return fetched.filter((id) => !known.has(id)).map((what) => ({ rule: 'fetched-for-nobody', what }));
}

function checkRates({ rates }: BulkEvidence): Violation[] {
  return rates
    .filter(({ excess }) => excess > 0)
    .map(({ upstream, most, excess, allowed }) => ({
      rule: 'budget-exceeded',
      what: `${upstream} was asked up to ${most} times in a second, ${allowed} are allowed (${excess} too many)`,
    }));
}
