import type { Problem } from '../api/answers.ts';
import { readFeed } from '../api/feed.ts';
import { get, post, problemIn } from '../api/request.ts';
import { readSyncId, type SyncOrder } from '../api/started-sync.ts';
import { trouble } from '../api/trouble.ts';
import { newId } from '../state/new-id.ts';
import { createStore, type Store } from '../state/store.ts';
import { readSync, type Sync } from '../sync.ts';
import { createBatch, hasItemEnded, newsOf, resumed, withItem, type Batch, type BatchItem } from './batch.ts';
import { findBatch, keepBatch } from './kept-batches.ts';

/** A browser has six connections for one address; the feed and the person need theirs. */
const startsAtOnce = 4;
const asksAtOnce = 2;
const keepEveryMs = 500;
const againMs = 1_000;

const open = new Map<string, Store<Batch>>();

/** Starts many syncs, some at a time, and answers the id of their list. */
export function startBatch({ ids, dryRun, collection }: SyncOrder): string {
  const batchId = newId();
  run(createBatch(batchId, ids, dryRun, collection));
  return batchId;
}

/** A batch of this tab; one that a reload interrupted goes on. Null where this tab has none of the id. */
export function openBatch(batchId: string): Store<Batch> | null {
  const known = open.get(batchId);
  if (known !== undefined) return known;
  const kept = findBatch(batchId);
  return kept === null ? null : run(resumed(kept));
}

function run(batch: Batch): Store<Batch> {
  const store = createStore(batch);
  open.set(batch.batchId, store);
  keepChanges(store);
  /** A result can be there before the answer that names its sync. */
  const early = new Map<string, Partial<BatchItem>>();
  const note = (index: number, news: Partial<BatchItem>): void => store.set(withItem(store.get(), index, news));
  const onResult = (sync: Sync): void => {
    early.set(sync.syncId, newsOf(sync));
    const index = store.get().items.findIndex(({ syncId }) => syncId === sync.syncId);
    if (index >= 0) note(index, newsOf(sync));
  };
  const askForMissed = (): void =>
    void inTurn(running(store.get()), asksAtOnce, async (index) => await ask(store, index, onResult));
  readFeed({ onResult, onReopened: askForMissed });
  askForMissed();
  void inTurn(queued(store.get()), startsAtOnce, async (index) => {
    const syncId = await start(store, index, note);
    const result = syncId === null ? undefined : early.get(syncId);
    if (result !== undefined) note(index, result);
  });
  return store;
}

function queued({ items }: Batch): number[] {
  return items.flatMap(({ state }, index) => (state === 'queued' ? [index] : []));
}

function running({ items }: Batch): number[] {
  return items.flatMap((item, index) => (item.syncId !== null && !hasItemEnded(item) ? [index] : []));
}

async function inTurn(indexes: number[], atOnce: number, work: (index: number) => Promise<void>): Promise<void> {
  const left = [...indexes];
  const next = async (): Promise<void> => {
    for (let index = left.shift(); index !== undefined; index = left.shift()) await work(index);
  };
  await Promise.all(Array.from({ length: atOnce }, next));
}

/** Starts one, again and again while the service is away; a refusal stands. */
async function start(
  store: Store<Batch>,
  index: number,
  note: (index: number, news: Partial<BatchItem>) => void,
): Promise<string | null> {
  const { batchId, dryRun, collection, items } = store.get();
  const body = { responseId: items[index]?.responseId, dryRun, collection, trigger: 'manual' };
  note(index, { state: 'starting' });
  for (;;) {
    try {
      const syncId = readSyncId(await post('/v1/syncs', { body, idempotencyKey: `${batchId}-${index}` }));
      note(index, { syncId, state: 'running' });
      return syncId;
    } catch (error) {
      const problem = problemIn(error);
      if (!mayPass(problem)) {
        note(index, { state: 'refused', note: problem?.title ?? null });
        return null;
      }
      await untilWorthTrying();
    }
  }
}

/** What is away comes back; a start that a reload left under way is answered as soon as it is done. */
function mayPass(problem: Problem | null): boolean {
  if (problem === null) return false;
  const { status, code } = problem;
  return status === 0 || status === 401 || status === 429 || status >= 500 || code === 'RequestRunning';
}

async function untilWorthTrying(): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, againMs));
  while (trouble.get() !== null);
}

async function ask(store: Store<Batch>, index: number, onResult: (sync: Sync) => void): Promise<void> {
  const syncId = store.get().items[index]?.syncId ?? '';
  try {
    const sync = readSync(await get(`/v1/syncs/${syncId}`));
    if (sync.outcome !== null) onResult(sync);
  } catch {
    // The feed tells of it once it has ended, or it is asked for when the feed opens again.
  }
}

function keepChanges(store: Store<Batch>): void {
  let waiting = false;
  const keep = (): void => {
    waiting = false;
    keepBatch(store.get());
  };
  keep();
  addEventListener('pagehide', keep);
  store.subscribe(() => {
    if (waiting) return;
    waiting = true;
    setTimeout(keep, keepEveryMs);
  });
}
