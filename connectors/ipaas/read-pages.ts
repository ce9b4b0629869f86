/** Reads a list of iPaaS.com page by page (reference: ipaas-api.md, section 3.4). */
import { z } from 'zod';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { describeAction } from './error-mapping.ts';
import type { IpaasRequest, IpaasSession } from './http.ts';
import { readAnswer } from './read-answer.ts';
import { parseJson } from './read-json.ts';

/** No list that we read is longer; one that goes on and on is not the list that was asked for. */
const mostPages = 50;

/**
 * @returns every item; none for 404 as for an empty list
 * @throws SyncFailure UpstreamMisconfigured where the list does not end
 */
export async function readPages<T>(session: IpaasSession, request: IpaasRequest, item: z.ZodType<T>): Promise<T[]> {
  return (await findPages(session, request, item)) ?? [];
}

/** As `readPages`, but null for 404: where there may be no such list at all. */
export async function findPages<T>(
  session: IpaasSession,
  request: IpaasRequest,
  item: z.ZodType<T>,
): Promise<T[] | null> {
  const items: T[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const query = { ...request.query, ...(page > 1 && { pageNumber: String(page) }) };
    const answer = await session.find({ ...request, query });
    if (answer === null) return page === 1 ? null : items;
    items.push(...readAnswer(answer, z.array(item)));
    if (page >= totalPages(answer.pagination)) return items;
  }
  throw new SyncFailure(
    'UpstreamMisconfigured',
    `iPaaS.com answers with more than ${mostPages} pages, when asked to ${describeAction(request.action)}. Nothing was written.`,
  );
}

/** Reads `X-Pagination` without regard to the case of its keys; without a readable one, the page is the only one. */
function totalPages(pagination: string | null): number {
  const json = pagination === null ? undefined : parseJson(pagination);
  if (typeof json !== 'object' || json === null) return 1;
  const total: unknown = Object.entries(json).find(([key]) => key.toLowerCase() === 'total_pages')?.[1];
  return Number.isSafeInteger(Number(total)) ? Number(total) : 1;
}
