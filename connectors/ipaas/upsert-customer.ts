/**
 * Creates or updates exactly one customer in iPaaS.com (reference: ipaas-api.md, section 4.7).
 *
 * Every call looks before it writes, so it may simply be repeated: where the answer to an earlier create was lost, the
 * customer is found by its link or its number, and no second one is made.
 */
import { diffCustomer, isDifferent, nothingHeld } from '../../customer/diff.ts';
import { mappedField, type MappedCustomer } from '../../customer/mapped-customer.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { FieldChange, Outcome } from '../../customer/sync-result.ts';
import type { SyncWarning } from '../../customer/sync-warning.ts';
import type { CustomerBody, ExternalLink } from './customer-wire.ts';
import type { IpaasSession } from './http.ts';
import { matchCustomer, type Match } from './match-customer.ts';
import { fromWire, toWire } from './to-wire.ts';
import { linkWhereMissing, writeExisting, writeNew } from './write-customer.ts';

export interface UpsertResult {
  outcome: Extract<Outcome, 'created' | 'updated' | 'unchanged'>;
  /** Null only where a dry run would create the customer. */
  ipaasId: string | null;
  /** What differed; empty where nothing was worth a write. */
  changes: FieldChange[];
  /** What an operator should know, although all went well. */
  warnings: SyncWarning[];
}

/** What is about to be written. */
export interface WritePlan {
  outcome: 'created' | 'updated';
  changes: FieldChange[];
}

export interface UpsertSettings {
  /** Our subscription in iPaaS.com: the side of the link that is ours. */
  systemId: number;
  /** True to look and compare only. */
  dryRun: boolean;
  /** Awaited once, right before the first write; where it throws, nothing is written. */
  beforeWrite: (plan: WritePlan) => Promise<void>;
}

/** @throws SyncFailure, as the calls do; MissingRequiredField without a CustomerNumber, which the link is made of */
export async function upsertCustomer(
  session: IpaasSession,
  customer: MappedCustomer,
  { systemId, dryRun, beforeWrite }: UpsertSettings,
): Promise<UpsertResult> {
  const link: ExternalLink = { system_id: systemId, external_id: customerNumber(customer) };
  const body = toWire(customer);
  const match = await matchCustomer(session, link);
  if (match === null) return await create(session, customer, { body, link, dryRun, beforeWrite });
  return await update(session, customer, { body, link, dryRun, beforeWrite, match });
}

interface Write {
  body: CustomerBody;
  link: ExternalLink;
  dryRun: boolean;
  beforeWrite: UpsertSettings['beforeWrite'];
}

async function create(session: IpaasSession, customer: MappedCustomer, write: Write): Promise<UpsertResult> {
  const changes = diffCustomer(nothingHeld, customer.values);
  if (write.dryRun) return { outcome: 'created', ipaasId: null, changes, warnings: [] };
  await write.beforeWrite({ outcome: 'created', changes });
  return { outcome: 'created', ipaasId: await writeNew(session, write.body, write.link), changes, warnings: [] };
}

async function update(
  session: IpaasSession,
  customer: MappedCustomer,
  { body, link, dryRun, beforeWrite, match }: Write & { match: Match },
): Promise<UpsertResult> {
  const ipaasId = match.record.id;
  const changes = diffCustomer(fromWire(match.record), customer.values);
  if (!isDifferent(changes, customer.values)) {
    if (!dryRun) await linkWhereMissing(session, match, link);
    return { outcome: 'unchanged', ipaasId, changes: [], warnings: [] };
  }
  if (dryRun) return { outcome: 'updated', ipaasId, changes, warnings: [] };
  await beforeWrite({ outcome: 'updated', changes });
  await writeExisting(session, body, match, link);
  return { outcome: 'updated', ipaasId, changes, warnings: [] };
}

function customerNumber(customer: MappedCustomer): string {
  const number = mappedField(customer, 'CustomerNumber');
  if (number !== null && number.trim() !== '') return number;
  throw new SyncFailure('MissingRequiredField', 'CustomerNumber is missing.', {
    problems: [{ field: 'CustomerNumber', code: 'MissingRequiredField', message: 'CustomerNumber is missing.' }],
  });
}
