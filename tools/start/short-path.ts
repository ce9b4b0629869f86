import { relative } from 'node:path';

/** A path as a person would type it here: from the working directory on, where that is shorter. */
export function shortPath(path: string): string {
  const fromHere = relative('', path);
  return fromHere !== '' && fromHere.length < path.length ? fromHere : path;
}
