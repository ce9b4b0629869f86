import { readSync, type Sync } from '../sync.ts';
import { follow, type Place } from './follow.ts';

interface Reader {
  onResult: (sync: Sync) => void;
  /** The feed was taken up again; where no result had come before, those in between are missed. */
  onReopened?: () => void;
}

const readers = new Set<Reader>();

/** Tells a reader of every result that is logged from now on. Answers the function that ends it. */
export function readFeed(reader: Reader): () => void {
  readers.add(reader);
  return () => readers.delete(reader);
}

let opened = false;
/** Outlives the times in which the tab is hidden, so that nothing of them is missed. */
const place: Place = { lastId: null };

/** Follows the feed of results until the signal is aborted: one connection for the whole page. */
export function followFeed(signal: AbortSignal): void {
  const following = {
    onOpen: () => {
      if (opened) for (const reader of readers) reader.onReopened?.();
      opened = true;
    },
    onEvent: ({ event, data }: { event: string; data: string }) => {
      if (event !== 'result') return;
      const sync = readSync(JSON.parse(data));
      for (const reader of readers) reader.onResult(sync);
    },
    // The list and the banner tell what is away.
    onProblem: () => undefined,
  };
  void follow('/v1/syncs/events', following, signal, place);
}
