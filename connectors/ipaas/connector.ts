/** iPaaS.com, as far as a sync needs it. */
import type { MappedCustomer } from '../../customer/mapped-customer.ts';
import { lookUpLink } from './external-ids.ts';
import { createIpaasHttp, type IpaasHttpSettings } from './http.ts';
import { upsertCustomer, type UpsertResult, type WritePlan } from './upsert-customer.ts';

export type { UpsertResult } from './upsert-customer.ts';

export interface IpaasSettings extends IpaasHttpSettings {
  /** The id of our subscription in iPaaS.com, above 0. */
  systemId: number;
}

export interface UpsertOptions {
  /** Sent with every call, so that iPaaS.com's logs and ours can be joined. */
  trackingGuid: string;
  /** True to look and compare only; the result says what would happen. */
  dryRun: boolean;
  /** Aborts the looking; what has begun to be written is finished. */
  signal: AbortSignal;
  /** Awaited once, right before the first write; where it throws, nothing is written. */
  beforeWrite: (plan: WritePlan) => Promise<void>;
}

export interface IpaasConnector {
  /**
   * Creates or updates exactly one customer and links it to its CustomerNumber. May be called again after any failure.
   * An update of a linked customer takes three calls.
   * @throws SyncFailure; the signal's reason where it was aborted
   */
  upsertCustomer(customer: MappedCustomer, options: UpsertOptions): Promise<UpsertResult>;
  /**
   * Proves with one call that reads that the key is accepted by the customers API.
   * @throws SyncFailure IpaasAuthenticationFailure, or what else stands in the way
   */
  checkCredentials(signal: AbortSignal): Promise<void>;
}

/** The external id of no customer. */
const credentialCheckId = 'customer-sync-credential-check';

export function createIpaasConnector(settings: IpaasSettings): IpaasConnector {
  const openSession = createIpaasHttp(settings);
  const { systemId } = settings;
  return {
    async upsertCustomer(customer, { trackingGuid, dryRun, signal, beforeWrite }) {
      return await upsertCustomer(openSession(trackingGuid, signal), customer, { systemId, dryRun, beforeWrite });
    },
    async checkCredentials(signal) {
      // The link of nobody: 404 is the good answer, and the call needs the same permission as a sync does.
      const session = openSession(crypto.randomUUID(), signal);
      await lookUpLink(session, { system_id: systemId, external_id: credentialCheckId });
    },
  };
}
