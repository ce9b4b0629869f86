/** The company's subscriptions: the systems that it has connected with iPaaS.com (reference: ipaas-api.md, section 1.3). */
import { z } from 'zod';
import { idSchema } from './customer-wire.ts';
import type { IpaasSession } from './http.ts';
import { readPages } from './read-pages.ts';

export interface Subscription {
  id: number;
  name: string | null;
  /** True for iPaaS.com's own entry, which no integration belongs to. */
  isIpaasItself: boolean;
}

const ipaasItself = 1;

const subscriptionSchema = z
  .object({ id: idSchema, type: z.coerce.number().nullish().catch(null), name: z.string().nullish().catch(null) })
  .transform(({ id, type, name }): Subscription => ({
    id: Number(id),
    name: name ?? null,
    isIpaasItself: type === ipaasItself,
  }));

/** @throws SyncFailure; the signal's reason where the session's was aborted */
export async function listSubscriptions(session: IpaasSession): Promise<Subscription[]> {
  const action = 'list the subscriptions';
  const request = { api: 'subscriptions', method: 'GET', path: 'v2/Subscriptions', action } as const;
  return await readPages(session, request, subscriptionSchema);
}
