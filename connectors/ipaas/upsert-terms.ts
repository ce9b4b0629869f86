/** The terms of one upsert: what it is given to work with, and what it answers. */
import type { WrittenCustomer } from '../../customer/flow/steps.ts';
import type { WritePlan } from '../../customer/write-plan.ts';
import type { CollisionHandling } from '../../customer/write-policy.ts';
import type { MatchKey } from './match-keys.ts';
import type { UpdateMode } from './overlay-record.ts';
import type { CustomerWrite } from './write-customer.ts';

export type UpsertResult = WrittenCustomer;

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
