/** Writes one customer and makes sure that it carries our link. */
import type { CustomerBody, ExternalLink } from './customer-wire.ts';
import { createCustomer, updateCustomer } from './customers-api.ts';
import { isLinked, saveLink } from './external-ids.ts';
import type { IpaasSession } from './http.ts';
import { matchCustomer, type Match } from './match-customer.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';

/**
 * @returns the iPaaS.com id of the new customer
 * @throws SyncFailure DuplicateCustomer where iPaaS.com says that it exists already
 */
export async function writeNew(session: IpaasSession, body: CustomerBody, link: ExternalLink): Promise<string> {
  const created = await createCustomer(session, body, link);
  if (created !== null) {
    if (!isLinked(created, link)) await saveLink(session, link, created.id);
    return created.id;
  }
  // Accepted without an answer to read: the id can only be had by looking.
  const match = await matchCustomer(session, link);
  if (match === null) throw createdOutOfSight(session);
  await linkWhereMissing(session, match, link);
  return match.record.id;
}

export async function writeExisting(
  session: IpaasSession,
  body: CustomerBody,
  match: Match,
  link: ExternalLink,
): Promise<void> {
  await updateCustomer(session, match.record.id, body);
  await linkWhereMissing(session, match, link);
}

/** Also for a customer that needs no update: the next sync then finds it by its link. */
export async function linkWhereMissing(session: IpaasSession, match: Match, link: ExternalLink): Promise<void> {
  if (!match.linked) await saveLink(session, link, match.record.id);
}

function createdOutOfSight(session: IpaasSession): SyncFailure {
  return new SyncFailure('UpstreamUnavailable', 'iPaaS.com accepted the customer, but does not show it yet.', {
    upstream: { system: 'ipaas', status: null, code: null, requestId: session.trackingGuid },
  });
}
