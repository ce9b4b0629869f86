import { useEffect, useState } from 'preact/hooks';
import { isRecord, readList, textOf } from '../api/answers.ts';
import { get } from '../api/request.ts';
import { useApiAway } from '../api/use-api-away.ts';

export interface Collection {
  name: string;
  version: string;
  enabled: boolean;
  isDefault: boolean;
}

/** The mapping collections there are, the default first; null until they are known. Asked for again after trouble. */
export function useCollections(): Collection[] | null {
  const [collections, setCollections] = useState<Collection[] | null>(null);
  const isAway = useApiAway();
  useEffect(() => {
    if (isAway) return;
    const ending = new AbortController();
    get('/v1/collections', ending.signal)
      .then((answer) => setCollections(readList(answer, 'items', readCollection).sort(defaultFirst)))
      // The banner says what is away; without the list the default can still be used.
      .catch(() => undefined);
    return () => ending.abort();
  }, [isAway]);
  return collections;
}

function readCollection(entry: unknown): Collection {
  const told = isRecord(entry) ? entry : {};
  return {
    name: textOf(entry, 'name'),
    version: textOf(entry, 'version'),
    enabled: told.enabled !== false,
    isDefault: told.isDefault === true,
  };
}

function defaultFirst(one: Collection, other: Collection): number {
  return Number(other.isDefault) - Number(one.isDefault) || one.name.localeCompare(other.name);
}
