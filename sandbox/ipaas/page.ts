/** Paging of list endpoints: pageNumber in, X-Pagination out. */
import type { Json, JsonObject } from '../http/json.ts';
import type { ApiRequest, Reply } from '../http/messages.ts';
import { queryValue, readId } from './body.ts';
import type { SwitchValues } from './switches.ts';

/** One page of the list; `toWire` is called only for the records on it. */
export function pageReply<T>(
  switches: Readonly<SwitchValues>,
  request: ApiRequest,
  records: readonly T[],
  toWire: (record: T) => Json,
): Reply {
  const { pagination, emptyList } = switches;
  const pageNumber = readId(queryValue(request, 'pageNumber') ?? 1);
  const pageSize = pagination === 'missing' ? Math.max(1, records.length) : switches.pageSize;
  const start = (pageNumber - 1) * pageSize;
  const page = records.slice(start, start + pageSize);
  if (page.length === 0 && emptyList === 404) return { status: 404 };
  const header = {
    current_Page: pageNumber,
    total_Pages: Math.max(1, Math.ceil(records.length / pageSize)),
    page_Size: pageSize,
    total_Count: records.length,
  };
  return {
    status: 200,
    headers: pagination === 'missing' ? {} : { 'x-pagination': JSON.stringify(inCase(header, pagination)) },
    body: page.map(toWire),
  };
}

/** The casing of the keys is odd enough that another server may do it otherwise. */
function inCase(header: JsonObject, pagination: 'documented' | 'other-case'): JsonObject {
  if (pagination === 'documented') return header;
  return Object.fromEntries(Object.entries(header).map(([key, value]) => [key.toUpperCase(), value]));
}
