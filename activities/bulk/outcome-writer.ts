import { setTimeout as delay } from 'node:timers/promises';
import type { EndedRecord } from '../../customer/bulk.ts';
import { SyncLogError } from '../../sync-log/sync-log-error.ts';
import type { SyncLog } from '../../sync-log/sync-log.ts';

/** Long enough for many records to end in, and so to share a transaction; short enough to count as at once. */
const collectMs = 15;

export interface OutcomeWriter {
  /** @throws whatever an earlier write threw */
  add(record: EndedRecord): void;
  /** Settles when everything that was added is in the log. @throws SyncLogError */
  written(): Promise<void>;
}

/**
 * Writes results to the log as records end, those of a moment together: a transaction for each would be half of the work
 * that a record takes in the store.
 * @param onWritten hears of what is in the log
 */
export function createOutcomeWriter(
  bulkId: string,
  { bulks }: Pick<SyncLog, 'bulks'>,
  onWritten: (records: readonly EndedRecord[]) => void,
): OutcomeWriter {
  let collected: EndedRecord[] = [];
  let writing: Promise<void> | null = null;
  let failure: unknown = null;

  const write = async (): Promise<void> => {
    while (collected.length > 0) {
      await delay(collectMs);
      const records = collected;
      collected = [];
      await bulks.recordOutcomes(bulkId, records);
      onWritten(records);
    }
  };
  const start = (): Promise<void> =>
    write()
      .catch((error: unknown) => {
        failure = error;
      })
      .finally(() => {
        writing = null;
      });
  const settled = async (): Promise<void> => {
    if (writing === null) return;
    await writing;
    await settled();
  };
  const assertWell = (): void => {
    if (failure === null) return;
    if (failure instanceof SyncLogError) throw failure;
    throw new SyncLogError('The sync log could not take the results of a bulk. Look at its disk and its file.', {
      cause: failure,
    });
  };
  return {
    add(record) {
      assertWell();
      collected.push(record);
      writing ??= start();
    },
    async written() {
      await settled();
      assertWell();
    },
  };
}
