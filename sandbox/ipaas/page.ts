/** Paging of list endpoints: pageNumber in, X-Pagination out. */
import type { Json } from '../http/json.ts';
import type { ApiRequest, Reply } from '../http/messages.ts';
import { queryValue, readId } from './body.ts';

const PAGE_SIZE = 100;

/** One page of the list; `toWire` is called only for the records on it. */
export function pageReply<T>(request: ApiRequest, records: readonly T[], toWire: (record: T) => Json): Reply {
  const pageNumber = readId(queryValue(request, 'pageNumber') ?? 1);
  const start = (pageNumber - 1) * PAGE_SIZE;
  const pagination = {
    current_Page: pageNumber,
    total_Pages: Math.max(1, Math.ceil(records.length / PAGE_SIZE)),
    page_Size: PAGE_SIZE,
    total_Count: records.length,
  };
  return {
    status: 200,
    headers: { 'x-pagination': JSON.stringify(pagination) },
    body: records.slice(start, start + PAGE_SIZE).map(toWire),
  };
}
