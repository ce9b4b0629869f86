import { post } from '../api/request.ts';
import { readSyncId, type SyncOrder } from '../api/started-sync.ts';
import { startBatch } from '../batch/run-batch.ts';
import { show } from '../state/navigation.ts';
import { newId } from '../state/new-id.ts';

/**
 * Starts one sync and shows it, or many and shows their list.
 * @throws RequestFailed
 */
export async function startSyncs({ ids, dryRun, collection }: SyncOrder): Promise<void> {
  const [responseId] = ids;
  if (responseId === undefined) return;
  if (ids.length > 1) return show({ name: 'batch', batchId: startBatch({ ids, dryRun, collection }) });
  const order = { body: { responseId, dryRun, collection, trigger: 'manual' }, idempotencyKey: newId() };
  show({ name: 'sync', syncId: readSyncId(await post('/v1/syncs', order)) });
}
