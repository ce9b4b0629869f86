/** How fast the API accepts syncs, beside how fast the engine brings them to their end. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { oneDecimal, percentile } from './measure.ts';
import { inTurns } from './in-turns.ts';

const connections = 10;
const giveUpAfterMs = 120_000;
const lookEveryMs = 250;

const startedSchema = z.object({ syncId: z.string() });
const pageSchema = z.object({
  items: z.array(z.object({ syncId: z.string(), outcome: z.string(), finishedAt: z.iso.datetime() })),
  nextCursor: z.string().nullable(),
});

type Finished = z.output<typeof pageSchema>['items'][number];

export interface Accepting {
  connections: number;
  syncs: number;
  acceptedPerSecond: number;
  /** Milliseconds until a sync is accepted. */
  p50: number;
  p99: number;
  /** From the first request to the last result; the engine works while others are still being accepted. */
  finishedPerSecond: number;
  /** How many times as fast syncs are accepted as they are finished. */
  ratio: number;
}

/**
 * Starts a sync of every response, over 10 connections, and waits for all results.
 * @throws Error where one is not accepted, or did not end as created
 */
export async function acceptSyncs(
  api: URL,
  responseIds: readonly string[],
): Promise<Accepting & { syncIds: string[] }> {
  const startedAt = Date.now();
  const started = await inTurns(responseIds, connections, async (responseId) => await accept(api, responseId));
  const acceptedPerSecond = perSecond(responseIds.length, Date.now() - startedAt);
  const syncIds = started.map(({ syncId }) => syncId);
  const lastAt = await lastEnd(api, new Set(syncIds));
  const finishedPerSecond = perSecond(responseIds.length, lastAt - startedAt);
  const milliseconds = started.map((one) => one.milliseconds);
  return {
    connections,
    syncs: responseIds.length,
    acceptedPerSecond: oneDecimal(acceptedPerSecond),
    p50: percentile(milliseconds, 0.5),
    p99: percentile(milliseconds, 0.99),
    finishedPerSecond: oneDecimal(finishedPerSecond),
    ratio: oneDecimal(acceptedPerSecond / finishedPerSecond),
    syncIds,
  };
}

async function accept(api: URL, responseId: string): Promise<{ syncId: string; milliseconds: number }> {
  const startedAt = performance.now();
  const response = await fetch(new URL('/v1/syncs', api), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ responseId }),
  });
  const body: unknown = await response.json();
  if (response.status !== 202) throw new Error(`A sync of the benchmark was answered with ${response.status}.`);
  return { ...startedSchema.parse(body), milliseconds: performance.now() - startedAt };
}

/** Follows the feed until all have ended. @returns when the last did */
async function lastEnd(api: URL, syncIds: ReadonlySet<string>): Promise<number> {
  const giveUpAt = Date.now() + giveUpAfterMs;
  const ends: number[] = [];
  let cursor: string | null = null;
  while (ends.length < syncIds.size) {
    const page: z.output<typeof pageSchema> = await readFeed(api, cursor);
    ends.push(...page.items.filter(({ syncId }) => syncIds.has(syncId)).map(endOf));
    cursor = page.nextCursor ?? cursor;
    if (Date.now() > giveUpAt) throw new Error(`Only ${ends.length} of ${syncIds.size} syncs ended in time.`);
    if (page.items.length === 0) await sleep(lookEveryMs);
  }
  return Math.max(...ends);
}

async function readFeed(api: URL, cursor: string | null): Promise<z.output<typeof pageSchema>> {
  const query = new URLSearchParams({ order: 'asc', limit: '1000', ...(cursor !== null && { cursor }) });
  const response = await fetch(new URL(`/v1/syncs?${query.toString()}`, api));
  return pageSchema.parse(await response.json());
}

function endOf({ outcome, finishedAt }: Finished): number {
  if (outcome !== 'created') throw new Error(`A sync of the benchmark ended as ${outcome}.`);
  return Date.parse(finishedAt);
}

function perSecond(count: number, milliseconds: number): number {
  return (count * 1_000) / milliseconds;
}
