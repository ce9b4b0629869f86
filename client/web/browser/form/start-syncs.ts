import type { Problem } from '../api/answers.ts';
import { post, RequestFailed, upload } from '../api/request.ts';
import { readSyncId } from '../api/started-sync.ts';
import { readBulk } from '../bulk.ts';
import { show } from '../state/navigation.ts';
import { newId } from '../state/new-id.ts';
import { contentTypeOf } from './list-file.ts';

/** How syncs are to be carried out. */
export interface SyncOptions {
  dryRun: boolean;
  /** Name of a mapping collection; null for the default. */
  collection: string | null;
}

const unreadableFile: Problem = {
  title: 'The file cannot be read.',
  detail: 'It was changed or moved since it was chosen, or this browser may not read it. Nothing was started.',
  resolution: 'Choose it again.',
  code: 'InvalidInput',
  status: 0,
};

/**
 * Starts a sync of one id, or a bulk of many, and shows it.
 * @throws RequestFailed
 */
export async function startIds(ids: readonly string[], { dryRun, collection }: SyncOptions): Promise<void> {
  const idempotencyKey = newId();
  if (ids.length > 1) {
    const body = { responseIds: ids, dryRun, collection };
    return showBulk(await post('/v1/bulk-syncs', { body, idempotencyKey }));
  }
  const body = { responseId: ids[0], dryRun, collection, trigger: 'manual' };
  show({ name: 'sync', syncId: readSyncId(await post('/v1/syncs', { body, idempotencyKey })) });
}

/**
 * Starts a bulk of the ids in a file, which is not read here, and shows it.
 * @throws RequestFailed
 */
export async function startFile(file: File, { dryRun, collection }: SyncOptions): Promise<void> {
  // A file that is gone would look like a service that is away.
  await file
    .slice(0, 1)
    .arrayBuffer()
    .catch(() => {
      throw new RequestFailed(unreadableFile);
    });
  const query = new URLSearchParams({ dryRun: String(dryRun), ...(collection !== null && { collection }) });
  showBulk(await upload(`/v1/bulk-syncs?${query.toString()}`, file, contentTypeOf(file)));
}

function showBulk(answer: unknown): void {
  show({ name: 'bulk', bulkId: readBulk(answer).bulkId });
}
