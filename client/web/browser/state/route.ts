/** Which syncs the list shows; an empty text means: whatever. */
export interface Filters {
  customerNumber: string;
  responseId: string;
  outcome: string;
  errorCode: string;
  /** A day of the local calendar, `2026-07-01`. */
  since: string;
}

/** What the right side of the page shows. */
export type View = { name: 'list' } | { name: 'sync'; syncId: string } | { name: 'batch'; batchId: string };

/** All that an address says, so that a reload or a shared link comes back to the same. */
export interface Route {
  view: View;
  filters: Filters;
}

export const noFilters: Filters = { customerNumber: '', responseId: '', outcome: '', errorCode: '', since: '' };

/** Reads `?filters#/view`; what it does not know, it passes over. */
export function readRoute(search: string, hash: string): Route {
  const given = new URLSearchParams(search);
  const of = (name: keyof Filters): string => given.get(name)?.trim() ?? '';
  const filters = {
    customerNumber: of('customerNumber'),
    responseId: of('responseId'),
    outcome: of('outcome'),
    errorCode: of('errorCode'),
    since: of('since'),
  };
  return { view: readView(hash), filters };
}

function readView(hash: string): View {
  const [, kind, id = ''] = /^#\/(syncs|batches)\/([\w-]{1,100})$/.exec(hash) ?? [];
  if (kind === 'syncs') return { name: 'sync', syncId: id };
  return kind === 'batches' ? { name: 'batch', batchId: id } : { name: 'list' };
}

/** The address of a route, relative to the page. */
export function writeRoute({ view, filters }: Route): string {
  const set = Object.entries(filters).filter(([, value]) => value !== '');
  const query = new URLSearchParams(set).toString();
  return `/${query === '' ? '' : `?${query}`}${writeView(view)}`;
}

function writeView(view: View): string {
  if (view.name === 'sync') return `#/syncs/${view.syncId}`;
  return view.name === 'batch' ? `#/batches/${view.batchId}` : '#/';
}

export function isFiltered(filters: Filters): boolean {
  return Object.values(filters).some((value) => value !== '');
}
