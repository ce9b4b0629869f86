import { createHash } from 'node:crypto';
import { bulkSyncId } from './bulk.ts';

/**
 * The tracking GUID of a record: the same for every attempt at it, in the fast lane or in a workflow of its own, so that
 * what iPaaS.com logs of a write whose worker died is found under the result that tells of it.
 * Of version 8 (RFC 9562, section 5.8): made from a hash.
 */
export function recordGuid(bulkId: string, line: number): string {
  const hex = createHash('sha256').update(bulkSyncId(bulkId, line)).digest('hex');
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20)];
  return [...parts, hex.slice(20, 32)].join('-');
}
