/** The calls of the customers API that read and write customers (reference: ipaas-api.md, section 4.3). */
import { z } from 'zod';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { customerRecordSchema, type CustomerBody, type CustomerRecord, type ExternalLink } from './customer-wire.ts';
import type { IpaasRequest, IpaasSession } from './http.ts';
import { readAnswer } from './read-answer.ts';
import { parseJson } from './read-json.ts';

/** @returns null where there is no customer of this id */
export async function getCustomer(session: IpaasSession, ipaasId: string): Promise<CustomerRecord | null> {
  const path = `v2/Customer/${encodeURIComponent(ipaasId)}`;
  const answer = await session.find({ api: 'customers', method: 'GET', path, action: 'read' });
  return answer === null ? null : readAnswer(answer, customerRecordSchema);
}

/** One CustomerNumber has one customer, or by mistake a few; a search that goes on and on did not look at the number. */
const mostPages = 50;

/**
 * All customers that iPaaS.com finds under a CustomerNumber, page by page. 404 and an empty list both mean none. The
 * name of the parameter is inferred (reference, section 4.7), so the caller compares the numbers once more.
 */
export async function searchByCustomerNumber(session: IpaasSession, customerNumber: string): Promise<CustomerRecord[]> {
  const found = new Map<string, CustomerRecord>();
  for (let page = 1; page <= mostPages; page += 1) {
    const answer = await session.find({
      api: 'customers',
      method: 'GET',
      path: 'v2/Customers',
      query: { action: 'equals', CustomerNumber: customerNumber, ...(page > 1 && { pageNumber: String(page) }) },
      action: 'search',
    });
    if (answer === null) return [...found.values()];
    for (const record of readAnswer(answer, z.array(customerRecordSchema))) found.set(record.id, record);
    if (page >= totalPages(answer.pagination)) return [...found.values()];
  }
  throw new SyncFailure(
    'UpstreamMisconfigured',
    `iPaaS.com answers the search for one CustomerNumber with more than ${mostPages} pages, so it did not search by the number. Nothing was written.`,
  );
}

/** Reads `X-Pagination` without regard to the case of its keys; without a readable one, the page is the only one. */
function totalPages(pagination: string | null): number {
  const json = pagination === null ? undefined : parseJson(pagination);
  if (typeof json !== 'object' || json === null) return 1;
  const total: unknown = Object.entries(json).find(([key]) => key.toLowerCase() === 'total_pages')?.[1];
  return Number.isSafeInteger(Number(total)) ? Number(total) : 1;
}

/**
 * Writes a new customer together with its link.
 * @returns the new customer; null where iPaaS.com accepted it without an answer to read (202, 204)
 */
export async function createCustomer(
  session: IpaasSession,
  customer: CustomerBody,
  link: ExternalLink,
): Promise<CustomerRecord | null> {
  const body = { ...customer, external_ids: [link] };
  const answer = await session.send({ ...write(session, body), method: 'POST', path: 'v2/Customer', action: 'create' });
  return answer.body === '' ? null : readAnswer(answer, customerRecordSchema);
}

/** Any 2xx is a success; the answer is not needed. */
export async function updateCustomer(session: IpaasSession, ipaasId: string, body: CustomerBody): Promise<void> {
  const path = `v2/Customer/${encodeURIComponent(ipaasId)}`;
  await session.send({ ...write(session, body), method: 'PUT', path, action: 'update' });
}

function write(session: IpaasSession, body: CustomerBody): Pick<IpaasRequest, 'api' | 'body' | 'customFields'> {
  return {
    api: 'customers',
    body: { ...body, tracking_guid: session.trackingGuid },
    customFields: (body.custom_fields ?? []).map((field) => field.custom_field_name),
  };
}
