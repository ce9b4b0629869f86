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
export type View =
  | { name: 'list' }
  | { name: 'sync'; syncId: string }
  | { name: 'bulks' }
  /** `lines`: which lines of the bulk are shown; all of them where it is left out. */
  | { name: 'bulk'; bulkId: string; lines?: string };

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
  if (hash === '#/bulks') return { name: 'bulks' };
  const [, kind, id = '', lines] = /^#\/(syncs|bulks)\/([\w-]{1,100})(?:\/([a-z]{1,20}))?$/.exec(hash) ?? [];
  if (kind === 'syncs' && lines === undefined) return { name: 'sync', syncId: id };
  return kind === 'bulks' ? { name: 'bulk', bulkId: id, ...(lines !== undefined && { lines }) } : { name: 'list' };
}

/** The address of a route, relative to the page. */
export function writeRoute({ view, filters }: Route): string {
  const set = Object.entries(filters).filter(([, value]) => value !== '');
  const query = new URLSearchParams(set).toString();
  return `/${query === '' ? '' : `?${query}`}${writeView(view)}`;
}

function writeView(view: View): string {
  switch (view.name) {
    case 'list':
      return '#/';
    case 'sync':
      return `#/syncs/${view.syncId}`;
    case 'bulks':
      return '#/bulks';
    case 'bulk':
      return `#/bulks/${view.bulkId}${view.lines === undefined ? '' : `/${view.lines}`}`;
  }
}

export function isFiltered(filters: Filters): boolean {
  return Object.values(filters).some((value) => value !== '');
}
