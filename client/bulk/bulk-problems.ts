import { setImmediate as breathe } from 'node:timers/promises';
import { unsuccessfulCount, type Bulk } from '../../customer/bulk.ts';
import { failureEntry, type FailureCode } from '../../customer/failures.ts';
import type { Outcome } from '../../customer/sync-result.ts';
import type { BulkRecord, RecordStatus } from '../../sync-log/bulks/bulk-store.ts';
import type { SyncLog } from '../../sync-log/sync-log.ts';

/** Records that failed in the same way. */
export interface FailureGroup {
  code: FailureCode;
  outcome: Outcome;
  title: string;
  resolution: string;
  count: number;
  /** The first of them. */
  lines: number[];
}

/** What a person has to look at once a bulk has ended. */
export interface BulkProblems {
  /** The most frequent first. */
  failures: FailureGroup[];
  /** How many records without success were looked at; there may be more. */
  lookedAt: number;
  /** The first malformed lines. */
  malformedLines: number[];
  /** The first lines that repeat an earlier one. */
  duplicateLines: { line: number; firstLine: number | null }[];
}

const linesTold = 10;
/** Enough to know what is wrong; each page of them costs the store a look at the results. */
const mostLookedAt = 10_000;
const pageSize = 500;

type Log = Pick<SyncLog, 'bulks'>;

/** @throws SyncLogError */
export async function readProblems(syncLog: Log, bulk: Pick<Bulk, 'bulkId' | 'totals'>): Promise<BulkProblems> {
  const { bulkId, totals } = bulk;
  const malformed = totals.malformed === 0 ? [] : await firstLines(syncLog, bulkId, 'malformed');
  const duplicates = totals.duplicates === 0 ? [] : await firstLines(syncLog, bulkId, 'duplicate');
  const records = unsuccessfulCount(totals) === 0 ? [] : await unsuccessfulRecords(syncLog, bulkId);
  return {
    failures: groupFailures(records),
    lookedAt: records.length,
    malformedLines: malformed.map(({ line }) => line),
    duplicateLines: duplicates.map(({ line, firstLine }) => ({ line, firstLine })),
  };
}

async function firstLines({ bulks }: Log, bulkId: string, status: RecordStatus): Promise<BulkRecord[]> {
  const { items } = await bulks.records(bulkId, { status, limit: linesTold });
  return items;
}

async function unsuccessfulRecords({ bulks }: Log, bulkId: string): Promise<BulkRecord[]> {
  const found: BulkRecord[] = [];
  let cursor: string | undefined;
  do {
    const page = await bulks.records(bulkId, { unsuccessful: true, limit: pageSize, cursor });
    found.push(...page.items.filter(({ outcome }) => outcome !== null));
    cursor = page.nextCursor ?? undefined;
    await breathe();
  } while (cursor !== undefined && found.length < mostLookedAt);
  return found;
}

function groupFailures(records: readonly BulkRecord[]): FailureGroup[] {
  const groups = new Map<string, FailureGroup>();
  for (const { error, outcome, line } of records) {
    if (error === null || outcome === null) continue;
    const { title, resolution } = failureEntry(error.code);
    const key = `${outcome} ${error.code}`;
    const group = groups.get(key) ?? { code: error.code, outcome, title, resolution, count: 0, lines: [] };
    group.count += 1;
    if (group.lines.length < linesTold) group.lines.push(line);
    groups.set(key, group);
  }
  return [...groups.values()].toSorted((one, other) => other.count - one.count);
}
