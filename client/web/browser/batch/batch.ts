import type { Outcome } from '../../../../customer/sync-result.ts';
import type { Sync } from '../sync.ts';

/** `refused`: the API did not take it. */
export type ItemState = 'queued' | 'starting' | 'running' | 'refused' | Outcome;

export interface BatchItem {
  responseId: string;
  syncId: string | null;
  state: ItemState;
  customerNumber: string | null;
  /** What went wrong, in a sentence; null where nothing did. */
  note: string | null;
}

/** Many syncs that were started together. */
export interface Batch {
  batchId: string;
  dryRun: boolean;
  collection: string | null;
  items: BatchItem[];
}

export type Totals = Partial<Record<ItemState, number>>;

const underWay: ReadonlySet<ItemState> = new Set(['queued', 'starting', 'running']);
const needAttention: ReadonlySet<ItemState> = new Set(['invalid', 'rejected', 'failed', 'refused']);

export function createBatch(
  batchId: string,
  ids: readonly string[],
  dryRun: boolean,
  collection: string | null,
): Batch {
  const items = ids.map((responseId) => {
    return { responseId, syncId: null, state: 'queued', customerNumber: null, note: null } satisfies BatchItem;
  });
  return { batchId, dryRun, collection, items };
}

/** The batch with something new about one of its items. */
export function withItem(batch: Batch, index: number, news: Partial<BatchItem>): Batch {
  const items = [...batch.items];
  const item = items[index];
  if (item !== undefined) items[index] = { ...item, ...news };
  return { ...batch, items };
}

/** What a result says of the item that started it. */
export function newsOf(sync: Sync): Partial<BatchItem> {
  if (sync.outcome === null) return {};
  return {
    state: sync.outcome,
    customerNumber: sync.customer?.customerNumber ?? null,
    note: sync.error?.title ?? null,
  };
}

export function hasItemEnded({ state }: BatchItem): boolean {
  return !underWay.has(state);
}

export function needsAttention({ state }: BatchItem): boolean {
  return needAttention.has(state);
}

/** How many items are in each state; together as many as there are items. */
export function totalsOf({ items }: Batch): Totals {
  const totals: Totals = {};
  for (const { state } of items) totals[state] = (totals[state] ?? 0) + 1;
  return totals;
}

/** After a reload nobody waits for the answers that were under way: they are asked for again, which starts nothing twice. */
export function resumed(batch: Batch): Batch {
  return {
    ...batch,
    items: batch.items.map((item) => (item.state === 'starting' ? { ...item, state: 'queued' } : item)),
  };
}
