import { SyncFailure } from '../../customer/sync-failure.ts';

/** How far the lines of a bulk were read. */
export interface RecordsPlace {
  /** The last line that was told. */
  line: number;
  /** The position of the last record that was told, which is where its index goes on. */
  position: number;
}

export const beginning: RecordsPlace = { line: 0, position: 0 };

/** Opaque for readers, so that its content may change. */
export function writeRecordsCursor({ line, position }: RecordsPlace): string {
  return Buffer.from(`records:${line}:${position}`).toString('base64url');
}

/** @throws SyncFailure InvalidInput for a text that is no such cursor */
export function readRecordsCursor(cursor: string): RecordsPlace {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const [, line, position] = /^records:(\d{1,9}):(\d{1,9})$/.exec(text) ?? [];
  const place = { line: Number(line), position: Number(position) };
  if (writeRecordsCursor(place) === cursor) return place;
  throw new SyncFailure(
    'InvalidInput',
    'The cursor is not one that this bulk gave out. Leave it out to start from the beginning.',
  );
}
