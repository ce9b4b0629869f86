import { count, counted } from '../words/counts.ts';
import type { PastedIds } from './parse-ids.ts';

/** As many as the API takes in one list that is no file. */
export const mostIds = 100_000;
const mostNamed = 5;

/** What stands in the way of starting these ids, in sentences; empty where nothing does. */
export function obstacles({ ids, bad }: PastedIds): string[] {
  const sentences = bad
    .slice(0, mostNamed)
    .map(({ text, line, reason }) => `Line ${line}: “${text}” is not an id. ${reason}`);
  const more = bad.length - mostNamed;
  if (more > 0) sentences.push(`And ${counted(more, 'more piece that is', 'more pieces that are')} not an id.`);
  if (ids.length > mostIds) {
    sentences.push(`${count(ids.length)} ids are too many to paste: at most ${count(mostIds)}. Choose a file instead.`);
  }
  return sentences;
}

/** How many ids were found, for the line under the field. */
export function countIds({ ids, repeated }: PastedIds): string {
  if (ids.length === 0) return 'Response ids (resp_…) or conversation ids (conv_…), one or many.';
  const found = counted(ids.length, 'id');
  if (repeated === 0) return `${found}.`;
  return `${found}; ${counted(repeated, 'repeated one is', 'repeated ones are')} left out.`;
}
