/** The calls of the customers API that read and write customers (reference: ipaas-api.md, section 4.3). */
import { customerRecordSchema, type CustomerBody, type CustomerRecord, type ExternalLink } from './customer-wire.ts';
import type { IpaasRequest, IpaasSession } from './http.ts';
import { readAnswer } from './read-answer.ts';
import { readPages } from './read-pages.ts';

/** @returns null where there is no customer of this id */
export async function getCustomer(session: IpaasSession, ipaasId: string): Promise<CustomerRecord | null> {
  const path = `v2/Customer/${encodeURIComponent(ipaasId)}`;
  const answer = await session.find({ api: 'customers', method: 'GET', path, action: 'read' });
  return answer === null ? null : readAnswer(answer, customerRecordSchema);
}

/**
 * All customers that iPaaS.com finds under a CustomerNumber or an e-mail address, each once. 404 and an empty list both
 * mean none. The name of the first parameter is inferred (reference, section 4.7), so the caller compares the values
 * once more.
 */
export async function searchCustomers(
  session: IpaasSession,
  field: 'CustomerNumber' | 'EmailAddress',
  value: string,
): Promise<CustomerRecord[]> {
  const found = await readPages(
    session,
    {
      api: 'customers',
      method: 'GET',
      path: 'v2/Customers',
      query: { action: 'equals', [field]: value },
      action: 'search',
    },
    customerRecordSchema,
  );
  return [...new Map(found.map((record) => [record.id, record])).values()];
}

/**
 * Writes a new customer, together with its link where there is one.
 * @returns the new customer; null where iPaaS.com accepted it without an answer to read (202, 204)
 */
export async function createCustomer(
  session: IpaasSession,
  customer: CustomerBody,
  link: ExternalLink | null,
): Promise<CustomerRecord | null> {
  const body = link === null ? customer : { ...customer, external_ids: [link] };
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
