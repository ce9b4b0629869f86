/** What became of customers, counted from what the iPaaS.com stand-in was asked. */

/** One request, as the journal of the stand-in has it. */
export interface Request {
  method: string;
  path: string;
  committed: boolean;
}

export interface Repeats {
  /** Customers that were never written. */
  lost: number;
  /** Writes of a customer beyond its first. */
  repeatedWrites: number;
}

const customerPath = /\/customer\/(\d+)(?:\?|$)/i;

/** Looks only at writes that were carried out, and only at these customers. */
export function countRepeats(journal: readonly Request[], ipaasIds: readonly number[]): Repeats {
  const writes = new Map(ipaasIds.map((id) => [id, 0]));
  for (const { method, path, committed } of journal) {
    const id = Number(customerPath.exec(path)?.[1]);
    const before = writes.get(id);
    if (method === 'PUT' && committed && before !== undefined) writes.set(id, before + 1);
  }
  const counts = [...writes.values()];
  return {
    lost: counts.filter((count) => count === 0).length,
    repeatedWrites: counts.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
  };
}
