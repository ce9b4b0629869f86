/**
 * One sync at a time for each customer, and what the last ones wrote (docs/decisions/0009).
 *
 * A lease belongs to a sync, not to a worker: the same sync's next attempt takes it over at once, and from then on the
 * earlier attempt, should it still live, holds a token that is out of date and may not write any more.
 */
import type { FieldChange, Outcome } from '../customer/sync-result.ts';
import type { SyncWarning } from '../customer/sync-warning.ts';
import type { OrderedResponse } from '../customer/write-order.ts';
import type { WritePlan } from '../customer/write-plan.ts';

/** What a sync did, all its attempts together. */
export interface FinishedWrite {
  outcome: Extract<Outcome, 'created' | 'updated' | 'unchanged' | 'skipped'>;
  ipaasId: string | null;
  changes: FieldChange[];
  warnings: SyncWarning[];
}

export interface CustomerLease {
  customerNumber: string;
  syncId: string;
  /** Grows with every acquisition; of two holders, only the one with the greater token may write. */
  token: number;
  /** The newest response that any sync brought into iPaaS.com for this customer. */
  newest: OrderedResponse | null;
  /** What an earlier attempt of this very sync was about to write. */
  plan: WritePlan | null;
}

export interface CustomerLeases {
  /** @returns null while another sync holds the customer */
  acquire(customerNumber: string, syncId: string): Promise<CustomerLease | null>;
  /** The newest response written for a customer, without taking the customer. */
  newest(customerNumber: string): Promise<OrderedResponse | null>;
  /**
   * To be called right before a write: renews the lease and notes the plan.
   * @throws SyncFailure CustomerBusy where the lease was lost; then nothing may be written
   */
  noteWrite(lease: CustomerLease, plan: WritePlan): Promise<void>;
  /**
   * The customer is done with: remembers the response if it is the newest, keeps what was done for a later attempt, and
   * frees the customer. Does nothing where the lease was lost.
   * @param written null where the sync was skipped: what was not written is no newest response
   */
  complete(lease: CustomerLease, written: OrderedResponse | null, done: FinishedWrite): Promise<void>;
  /**
   * What an earlier attempt of this sync finished, whose worker died before it could report it. Kept until the sync's
   * row of the log is there.
   */
  finished(syncId: string): Promise<FinishedWrite | null>;
  /** Frees the customer without having written. Does nothing where the lease was lost. */
  release(lease: CustomerLease): Promise<void>;
}
