/** iPaaS.com, as far as a sync needs it. */
import type { MappedCustomer } from '../../customer/mapped-customer.ts';
import { openAccess, type IpaasAccess } from './credentials-access.ts';
import type { CustomFieldApi } from './custom-fields/definitions-api.ts';
import { createCustomFields } from './custom-fields/provision.ts';
import { lookUpLink } from './external-ids.ts';
import { createIpaasHttp } from './http.ts';
import type { IpaasAddress } from './http-client.ts';
import type { MatchKey } from './match-keys.ts';
import type { UpdateMode } from './overlay-record.ts';
import type { WritePlan } from '../../customer/write-plan.ts';
import type { CollisionHandling } from '../../customer/write-policy.ts';
import { upsertCustomer } from './upsert-customer.ts';
import type { UpsertResult } from './upsert-terms.ts';

export type { UpsertResult } from './upsert-terms.ts';

export type IpaasSettings = IpaasAddress &
  IpaasAccess & {
    /** The id of our subscription in iPaaS.com, above 0. */
    systemId: number;
    /** How missing custom fields are created; null where that is switched off. */
    customFieldApi: CustomFieldApi | null;
    /** By what a customer is looked for, in this order. */
    matchKeys: readonly MatchKey[];
    /** What happens with a customer that is there but not linked, where the mapping collection does not say. */
    collisionHandling: CollisionHandling;
    /** What an update sends. */
    updateMode: UpdateMode;
  };

export interface UpsertOptions {
  /** Sent with every call, so that iPaaS.com's logs and ours can be joined. */
  trackingGuid: string;
  /** True to look and compare only; the result says what would happen. */
  dryRun: boolean;
  /** What an earlier attempt of the same sync was about to write; null, and left out, where none was. */
  earlierPlan?: WritePlan | null;
  /** Aborts the looking; what has begun to be written is finished. */
  signal: AbortSignal;
  /**
   * Awaited right before the first write (a lone save of the link is one too); where it throws, nothing is written.
   * Awaited a second time only where iPaaS.com refused the create that was planned, because the customer is there
   * already: nothing was written then, and the second plan replaces the first.
   */
  beforeWrite: (plan: WritePlan) => Promise<void>;
}

export interface IpaasConnector {
  /**
   * Creates or updates exactly one customer and links it to its CustomerNumber, unless the sync type of the collection
   * passes it over. May be called again after any failure.
   * An update of a linked customer takes three calls, a first-ever create four.
   * @throws SyncFailure; the signal's reason where it was aborted
   */
  upsertCustomer(customer: MappedCustomer, options: UpsertOptions): Promise<UpsertResult>;
  /**
   * Proves with one call that reads that the credentials are accepted by the customers API.
   * @throws SyncFailure IpaasAuthenticationFailure, or what else stands in the way
   */
  checkCredentials(signal: AbortSignal): Promise<void>;
}

/** The external id of no customer. */
const credentialCheckId = 'customer-sync-credential-check';

export function createIpaasConnector(settings: IpaasSettings): IpaasConnector {
  const openSession = createIpaasHttp({ ...settings, credentials: openAccess(settings, settings) });
  const customFields = createCustomFields(settings.customFieldApi);
  const { systemId } = settings;
  return {
    async upsertCustomer(customer, { trackingGuid, signal, earlierPlan = null, ...options }) {
      const session = openSession(trackingGuid, signal);
      const tools = { session, systemId, policy: settings, customFields, earlierPlan, ...options };
      return await upsertCustomer(customer, tools);
    },
    async checkCredentials(signal) {
      // The link of nobody: 404 is the good answer, and the call needs the same permission as a sync does.
      const session = openSession(crypto.randomUUID(), signal);
      await lookUpLink(session, { system_id: systemId, external_id: credentialCheckId });
    },
  };
}
