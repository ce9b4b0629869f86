import { useEffect, useState } from 'preact/hooks';
import { readList, textOf } from '../api/answers.ts';
import { get } from '../api/request.ts';

/** The codes of the catalogue, by the alphabet; empty until they are known. */
export function useErrorCodes(): string[] {
  const [codes, setCodes] = useState<string[]>([]);
  useEffect(() => {
    const ending = new AbortController();
    get('/v1/errors', ending.signal)
      .then((answer) => setCodes(readList(answer, 'items', (entry) => textOf(entry, 'code')).sort()))
      // Without them the search still works by all else.
      .catch(() => undefined);
    return () => ending.abort();
  }, []);
  return codes;
}
