import { SyncFailure } from '../customer/sync-failure.ts';

export type ListOrder = 'asc' | 'desc';

/** Names the last row that was read. Opaque for readers, so that its content may change. */
export function writeCursor(order: ListOrder, sequence: number): string {
  return Buffer.from(`${order}:${sequence}`).toString('base64url');
}

/**
 * @returns the sequence of the last row that was read
 * @throws SyncFailure InvalidInput for a text that is no cursor of this order
 */
export function readCursor(order: ListOrder, cursor: string): number {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const sequence = Number(/^(?:asc|desc):(\d{1,15})$/.exec(text)?.[1] ?? Number.NaN);
  if (writeCursor(order, sequence) === cursor) return sequence;
  throw new SyncFailure(
    'InvalidInput',
    `The cursor is not one that this log gave out for order=${order}. Leave it out to start from the beginning.`,
  );
}
