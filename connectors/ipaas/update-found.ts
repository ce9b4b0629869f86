/** Updates a customer that iPaaS.com holds, and links it where it is not linked yet. */
import { diffCustomer, isDifferent } from '../../customer/diff.ts';
import type { FieldChange } from '../../customer/sync-result.ts';
import type { SyncWarning } from '../../customer/sync-warning.ts';
import { decideLinkTime } from './collision-handling.ts';
import type { CustomerRecord } from './customer-wire.ts';
import { foreignLink } from './external-ids.ts';
import { linkCustomer } from './link-customer.ts';
import type { Match, Matching } from './match-customer.ts';
import { noPreview, preview } from './preview.ts';
import { passOver } from './sync-type.ts';
import { fromWire } from './to-wire.ts';
import type { Upsert, UpsertResult } from './upsert-terms.ts';
import * as warn from './upsert-warnings.ts';
import { readForUpdate, updateExisting } from './write-customer.ts';

/**
 * Writes what differs, and nothing where nothing does. A customer that was linked while we looked for it may be one
 * that the sync type passes over.
 * @throws SyncFailure, as the calls do; DuplicateCustomer by the collision handling method ERROR
 */
export async function updateFound(upsert: Upsert, match: Match, { staleId }: Matching): Promise<UpsertResult> {
  const { session, identity, policy, customer, warnings } = upsert;
  const passedOver = await passOver(upsert, match.linked ? match.record : null);
  if (passedOver !== null) return passedOver;
  const collisionHandling = customer.writePolicy.collisionHandling ?? policy.collisionHandling;
  const linkTime = decideLinkTime(match, identity, collisionHandling, session.trackingGuid);
  const record = await readForUpdate(session, match, policy.updateMode);
  const changes = changesOf(upsert, record);
  const writes = changes.length > 0;
  if (linkTime !== 'never') warnings.push(...linkWarnings(upsert, record, staleId));
  else if (!match.linked) warnings.push(warn.notLinked(record.id));
  if (changes.includes(activated)) warnings.push(warn.reactivated(record.id));

  const outcome = writes ? 'updated' : 'unchanged';
  const result: UpsertResult = { outcome, ipaasId: record.id, changes, warnings, ...noPreview };
  if (upsert.dryRun) return { ...result, ...(await preview(upsert, record, writes ? customer.values : [])) };
  if (!writes && linkTime === 'never') return result;
  await upsert.beforeWrite({ outcome: 'updated', changes });
  if (linkTime === 'first') await linkCustomer(session, identity, record.id);
  const carriesLink = match.linked || linkTime === 'first';
  if (writes) await updateExisting(upsert, record, { mode: policy.updateMode, carriesLink });
  if (linkTime === 'last') await linkCustomer(session, identity, record.id);
  return result;
}

/** What a write would change; empty where nothing that differs is worth one. */
function changesOf({ customFields, customer }: Upsert, record: CustomerRecord): FieldChange[] {
  const values = customFields.format(customer.values);
  const differences = diffCustomer(fromWire(record), values);
  if (record.is_active === false) return [...differences, activated];
  return isDifferent(differences, values) ? differences : [];
}

function linkWarnings({ identity }: Upsert, record: CustomerRecord, staleId: string | null): SyncWarning[] {
  if (staleId !== null) return [warn.linkRepaired(staleId)];
  return foreignLink(record, identity.link) === null ? [] : [warn.linkReplaced(record.id)];
}

const activated: FieldChange = { field: 'IsActive', kind: 'field', before: 'false', after: 'true', from: 'static' };
