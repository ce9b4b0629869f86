/** Finds the one customer in iPaaS.com that a record belongs to, key by key (docs/matching.md). */
import type { CustomerRecord } from './customer-wire.ts';
import type { CustomerSearch } from './customer-search.ts';
import { isLinked } from './external-ids.ts';
import type { CustomerIdentity, MatchKey } from './match-keys.ts';
import { assertNumberIsFree, assertSameCustomer, hasNoNumber } from './match-policy.ts';

export interface Match {
  record: CustomerRecord;
  by: MatchKey;
  /** False where the customer was found without its link, which is then missing. */
  linked: boolean;
}

export interface Matching {
  /** Null where iPaaS.com does not hold this customer. */
  match: Match | null;
  /** The id of the customer to which our link leads although iPaaS.com no longer holds it; null where none is. */
  staleId: string | null;
}

/**
 * The first key that finds a customer decides. The CustomerNumber is looked for in any case, last where it is not among
 * the keys, because a number that is there must not be created a second time.
 * @throws SyncFailure DuplicateCustomer where several customers match, or the one that does belongs to another number
 */
export async function matchCustomer(
  search: CustomerSearch,
  identity: CustomerIdentity,
  keys: readonly MatchKey[],
): Promise<Matching> {
  for (const key of new Set<MatchKey>([...keys, 'customerNumber'])) {
    const record = key === 'externalId' ? (await search.link()).record : await search[key]();
    if (record === null) continue;
    if (hasNoNumber(record)) assertNumberIsFree(record, await search.numberHolders(), identity);
    if (key === 'externalId' || isLinked(record, identity.link)) {
      return { match: { record, by: key, linked: true }, staleId: null };
    }
    // Not every answer shows links, so only a look-up says that there is none.
    const linked = await search.link();
    if (linked.record !== null) assertSameCustomer(record, linked.record, identity);
    return { match: { record, by: key, linked: linked.record !== null }, staleId: linked.staleId };
  }
  return { match: null, staleId: keys.includes('externalId') ? (await search.link()).staleId : null };
}
