/** The sync log against the lines of a bulk and against Temporal: a row for each record, the right one, never rewritten. */
import { isDeepStrictEqual } from 'node:util';
import type { SyncResult } from '../../../customer/sync-result.ts';
import type { BulkRecord } from '../../../sync-log/bulks/bulk-store.ts';
import type { Rule, Violation } from '../violation.ts';
import type { BulkEvidence } from './bulk-evidence.ts';
import { isRecord } from './planned-line.ts';

type Sources = Pick<BulkEvidence, 'planned' | 'lines' | 'rows' | 'earlierRows' | 'firstRead' | 'runs'>;

export function checkRows(sources: Sources): Violation[] {
  return [...checkEach(sources), ...checkStrays(sources), ...checkRewritten(sources), ...checkRuns(sources)];
}

/** One row for each record, and it says the same. */
function checkEach({ planned, lines, rows }: Sources): Violation[] {
  const byResponse = Map.groupBy(rows, ({ responseId }) => responseId);
  const told = new Map(lines.map((line) => [line.line, line]));
  return planned.filter(isRecord).flatMap(({ line, responseId }) => {
    const own = byResponse.get(responseId) ?? [];
    const [row] = own;
    if (row === undefined || own.length > 1) {
      const how = own.map(({ syncId, outcome }) => `${syncId} ${outcome}`).join(', ');
      return [violation('one-row', `line ${line} has ${own.length} rows: ${how}`)];
    }
    const record = told.get(line);
    return record === undefined || saysTheSame(record, row)
      ? []
      : [violation('outcome-untrue', `line ${line} does not say what its row of the log says`)];
  });
}

function saysTheSame(record: BulkRecord, row: SyncResult): boolean {
  const isOne = record.syncId === row.syncId && record.outcome === row.outcome;
  return isOne && (record.error?.code ?? null) === (row.error?.code ?? null);
}

function checkStrays({ planned, rows }: Sources): Violation[] {
  const known = new Set(planned.map(({ responseId }) => responseId));
  return rows
    .filter(({ responseId }) => !known.has(responseId))
    .map(({ syncId }) => violation('row-of-nobody', syncId));
}

function checkRewritten({ rows, earlierRows, firstRead }: Sources): Violation[] {
  const now = new Map([...earlierRows, ...rows].map((row) => [row.syncId, row]));
  return firstRead
    .filter((first) => !isDeepStrictEqual(now.get(first.syncId), first))
    .map(({ syncId }) => violation('row-rewritten', `sync ${syncId} reads differently at the end`));
}

/** A record with a workflow of its own: its run has ended and holds the row. A cancelled run holds none. */
function checkRuns({ rows, runs }: Sources): Violation[] {
  const logged = new Map(rows.map((row) => [row.syncId, row]));
  return runs.flatMap(({ runId, status, result }) => {
    const row = logged.get(runId);
    if (status === 'RUNNING') return [violation('one-final-run', `run ${runId} has not ended`)];
    if (row === undefined) return [violation('one-row', `run ${runId} has no row`)];
    if (result === null || isDeepStrictEqual(result, row)) return [];
    return [violation('run-disagrees', `sync ${runId}: the run's result is not the row of the log`)];
  });
}

function violation(rule: Rule, what: string): Violation {
  return { rule, what };
}
