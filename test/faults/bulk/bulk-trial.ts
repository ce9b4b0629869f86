/** What the fault tests of bulks have: a stack, a bulk that runs while something breaks it, and the checker's verdict. */
import { awaitBulk } from '../../../client/bulk/await-bulk.ts';
import { retryBulk } from '../../../client/bulk/retry-bulk.ts';
import { startBulk } from '../../../client/bulk/start-bulk.ts';
import type { StartedBulk } from '../../../client/bulk/begin-bulk.ts';
import { endedCount, unsuccessfulCount, type Bulk } from '../../../customer/bulk.ts';
import type { SyncResult } from '../../../customer/sync-result.ts';
import { openStack, type Stack } from '../../support/stack.ts';
import { addTallies, countViolations, noTally, tellTally, type Tally } from '../tally.ts';
import type { Violation } from '../violation.ts';
import { findBulkViolations } from './check-bulk.ts';
import { collectBulk } from './collect-bulk.ts';
import type { PlannedLine } from './planned-line.ts';
import { watchStalls } from './stalls.ts';
import { bulkSizes } from '../sizes.ts';

export interface BulkTrial {
  stack: Stack;
  /** Of the worker: the budget of both upstreams. */
  environment: Record<string, string>;
  /** Hands in the lines and follows the bulk to its end. */
  run(planned: PlannedLine[], meanwhile: (bulk: Watched) => Promise<void>): Promise<Verdict>;
  /** The same for a retry of a bulk that has ended. */
  retry(bulkId: string, planned: PlannedLine[]): Promise<Verdict>;
  /** Counts requests that met a fault and workers that were killed. */
  noteFaults(count: number): void;
  /** Tells the counts, and closes the stack. */
  close(): Promise<void>;
}

/** A bulk while it runs. */
export interface Watched {
  bulkId: string;
  ended(this: void): number;
  isOver(this: void): boolean;
}

export interface Verdict {
  bulk: Bulk;
  violations: Violation[];
}

/**
 * The stand-in protects nobody, as in openTrial.
 * @param testFile import.meta.url of the test file
 * @param part of it, for the counts
 */
export async function openBulkTrial(testFile: string, part: string, requestsPerSecond: number): Promise<BulkTrial> {
  const stack = await openStack(testFile);
  await stack.ipaas.switches({ customerNumbers: 'shared', nestedLinks: 'ignored' });
  const rate = String(requestsPerSecond);
  const firstRead: SyncResult[] = [];
  const following = new AbortController();
  let tally = { ...noTally };
  const reading = readAsTheyCome(stack, firstRead, following.signal);

  const follow = async (
    planned: PlannedLine[],
    start: () => Promise<StartedBulk>,
    meanwhile: (bulk: Watched) => Promise<void>,
  ): Promise<Verdict> => {
    const before = {
      openai: (await stack.openai.journal()).length,
      ipaas: (await stack.ipaas.journal()).length,
      syncIds: new Set(firstRead.map(({ syncId }) => syncId)),
    };
    const stopWatching = watchStalls();
    const { bulkId } = await start();
    let bulk: Bulk | null = null;
    let isOver = false;
    const ended = (): number => (bulk === null ? 0 : endedCount(bulk.totals));
    const breaking = meanwhile({ bulkId, ended, isOver: () => isOver });
    for await (bulk of awaitBulk(stack.client, stack.syncLog, bulkId, AbortSignal.timeout(longestMs))) continue;
    isOver = true;
    await breaking;
    if (bulk === null) throw new Error('The bulk was not seen.');
    const rates = { allowedPerSecond: requestsPerSecond, onTheWayMs: bulkSizes.onTheWayMs, stalls: stopWatching() };
    const told = { planned, bulk, before, firstRead, ...rates };
    const violations = findBulkViolations(await collectBulk(stack, told));
    tally = addTallies([tally, { ...noTally, rounds: 1, ...countsOf(bulk), ...countViolations(violations) }]);
    return { bulk, violations };
  };

  return {
    stack,
    // A key that works is asked for once a minute, as in production.
    environment: { OPENAI_RPS: rate, IPAAS_RPS: rate, OPENAI_KEY_CHECK_SECONDS: '60' },
    run: async (planned, meanwhile) =>
      await follow(planned, async () => await startBulk(stack.client, stack.syncLog, planned), meanwhile),
    retry: async (bulkId, planned) =>
      await follow(
        planned,
        async () => await retryBulk(stack.client, stack.syncLog, bulkId),
        async () => undefined,
      ),
    noteFaults: (count) => void (tally = { ...tally, faultsInjected: tally.faultsInjected + count }),
    async close() {
      tellTally(testFile, tally, part);
      following.abort();
      await reading;
      await stack.close();
    },
  };
}

const longestMs = 3_600_000;

function countsOf({ totals }: Bulk): Pick<Tally, 'syncs' | 'acknowledged'> {
  return { syncs: totals.received, acknowledged: totals.received - unsuccessfulCount(totals) };
}

/** Each result as it stood when it came into the log. */
async function readAsTheyCome({ syncLog }: Stack, firstRead: SyncResult[], signal: AbortSignal): Promise<void> {
  for await (const { result } of syncLog.follow(null, signal)) firstRead.push(result);
}
