/** Does each outcome say what was done? The log against the journal, joined by the tracking GUID. */
import type { SyncResult } from '../../customer/sync-result.ts';
import type { JournalRow } from '../../sandbox/control-client.ts';
import type { Evidence } from './evidence.ts';
import type { Rule, Violation } from './violation.ts';

export function checkTruth(evidence: Evidence): Violation[] {
  const { rows, writes } = evidence;
  const byGuid = new Map(rows.map((row) => [row.trackingGuid, row]));
  return [
    ...writes
      .filter(({ trackingGuid }) => !byGuid.has(trackingGuid ?? ''))
      .map(({ n, method, path }) => violation('write-of-nobody', `request ${n}: ${method} ${pathOnly(path)}`)),
    ...checkCreates(evidence),
    ...rows.flatMap((row) =>
      checkOutcome(
        row,
        writes.filter(({ trackingGuid }) => trackingGuid === row.trackingGuid),
      ),
    ),
  ];
}

/** A new customer was created exactly once, however many syncs it took; one that was there never. */
function checkCreates({ accepted, rows, writes, heldBefore }: Evidence): Violation[] {
  const numbers = new Map(accepted.map(({ syncId, customerNumber }) => [syncId, customerNumber]));
  const numberOf = new Map(rows.map(({ trackingGuid, syncId }) => [trackingGuid, numbers.get(syncId)]));
  const creates = writes.filter(isCreate).map(({ trackingGuid }) => numberOf.get(trackingGuid ?? ''));
  return [...new Set(numbers.values())].flatMap((number) => {
    const count = creates.filter((created) => created === number).length;
    const most = heldBefore.includes(number) ? 0 : 1;
    return count <= most ? [] : [violation('one-create', `${number} was created ${count} times`)];
  });
}

function checkOutcome({ syncId, outcome, dryRun }: SyncResult, writes: JournalRow[]): Violation[] {
  const creates = writes.filter(isCreate).length;
  const untrue = (does: string): Violation[] => [
    violation('outcome-untrue', `sync ${syncId} says ${outcome}${dryRun ? ' (dry run)' : ''}, but ${does}`),
  ];
  if (dryRun) return writes.length === 0 ? [] : untrue('wrote');
  switch (outcome) {
    case 'created':
      return creates === 1 ? [] : untrue(`created ${creates} times`);
    case 'updated':
      if (creates > 0) return untrue('created');
      return writes.length > 0 ? [] : untrue('wrote nothing');
    case 'unchanged':
    case 'skipped':
    case 'invalid':
    case 'rejected':
      return writes.length === 0 ? [] : untrue('wrote');
    case 'failed':
    case 'cancelled':
      // Either may have come after a write; what it left behind is for the next sync to complete.
      return [];
  }
}

function isCreate({ method, path }: JournalRow): boolean {
  return method === 'POST' && /\/Customer$/i.test(pathOnly(path));
}

function pathOnly(path: string): string {
  return path.split('?')[0] ?? path;
}

function violation(rule: Rule, what: string): Violation {
  return { rule, what };
}
