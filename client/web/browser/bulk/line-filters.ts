import type { BulkTotals } from '../../../../customer/bulk.ts';
import { attentionCount, endedCount, type Bulk } from '../bulk.ts';
import { outcomes } from '../words/outcome-words.ts';

/** A choice of which lines of a bulk are shown. */
export interface LineFilter {
  /** As the address has it; empty for all lines. */
  name: string;
  words: string;
  /** How many lines it shows. */
  count: number;
}

const pageSize = 100;

/** What the API is asked for; an outcome is asked for by its name. */
const queries: Readonly<Record<string, string>> = {
  attention: 'unsuccessful=true',
  pending: 'status=pending',
  waiting: 'status=ownWorkflow',
  duplicate: 'status=duplicate',
  malformed: 'status=malformed',
  ...Object.fromEntries(outcomes.map((outcome) => [outcome, `outcome=${outcome}`])),
};

/** The choices that show something, and the one that was made. */
export function lineFilters({ totals, inOwnWorkflows }: Bulk, chosen: string): LineFilter[] {
  const choices: LineFilter[] = [
    { name: 'attention', words: 'Needs attention', count: attentionCount(totals) },
    ...outcomes.map((outcome) => ({ name: outcome, words: outcome, count: totals[outcome] })),
    { name: 'pending', words: 'to come', count: totals.received - endedCount(totals) - inOwnWorkflows },
    { name: 'waiting', words: 'waiting', count: inOwnWorkflows },
    { name: 'duplicate', words: 'repeated', count: totals.duplicates },
    { name: 'malformed', words: 'no id', count: totals.malformed },
  ];
  const some = choices.filter(({ name, count }) => count > 0 || name === chosen);
  return [{ name: '', words: 'All lines', count: lineCount(totals) }, ...some];
}

/** How many lines were handed in, blank ones aside. */
export function lineCount({ received, duplicates, malformed }: BulkTotals): number {
  return received + duplicates + malformed;
}

/**
 * The address of a page of lines.
 * @param name of a filter; what is none shows all
 * @param cursor where the page before ended; null for the first
 */
export function linesPath(bulkId: string, name: string, cursor: string | null): string {
  const query = new URLSearchParams(Object.hasOwn(queries, name) ? queries[name] : '');
  query.set('limit', String(pageSize));
  if (cursor !== null) query.set('cursor', cursor);
  return `/v1/bulk-syncs/${encodeURIComponent(bulkId)}?${query.toString()}`;
}
