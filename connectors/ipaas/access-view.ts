/** What can be known of credentials without writing: whether they are accepted, and what they may read. */
import type { Credentials } from './credentials.ts';
import { searchCustomers } from './customers-api.ts';
import { lookUpLink } from './external-ids.ts';
import { createIpaasHttp } from './http.ts';
import type { IpaasAddress } from './http-client.ts';
import { listSubscriptions, type Subscription } from './subscriptions.ts';

export interface AccessView {
  /** Looks up the link of nobody. @throws SyncFailure; the signal's reason where it was aborted */
  lookUp(signal: AbortSignal): Promise<void>;
  /** Searches the customer of nobody. @throws SyncFailure; the signal's reason where it was aborted */
  search(signal: AbortSignal): Promise<void>;
  /** @throws SyncFailure; the signal's reason where it was aborted */
  subscriptions(signal: AbortSignal): Promise<Subscription[]>;
}

/** The number and the external id of no customer. */
const nobody = 'customer-sync-credential-check';

export function openAccessView(settings: IpaasAddress & { systemId: number }, credentials: Credentials): AccessView {
  const openSession = createIpaasHttp({ ...settings, credentials });
  const open = (signal: AbortSignal) => openSession(crypto.randomUUID(), signal);
  return {
    async lookUp(signal) {
      await lookUpLink(open(signal), { system_id: settings.systemId, external_id: nobody });
    },
    async search(signal) {
      await searchCustomers(open(signal), 'CustomerNumber', nobody);
    },
    subscriptions: async (signal) => await listSubscriptions(open(signal)),
  };
}
