import type { PastedIds } from './parse-ids.ts';

/** As many as iPaaS.com takes in one call of its hooks. */
export const mostIds = 3_000;
const mostNamed = 5;

/** What stands in the way of starting these ids, in sentences; empty where nothing does. */
export function obstacles({ ids, bad }: PastedIds): string[] {
  const sentences = bad
    .slice(0, mostNamed)
    .map(({ text, line, reason }) => `Line ${line}: “${text}” is not an id. ${reason}`);
  const more = bad.length - mostNamed;
  if (more > 0) sentences.push(`And ${more} more ${more === 1 ? 'piece that is' : 'pieces that are'} not an id.`);
  if (ids.length > mostIds) {
    sentences.push(`${ids.length} ids are too many: at most ${mostIds} at once. Start the rest afterwards.`);
  }
  return sentences;
}

/** How many ids were found, for the line under the field. */
export function countIds({ ids, repeated }: PastedIds): string {
  if (ids.length === 0) return 'Response ids (resp_…) or conversation ids (conv_…), one or many.';
  const found = ids.length === 1 ? '1 id' : `${ids.length} ids`;
  if (repeated === 0) return `${found}.`;
  return `${found}; ${repeated} repeated ${repeated === 1 ? 'one is' : 'ones are'} left out.`;
}
