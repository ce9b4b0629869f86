/**
 * Creates or updates exactly one customer in iPaaS.com (docs/matching.md; reference: ipaas-api.md, section 4.7).
 *
 * Every call looks before it writes, so it may simply be repeated: where the answer to an earlier create was lost, the
 * customer is found by its link or its number, and no second one is made.
 */
import { diffCustomer, nothingHeld } from '../../customer/diff.ts';
import type { MappedCustomer } from '../../customer/mapped-customer.ts';
import type { SyncFailure } from '../../customer/sync-failure.ts';
import type { FieldChange } from '../../customer/sync-result.ts';
import { asDuplicate, saysAlreadyThere, saysLinkTaken } from './collisions.ts';
import { openSearch, type CustomerSearch } from './customer-search.ts';
import { matchCustomer, type Matching } from './match-customer.ts';
import { identify, keysToLookAgain, type MatchKey } from './match-keys.ts';
import { noPreview, preview } from './preview.ts';
import { passOver } from './sync-type.ts';
import { updateFound } from './update-found.ts';
import type { Upsert, UpsertResult, UpsertTools } from './upsert-terms.ts';
import * as warn from './upsert-warnings.ts';
import { confirmNew, createNew } from './write-customer.ts';

/** @throws SyncFailure, as the calls do; MissingRequiredField without a CustomerNumber, which the link is made of */
export async function upsertCustomer(
  customer: MappedCustomer,
  { systemId, ...tools }: UpsertTools,
): Promise<UpsertResult> {
  const upsert: Upsert = { ...tools, identity: identify(customer, systemId), customer, warnings: [] };
  const search = openSearch(upsert.session, upsert.identity);
  const { matchKeys } = upsert.policy;
  if (customer.writePolicy.syncType === 'ADD_AND_UPDATE') return await write(upsert, search, matchKeys);
  // Only the link tells an add from an update, so it is asked first, whatever the order of the keys.
  const { record } = await search.link();
  return (await passOver(upsert, record)) ?? (await write(upsert, search, ['externalId', ...matchKeys]));
}

async function write(upsert: Upsert, search: CustomerSearch, keys: readonly MatchKey[]): Promise<UpsertResult> {
  const found = await matchCustomer(search, upsert.identity, keys);
  return found.match === null ? await create(upsert, found) : await updateFound(upsert, found.match, found);
}

async function create(upsert: Upsert, { staleId }: Matching): Promise<UpsertResult> {
  const { customer, customFields } = upsert;
  const changes = diffCustomer(nothingHeld, customFields.format(customer.values));
  if (upsert.dryRun) {
    const warnings = staleId === null ? [] : [warn.linkRepaired(staleId)];
    const seen = await preview(upsert, null, customer.values);
    return { outcome: 'created', ipaasId: null, changes, warnings, ...seen };
  }
  await upsert.beforeWrite({ outcome: 'created', changes });
  const made = await createNew(upsert, upsert.identity.link, saysAlreadyThere);
  if (made.refused !== null) return await createRefused(upsert, changes, made.refused);
  return created(upsert, changes, await confirmNew(upsert, made.record, staleId), staleId);
}

/** Somebody else was faster, or a customer is in the way that the keys did not show: look again, once. */
async function createRefused(upsert: Upsert, changes: FieldChange[], refused: SyncFailure): Promise<UpsertResult> {
  const { session, identity, policy } = upsert;
  const again = await matchCustomer(openSearch(session, identity), identity, keysToLookAgain(policy.matchKeys));
  if (again.match !== null) return await updateFound(upsert, again.match, again);
  if (again.staleId === null || !saysLinkTaken(refused)) throw asDuplicate(refused);
  // Only a link to a customer that is no longer there is in the way: create without it, then move it.
  const made = await createNew(upsert, null, () => false);
  return created(upsert, changes, await confirmNew(upsert, made.record, again.staleId), again.staleId);
}

function created({ warnings }: Upsert, changes: FieldChange[], ipaasId: string, staleId: string | null): UpsertResult {
  if (staleId !== null) warnings.push(warn.linkRepaired(staleId));
  return { outcome: 'created', ipaasId, changes, warnings, ...noPreview };
}
