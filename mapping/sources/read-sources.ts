/** The texts of all mapping collections, from wherever they come. */
import { SyncFailure } from '../../customer/sync-failure.ts';
import { readBuiltInFiles, readOwnFiles } from './collection-files.ts';
import type { SourceText } from './read-collections.ts';

/** Collections that iPaaS.com itself holds. */
export interface RemoteCollections {
  ids: readonly number[];
  /** @throws SyncFailure; the signal's reason where it was aborted */
  fetch: (id: number, signal: AbortSignal) => Promise<unknown>;
}

export interface CollectionSources {
  /** MAPPING_DIR; null for none. */
  directory: string | null;
  remote: RemoteCollections | null;
  /** How long what was seen of all of them is good enough; default 2 s. */
  lookAgainAfterMs?: number;
  /** How long what iPaaS.com answered is good enough; default a minute. */
  askAgainAfterMs?: number;
  /** How long iPaaS.com may take to answer; default 4 s, which is below what the map step may take. */
  answerWithinMs?: number;
}

const defaultAskAgainAfterMs = 60_000;
const defaultAnswerWithinMs = 4_000;

interface Read {
  texts: SourceText[];
  /** Why the collections of iPaaS.com are not among them, where trying again can help. */
  away: SyncFailure | null;
}

/**
 * Reads everything each time it is called, but what iPaaS.com answered is kept for a while, and for as long as it is
 * away. That which never answered is asked each time.
 * @returns a function that throws SyncFailure MappingInvalid where the directory cannot be read, and what iPaaS.com says
 *   where it never gave its collections and trying again cannot help
 */
export function createReader(sources: CollectionSources): () => Promise<Read> {
  const { directory, remote } = sources;
  const readRemote = remote === null || remote.ids.length === 0 ? readNothing : createRemoteReader(remote, sources);
  return async () => {
    const own = directory === null ? [] : await readOwnFiles(directory);
    const { texts, away } = await readRemote();
    return { texts: [...(await readBuiltInFiles()), ...own, ...texts], away };
  };
}

async function readNothing(): Promise<Read> {
  return await Promise.resolve({ texts: [], away: null });
}

function createRemoteReader(remote: RemoteCollections, sources: CollectionSources): () => Promise<Read> {
  const { askAgainAfterMs = defaultAskAgainAfterMs, answerWithinMs = defaultAnswerWithinMs } = sources;
  let kept: SourceText[] | null = null;
  let askedAt = 0;
  return async () => {
    if (kept !== null && Date.now() - askedAt < askAgainAfterMs) return { texts: kept, away: null };
    try {
      kept = await fetchAll(remote, answerWithinMs);
    } catch (error) {
      if (!(error instanceof SyncFailure)) throw error;
      if (kept === null && !error.retryable) throw error;
      if (kept === null) return { texts: [], away: error };
    }
    askedAt = Date.now();
    return { texts: kept, away: null };
  };
}

async function fetchAll({ ids, fetch }: RemoteCollections, withinMs: number): Promise<SourceText[]> {
  const signal = AbortSignal.timeout(withinMs);
  try {
    return await Promise.all(
      ids.map(async (id) => ({ origin: `iPaaS.com, id ${id}`, text: JSON.stringify(await fetch(id, signal)) })),
    );
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new SyncFailure('UpstreamUnavailable', 'iPaaS.com did not answer in time with its mapping collections.');
  }
}
