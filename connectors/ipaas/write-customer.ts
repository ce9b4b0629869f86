/** The writes of one customer: create and make sure that it is there, update, and repeat once with a new custom field. */
import type { MappedCustomer } from '../../customer/mapped-customer.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { SyncWarning } from '../../customer/sync-warning.ts';
import { asDuplicate, goneMeanwhile, saysInactive, saysNotFound, saysValueTaken, translating } from './collisions.ts';
import type { CustomFields } from './custom-fields/provision.ts';
import type { CustomerBody, CustomerRecord, ExternalLink } from './customer-wire.ts';
import { openSearch } from './customer-search.ts';
import { createCustomer, getCustomer, updateCustomer } from './customers-api.ts';
import { lookUpLink } from './external-ids.ts';
import type { IpaasSession } from './http.ts';
import { linkCustomer, linkHeldBy } from './link-customer.ts';
import { matchCustomer, type Match } from './match-customer.ts';
import { defaultMatchKeys, type CustomerIdentity } from './match-keys.ts';
import { overlayRecord, type UpdateMode } from './overlay-record.ts';
import { toWire } from './to-wire.ts';
import { customFieldCreated } from './upsert-warnings.ts';

export interface CustomerWrite {
  session: IpaasSession;
  customFields: CustomFields;
  customer: MappedCustomer;
  identity: CustomerIdentity;
  /** Collects what an operator should know. */
  warnings: SyncWarning[];
}

/**
 * One create, with the link in it where there is one.
 * @param expected the refusals that the caller deals with
 * @returns the new customer, null where iPaaS.com accepted it without an answer to read; or the refusal
 */
export async function createNew(
  write: CustomerWrite,
  link: ExternalLink | null,
  expected: (refused: SyncFailure) => boolean,
): Promise<{ record: CustomerRecord | null; refused: SyncFailure | null }> {
  try {
    const record = await withCustomFields(write, async (body) => await createCustomer(write.session, body, link));
    return { record, refused: null };
  } catch (error) {
    if (error instanceof SyncFailure && expected(error)) return { record: null, refused: error };
    throw error;
  }
}

/**
 * Makes sure that a customer whose create was answered with success is there, and linked. One look-up of the link shows
 * both, whether or not the answer to a create shows links.
 * @param staleId a customer that is no longer there, from which the link may be moved
 * @returns the iPaaS.com id
 * @throws SyncFailure UpstreamUnavailable, worth another try, where iPaaS.com does not hold what it accepted
 */
export async function confirmNew(
  { session, identity }: CustomerWrite,
  record: CustomerRecord | null,
  staleId: string | null,
): Promise<string> {
  if (record === null) return await confirmUnseen(session, identity);
  const holder = await lookUpLink(session, identity.link);
  if (holder === null || holder.deleted || holder.ipaasId === staleId) await linkCustomer(session, identity, record.id);
  else if (holder.ipaasId !== record.id) throw linkHeldBy(holder.ipaasId, identity, record.id, null);
  return record.id;
}

/** Accepted without an answer to read: the id can only be had by looking. */
async function confirmUnseen(session: IpaasSession, identity: CustomerIdentity): Promise<string> {
  const { match } = await matchCustomer(openSearch(session, identity), identity, defaultMatchKeys);
  if (match === null) {
    throw new SyncFailure('UpstreamUnavailable', 'iPaaS.com accepted the customer, but does not show it yet.', {
      upstream: { system: 'ipaas', status: null, code: null, requestId: session.trackingGuid },
    });
  }
  if (!match.linked) await linkCustomer(session, identity, match.record.id);
  return match.record.id;
}

/** A whole record is written back only from one that was read by itself: lists may show less of it. */
export async function readForUpdate(
  session: IpaasSession,
  { record, by }: Match,
  mode: UpdateMode,
): Promise<CustomerRecord> {
  if (mode === 'partial' || by === 'externalId') return record;
  const whole = await getCustomer(session, record.id);
  if (whole === null) throw goneMeanwhile(record.id, null);
  return whole;
}

/** @throws SyncFailure DuplicateCustomer where another customer has a value that must be unique */
export async function updateExisting(
  write: CustomerWrite,
  record: CustomerRecord,
  { mode, carriesLink }: { mode: UpdateMode; carriesLink: boolean },
): Promise<void> {
  const link = carriesLink ? write.identity.link : null;
  const update = withCustomFields(write, async (mapped) => {
    const body: CustomerBody = record.is_active === false ? { ...mapped, is_active: true } : mapped;
    const sent = mode === 'partial' ? body : overlayRecord(record, body, link);
    await updateCustomer(write.session, record.id, sent);
  });
  await translating(update, (refused) => {
    if (saysNotFound(refused)) return goneMeanwhile(record.id, refused);
    return saysValueTaken(refused) || saysInactive(refused) ? asDuplicate(refused) : refused;
  });
}

/** Where iPaaS.com lacks a custom field that the mapping fills, it is created, and the same write is repeated once. */
async function withCustomFields<T>(
  { session, customFields, customer, warnings }: CustomerWrite,
  send: (body: CustomerBody) => Promise<T>,
): Promise<T> {
  try {
    return await send(toWire(customFields.format(customer.values)));
  } catch (error) {
    if (!(error instanceof SyncFailure) || error.code !== 'CustomFieldMissing') throw error;
    const { values, created } = await customFields.provision(session, customer.values, error);
    if (created.length > 0) warnings.push(customFieldCreated(created));
    return await send(toWire(values));
  }
}
