/** What was asked of a stand-in since its last reset, and what became of each request. */
import { createHash } from 'node:crypto';

export interface JournalEntry {
  /** Position since the last reset, from 1. */
  n: number;
  /** Arrival, ISO-8601 in UTC. */
  at: string;
  method: string;
  /** Path with the query, as it was sent. */
  path: string;
  /** Status of the answer that was made, sent or not; null while there is none (still working, hanging, reset early). */
  status: number | null;
  /** True where a write was carried out in the state. Reads never commit. */
  committed: boolean;
  /** True where the answer was sent completely. */
  answered: boolean;
  /** SHA-256 of the request's body in hexadecimal digits (of the empty text where none was sent). */
  bodyHash: string;
  requestId: string;
  trackingGuid: string | null;
}

export interface Journal {
  open(request: Omit<JournalEntry, 'n' | 'at' | 'status' | 'committed' | 'answered'>): JournalEntry;
  /** Entries with a position above `after`, oldest first. */
  entries(after: number): JournalEntry[];
  clear(): void;
}

/** Beyond this many entries the oldest tenth is forgotten; a run of 200,000 syncs stays below it. */
const LIMIT = 1_000_000;

export function createJournal(limit: number = LIMIT): Journal {
  let entries: JournalEntry[] = [];
  let count = 0;
  return {
    open(request) {
      count += 1;
      const entry: JournalEntry = {
        n: count,
        at: new Date().toISOString(),
        method: request.method,
        path: request.path,
        status: null,
        committed: false,
        answered: false,
        bodyHash: request.bodyHash,
        requestId: request.requestId,
        trackingGuid: request.trackingGuid,
      };
      if (entries.length >= limit) entries = entries.slice(Math.ceil(limit / 10));
      entries.push(entry);
      return entry;
    },
    entries: (after) => (after <= 0 ? entries : entries.filter((entry) => entry.n > after)),
    clear() {
      entries = [];
      count = 0;
    },
  };
}

export function bodyHash(body: string | Buffer): string {
  return createHash('sha256').update(body).digest('hex');
}
