/** Finds the one customer in iPaaS.com that a record belongs to: by its link, then by its CustomerNumber. */
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { CustomerRecord, ExternalLink } from './customer-wire.ts';
import { getCustomer, searchByCustomerNumber } from './customers-api.ts';
import { lookUpLink } from './external-ids.ts';
import type { IpaasSession } from './http.ts';

export interface Match {
  record: CustomerRecord;
  /** False where the customer was found by its number and must still be linked. */
  linked: boolean;
}

/**
 * @returns null where iPaaS.com does not hold this customer
 * @throws SyncFailure DuplicateCustomer where several customers match, or the link and the number name two of them
 */
export async function matchCustomer(session: IpaasSession, link: ExternalLink): Promise<Match | null> {
  return (await matchByLink(session, link)) ?? (await matchByNumber(session, link.external_id));
}

async function matchByLink(session: IpaasSession, link: ExternalLink): Promise<Match | null> {
  const ipaasId = await lookUpLink(session, link);
  if (ipaasId === null) return null;
  const record = await getCustomer(session, ipaasId);
  if (record === null) return null;
  assertSameNumber(record, link.external_id);
  return { record, linked: true };
}

async function matchByNumber(session: IpaasSession, customerNumber: string): Promise<Match | null> {
  const found = await searchByCustomerNumber(session, customerNumber);
  const matches = found.filter((record) => isSameNumber(record.customer_number, customerNumber));
  if (matches.length > 1) throw duplicate(`${matches.length} customers have`, matches, customerNumber);
  const match = matches[0];
  return match === undefined ? null : { record: match, linked: false };
}

/** A customer without a number may receive ours; one with another number is another customer. */
function assertSameNumber(record: CustomerRecord, customerNumber: string): void {
  const held = record.customer_number;
  if (held === null || held.trim() === '' || isSameNumber(held, customerNumber)) return;
  throw new SyncFailure(
    'DuplicateCustomer',
    `CustomerNumber ${customerNumber} is linked to the iPaaS.com customer ${record.id}, which has the CustomerNumber ${held}. Nothing was written.`,
  );
}

function isSameNumber(held: string | null, customerNumber: string): boolean {
  return held !== null && held.trim() === customerNumber.trim();
}

function duplicate(subject: string, matches: readonly CustomerRecord[], customerNumber: string): SyncFailure {
  const ids = matches.map((record) => record.id).join(', ');
  return new SyncFailure(
    'DuplicateCustomer',
    `${subject} the CustomerNumber ${customerNumber} in iPaaS.com: ${ids}. Nothing was written.`,
  );
}
