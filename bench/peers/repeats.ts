/** What became of customers, counted from what the iPaaS.com stand-in was asked. */

/** One request, as the journal of the stand-in has it. */
export interface Request {
  /** Position in the journal, from 1. */
  n: number;
  method: string;
  path: string;
  committed: boolean;
}

/** Every request of the iPaaS.com stand-in so far, or only those beyond this position. */
export type ReadJournal = (after?: number) => Promise<Request[]>;

export interface Repeats {
  /** Customers that were never written. */
  lost: number;
  /** Writes of a customer beyond its first. */
  repeatedWrites: number;
  /**
   * Reads of a customer beyond its first: each is an upsert that was begun again. It writes only where the first one had
   * not, because our upsert looks before it writes.
   */
  repeatedReads: number;
}

const customerPath = /\/customer\/(\d+)(?:\?|$)/i;

/** Looks only at these customers, and only at writes that were carried out. */
export function countRepeats(journal: readonly Request[], ipaasIds: readonly number[]): Repeats {
  const writes = countByCustomer(journal.filter(isWrite), ipaasIds);
  const reads = countByCustomer(journal.filter(isRead), ipaasIds);
  return {
    lost: writes.filter((count) => count === 0).length,
    repeatedWrites: beyondFirst(writes),
    repeatedReads: beyondFirst(reads),
  };
}

/** A customer was written. */
export function isWrite({ method, committed }: Request): boolean {
  return method === 'PUT' && committed;
}

function isRead({ method }: Request): boolean {
  return method === 'GET';
}

/** How many requests each of these customers had, in their order. */
function countByCustomer(requests: readonly Request[], ipaasIds: readonly number[]): number[] {
  const counts = new Map(ipaasIds.map((id) => [id, 0]));
  for (const { path } of requests) {
    const id = Number(customerPath.exec(path)?.[1]);
    const before = counts.get(id);
    if (before !== undefined) counts.set(id, before + 1);
  }
  return [...counts.values()];
}

function beyondFirst(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + Math.max(0, count - 1), 0);
}
