import type { Filters } from '../state/route.ts';
import { startOfDay } from '../words/times.ts';

const pageSize = 50;

/** The address of a page of results. @param cursor where the page before ended; null for the first */
export function searchPath(filters: Filters, cursor: string | null): string {
  const { since, ...same } = filters;
  const set = Object.entries({ ...same, since: startOfDay(since) ?? '', cursor: cursor ?? '' });
  const query = new URLSearchParams(set.filter(([, value]) => value !== ''));
  query.set('limit', String(pageSize));
  return `/v1/syncs?${query.toString()}`;
}
