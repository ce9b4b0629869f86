/** Nothing lost, nothing twice, nothing rewritten: the syncs that were accepted against the log and against Temporal. */
import { isDeepStrictEqual } from 'node:util';
import { isSynced, type Outcome, type SyncResult } from '../../customer/sync-result.ts';
import { acknowledged } from './acknowledged.ts';
import type { Evidence, WorkflowRun } from './evidence.ts';
import type { Rule, Violation } from './violation.ts';

export function checkAccounts(evidence: Evidence): Violation[] {
  return [...checkEnough(evidence), ...checkRows(evidence), ...checkRuns(evidence)];
}

function checkEnough(evidence: Evidence): Violation[] {
  const found = acknowledged(evidence);
  if (found >= evidence.claimed) return [];
  return [{ rule: 'enough-acknowledged', what: `${found} syncs ended well, ${evidence.claimed} were claimed` }];
}

function checkRows({ accepted, rows, firstRead }: Evidence): Violation[] {
  const known = new Set(accepted.map(({ syncId }) => syncId));
  const counts = accepted.map(({ syncId }) => ({ syncId, rows: rows.filter((row) => row.syncId === syncId).length }));
  return [
    ...counts
      .filter((count) => count.rows !== 1)
      .map((count) => violation('one-row', `sync ${count.syncId} has ${count.rows} rows`)),
    ...rows.filter(({ syncId }) => !known.has(syncId)).map(({ syncId }) => violation('row-of-nobody', syncId)),
    ...firstRead
      .filter((first) => !rows.some((row) => isDeepStrictEqual(row, first)))
      .map(({ syncId }) => violation('row-rewritten', `sync ${syncId} reads differently at the end`)),
  ];
}

function checkRuns({ accepted, rows, runs }: Evidence): Violation[] {
  const known = new Set(accepted.map(({ syncId }) => syncId));
  const strays = runs.filter(({ runId }) => !known.has(runId));
  return [
    ...strays.map(({ runId }) => violation('one-final-run', `run ${runId} was asked for by nobody`)),
    ...accepted.flatMap(({ syncId }) => {
      const own = runs.filter(({ runId }) => runId === syncId);
      const [run] = own;
      if (run === undefined || own.length > 1) {
        return [violation('one-final-run', `sync ${syncId} has ${own.length} runs`)];
      }
      const row = rows.find((candidate) => candidate.syncId === syncId);
      return row === undefined ? [] : checkRun(run, row);
    }),
  ];
}

function checkRun(run: WorkflowRun, row: SyncResult): Violation[] {
  const expected = finalStatus(row.outcome);
  if (run.status !== expected) {
    return [violation('one-final-run', `sync ${row.syncId} is ${row.outcome}, its run ${run.status}`)];
  }
  // A cancelled run carries no result.
  if (run.result === null && row.outcome === 'cancelled') return [];
  if (isDeepStrictEqual(run.result, row)) return [];
  return [violation('run-disagrees', `sync ${row.syncId}: the run's result is not the row of the log`)];
}

function finalStatus(outcome: Outcome): string {
  if (outcome === 'cancelled') return 'CANCELLED';
  return isSynced(outcome) ? 'COMPLETED' : 'FAILED';
}

function violation(rule: Rule, what: string): Violation {
  return { rule, what };
}
