/** Links a customer that exists, and never a second one. */
import { SyncFailure } from '../../customer/sync-failure.ts';
import { goneMeanwhile, saysLinkTaken, saysNotFound } from './collisions.ts';
import { lookUpLink, saveLink } from './external-ids.ts';
import type { IpaasSession } from './http.ts';
import type { CustomerIdentity } from './match-keys.ts';

/**
 * Creates the link, or moves it here from a customer that is no longer there. Where iPaaS.com says that the link is
 * taken, it is looked up again: another sync may have saved the very same one.
 * @throws SyncFailure DuplicateCustomer, naming both, where another customer has it
 */
export async function linkCustomer(session: IpaasSession, identity: CustomerIdentity, ipaasId: string): Promise<void> {
  try {
    await saveLink(session, identity.link, ipaasId);
  } catch (error) {
    if (!(error instanceof SyncFailure)) throw error;
    if (saysNotFound(error)) throw goneMeanwhile(ipaasId, error);
    if (!saysLinkTaken(error)) throw error;
    const holder = await lookUpLink(session, identity.link);
    if (holder?.ipaasId === ipaasId && !holder.deleted) return;
    throw linkHeldBy(holder?.ipaasId ?? 'unknown', identity, ipaasId, error);
  }
}

export function linkHeldBy(
  holderId: string,
  { customerNumber }: CustomerIdentity,
  ipaasId: string,
  refused: SyncFailure | null,
): SyncFailure {
  const upstream = refused?.upstream ?? null;
  return new SyncFailure(
    'DuplicateCustomer',
    `The iPaaS.com customer ${ipaasId} was not linked to CustomerNumber ${customerNumber}: the customer ${holderId} has this link.`,
    { ...(upstream !== null && { upstream }) },
  );
}
