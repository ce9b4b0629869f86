import { distance } from 'fastest-levenshtein';

const mostTypos = 2;

/** ` Did you mean FirstName?` where a known name is near; otherwise nothing. */
export function suggest(name: string, known: Iterable<string>): string {
  let nearest: string | null = null;
  let least = mostTypos + 1;
  for (const candidate of known) {
    const typos = distance(name.toLowerCase(), candidate.toLowerCase());
    // Of short names nearly everything is near.
    if (typos < least && typos < candidate.length / 2) [nearest, least] = [candidate, typos];
  }
  return nearest === null ? '' : ` Did you mean ${nearest}?`;
}
