/** The questions that iPaaS.com is asked about one customer. */
import type { CustomerRecord } from './customer-wire.ts';
import { getCustomer, searchCustomers } from './customers-api.ts';
import { lookUpLink } from './external-ids.ts';
import type { IpaasSession } from './http.ts';
import type { CustomerIdentity } from './match-keys.ts';
import { assertLinkedIsOurs, chooseByEmail, chooseByNumber } from './match-policy.ts';

/** What the link leads to: a customer, one that is no longer there, or nothing. */
interface Linked {
  record: CustomerRecord | null;
  staleId: string | null;
}

/** All throw SyncFailure DuplicateCustomer where what they find cannot be ours. */
export interface CustomerSearch {
  link(): Promise<Linked>;
  /** Every customer that has the number. */
  numberHolders(): Promise<CustomerRecord[]>;
  customerNumber(): Promise<CustomerRecord | null>;
  emailAddress(): Promise<CustomerRecord | null>;
}

/** Link and number are asked for once, however often they are needed; to look again, open another search. */
export function openSearch(session: IpaasSession, identity: CustomerIdentity): CustomerSearch {
  const numberHolders = once(async () => await searchCustomers(session, 'CustomerNumber', identity.customerNumber));
  return {
    numberHolders,
    link: once(async () => await followLink(session, identity)),
    customerNumber: async () => chooseByNumber(await numberHolders(), identity),
    async emailAddress() {
      if (identity.emailAddress === null) return null;
      return chooseByEmail(await searchCustomers(session, 'EmailAddress', identity.emailAddress), identity);
    },
  };
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | null = null;
  return async () => await (answer ??= ask());
}

async function followLink(session: IpaasSession, identity: CustomerIdentity): Promise<Linked> {
  const linked = await lookUpLink(session, identity.link);
  if (linked === null) return { record: null, staleId: null };
  const record = linked.deleted ? null : await getCustomer(session, linked.ipaasId);
  if (record === null) return { record, staleId: linked.ipaasId };
  assertLinkedIsOurs(record, identity);
  return { record, staleId: null };
}
