/**
 * Creates or updates exactly one customer in iPaaS.com (docs/matching.md; reference: ipaas-api.md, section 4.7).
 *
 * Every call looks before it writes, so it may simply be repeated: where the answer to an earlier create was lost, the
 * customer is found by its link or its number, and no second one is made.
 */
import { diffCustomer, isDifferent, nothingHeld } from '../../customer/diff.ts';
import type { MappedCustomer } from '../../customer/mapped-customer.ts';
import type { SyncFailure } from '../../customer/sync-failure.ts';
import type { FieldChange, Outcome } from '../../customer/sync-result.ts';
import type { SyncWarning } from '../../customer/sync-warning.ts';
import type { WritePlan } from '../../customer/write-plan.ts';
import { decideLinkTime, type CollisionHandling } from './collision-handling.ts';
import { asDuplicate, saysAlreadyThere, saysLinkTaken } from './collisions.ts';
import type { CustomerRecord } from './customer-wire.ts';
import { foreignLink } from './external-ids.ts';
import { linkCustomer } from './link-customer.ts';
import { matchCustomer, type Match, type Matching } from './match-customer.ts';
import { identify, keysToLookAgain, type MatchKey } from './match-keys.ts';
import type { UpdateMode } from './overlay-record.ts';
import { fromWire } from './to-wire.ts';
import * as warn from './upsert-warnings.ts';
import { confirmNew, createNew, readForUpdate, updateExisting, type CustomerWrite } from './write-customer.ts';

export interface UpsertResult {
  outcome: Extract<Outcome, 'created' | 'updated' | 'unchanged'>;
  /** Null only where a dry run would create the customer. */
  ipaasId: string | null;
  /** What differed; empty where nothing was worth a write. */
  changes: FieldChange[];
  /** What an operator should know, although all went well. */
  warnings: SyncWarning[];
}

interface UpsertPolicy {
  matchKeys: readonly MatchKey[];
  collisionHandling: CollisionHandling;
  updateMode: UpdateMode;
}

/** The answers of one upsert to what it finds, beside what it writes with. */
interface Upsert extends CustomerWrite {
  policy: UpsertPolicy;
  /** True to look and compare only. */
  dryRun: boolean;
  beforeWrite: (plan: WritePlan) => Promise<void>;
}

interface UpsertTools extends Pick<Upsert, 'session' | 'customFields' | 'policy' | 'dryRun' | 'beforeWrite'> {
  /** Our subscription in iPaaS.com: the side of the link that is ours. */
  systemId: number;
}

/** @throws SyncFailure, as the calls do; MissingRequiredField without a CustomerNumber, which the link is made of */
export async function upsertCustomer(
  customer: MappedCustomer,
  { systemId, ...tools }: UpsertTools,
): Promise<UpsertResult> {
  const upsert: Upsert = { ...tools, identity: identify(customer, systemId), customer, warnings: [] };
  const found = await matchCustomer(upsert.session, upsert.identity, upsert.policy.matchKeys);
  return found.match === null ? await create(upsert, found) : await update(upsert, found.match, found);
}

async function create(upsert: Upsert, { staleId }: Matching): Promise<UpsertResult> {
  const changes = diffCustomer(nothingHeld, valuesOf(upsert));
  if (upsert.dryRun) {
    const warnings = staleId === null ? [] : [warn.linkRepaired(staleId)];
    return { outcome: 'created', ipaasId: null, changes, warnings };
  }
  await upsert.beforeWrite({ outcome: 'created', changes });
  const made = await createNew(upsert, upsert.identity.link, saysAlreadyThere);
  if (made.refused !== null) return await createRefused(upsert, changes, made.refused);
  return created(upsert, changes, await confirmNew(upsert, made.record, staleId), staleId);
}

/** Somebody else was faster, or a customer is in the way that the keys did not show: look again, once. */
async function createRefused(upsert: Upsert, changes: FieldChange[], refused: SyncFailure): Promise<UpsertResult> {
  const again = await matchCustomer(upsert.session, upsert.identity, keysToLookAgain(upsert.policy.matchKeys));
  if (again.match !== null) return await update(upsert, again.match, again);
  if (again.staleId === null || !saysLinkTaken(refused)) throw asDuplicate(refused);
  // Only a link to a customer that is no longer there is in the way: create without it, then move it.
  const made = await createNew(upsert, null, () => false);
  return created(upsert, changes, await confirmNew(upsert, made.record, again.staleId), again.staleId);
}

function created({ warnings }: Upsert, changes: FieldChange[], ipaasId: string, staleId: string | null): UpsertResult {
  if (staleId !== null) warnings.push(warn.linkRepaired(staleId));
  return { outcome: 'created', ipaasId, changes, warnings };
}

async function update(upsert: Upsert, match: Match, { staleId }: Matching): Promise<UpsertResult> {
  const { session, identity, policy, warnings } = upsert;
  const linkTime = decideLinkTime(match, identity, policy.collisionHandling, session.trackingGuid);
  const record = await readForUpdate(session, match, policy.updateMode);
  const changes = changesOf(upsert, record);
  const writes = changes.length > 0;
  if (linkTime !== 'never') warnings.push(...linkWarnings(upsert, record, staleId));
  else if (!match.linked) warnings.push(warn.notLinked(record.id));
  if (changes.includes(activated)) warnings.push(warn.reactivated(record.id));

  const result: UpsertResult = { outcome: writes ? 'updated' : 'unchanged', ipaasId: record.id, changes, warnings };
  if (upsert.dryRun || (!writes && linkTime === 'never')) return result;
  await upsert.beforeWrite({ outcome: 'updated', changes });
  if (linkTime === 'first') await linkCustomer(session, identity, record.id);
  const carriesLink = match.linked || linkTime === 'first';
  if (writes) await updateExisting(upsert, record, { mode: policy.updateMode, carriesLink });
  if (linkTime === 'last') await linkCustomer(session, identity, record.id);
  return result;
}

/** What a write would change; empty where nothing that differs is worth one. */
function changesOf(upsert: Upsert, record: CustomerRecord): FieldChange[] {
  const values = valuesOf(upsert);
  const differences = diffCustomer(fromWire(record), values);
  if (record.is_active === false) return [...differences, activated];
  return isDifferent(differences, values) ? differences : [];
}

function linkWarnings({ identity }: Upsert, record: CustomerRecord, staleId: string | null): SyncWarning[] {
  if (staleId !== null) return [warn.linkRepaired(staleId)];
  return foreignLink(record, identity.link) === null ? [] : [warn.linkReplaced(record.id)];
}

const activated: FieldChange = { field: 'IsActive', kind: 'field', before: 'false', after: 'true', from: 'static' };

function valuesOf({ customFields, customer }: Upsert) {
  return customFields.format(customer.values);
}
