/** The terms of one upsert: what it is given to work with, and what it answers. */
import type { HeldValue } from '../../customer/dry-run-preview.ts';
import type { FieldChange, Outcome } from '../../customer/sync-result.ts';
import type { SyncWarning } from '../../customer/sync-warning.ts';
import type { WritePlan } from '../../customer/write-plan.ts';
import type { CollisionHandling } from '../../customer/write-policy.ts';
import type { MatchKey } from './match-keys.ts';
import type { UpdateMode } from './overlay-record.ts';
import type { CustomerWrite } from './write-customer.ts';

export interface UpsertResult {
  /** `skipped`: the sync type of the collection passes this customer over. */
  outcome: Extract<Outcome, 'created' | 'updated' | 'unchanged' | 'skipped'>;
  /** Null where a dry run would create the customer, and where one that is not linked was passed over. */
  ipaasId: string | null;
  /** What differed; empty where nothing was worth a write. */
  changes: FieldChange[];
  /** What an operator should know, although all went well. */
  warnings: SyncWarning[];
  /** Of a dry run: what iPaaS.com holds of the customer that was found; null where none was, and after a real write. */
  held: HeldValue[] | null;
  /** Of a dry run: the custom fields that a real sync would create; empty after a real write. */
  customFieldsToCreate: string[];
}

interface UpsertPolicy {
  matchKeys: readonly MatchKey[];
  /** Where the collection itself names no method. */
  collisionHandling: CollisionHandling;
  updateMode: UpdateMode;
}

/** The answers of one upsert to what it finds, beside what it writes with. */
export interface Upsert extends CustomerWrite {
  policy: UpsertPolicy;
  /** True to look and compare only. */
  dryRun: boolean;
  /** What an earlier attempt of the same sync was about to write; null where none was. */
  earlierPlan: WritePlan | null;
  beforeWrite: (plan: WritePlan) => Promise<void>;
}

export interface UpsertTools extends Omit<Upsert, 'customer' | 'identity' | 'warnings'> {
  /** Our subscription in iPaaS.com: the side of the link that is ours. */
  systemId: number;
}
