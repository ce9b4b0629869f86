import { isSynced } from '../../customer/sync-result.ts';
import type { Evidence } from './evidence.ts';

/** How many syncs were accepted and ended well. */
export function acknowledged({ accepted, rows }: Pick<Evidence, 'accepted' | 'rows'>): number {
  const wellEnded = new Set(rows.filter(({ outcome }) => isSynced(outcome)).map(({ syncId }) => syncId));
  return accepted.filter(({ syncId }) => wellEnded.has(syncId)).length;
}
