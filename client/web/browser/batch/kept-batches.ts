import { isRecord } from '../api/answers.ts';
import type { Batch } from './batch.ts';

const prefix = 'customer-sync-batch-';

/** Keeps a batch for a reload of this tab; a browser that has no room for it does without. */
export function keepBatch(batch: Batch): void {
  try {
    sessionStorage.setItem(prefix + batch.batchId, JSON.stringify(batch));
  } catch {
    // The list goes on as long as the page is open.
  }
}

/** A batch of this tab, as it was last kept; null where there is none. */
export function findBatch(batchId: string): Batch | null {
  const text = sessionStorage.getItem(prefix + batchId);
  if (text === null) return null;
  const kept: unknown = JSON.parse(text);
  return isBatch(kept) ? kept : null;
}

function isBatch(value: unknown): value is Batch {
  return isRecord(value) && typeof value.batchId === 'string' && Array.isArray(value.items);
}
