/** Which refusals of iPaaS.com say that a record is in the way (reference: ipaas-api.md, section 3.7, BIZL). */
import { SyncFailure } from '../../customer/sync-failure.ts';

const linkTaken = new Set(['BIZL-1003', 'BIZL-1005']);
const valueTaken = new Set(['BIZL-1004', 'BIZL-1006', 'BIZL-1007']);
/** The customer is there, but inactive: it is to be activated by an update, not created again. */
const inactive = 'BIZL-1009';

/** The external id belongs to another record. */
export function saysLinkTaken({ upstream }: SyncFailure): boolean {
  return linkTaken.has(upstream?.code ?? '');
}

/** A field's value, such as the CustomerNumber, belongs to another record. */
export function saysValueTaken({ upstream }: SyncFailure): boolean {
  return valueTaken.has(upstream?.code ?? '');
}

/** The customer is inactive, and may be the second one of a value that only one active customer may have. */
export function saysInactive({ upstream }: SyncFailure): boolean {
  return upstream?.code === inactive;
}

/** A create was refused because the customer, or its link, is there already. */
export function saysAlreadyThere(failure: SyncFailure): boolean {
  return saysLinkTaken(failure) || saysValueTaken(failure) || saysInactive(failure);
}

/** The record of the id in the request is not there (any more). */
export function saysNotFound({ upstream }: SyncFailure): boolean {
  return upstream?.code?.startsWith('NFND-') === true;
}

/** The same refusal under the code of the catalogue that says what to do about it. */
export function asDuplicate({ message, upstream }: SyncFailure): SyncFailure {
  return new SyncFailure('DuplicateCustomer', message, { ...(upstream !== null && { upstream }) });
}

/** Lets the sync look again, where a customer that was there a moment ago is gone. */
export function goneMeanwhile(ipaasId: string, refused: SyncFailure | null): SyncFailure {
  const upstream = refused?.upstream ?? null;
  return new SyncFailure(
    'UpstreamUnavailable',
    `iPaaS.com no longer holds its customer ${ipaasId}, which it held or accepted a moment ago.`,
    { ...(upstream !== null && { upstream }) },
  );
}

/** Runs a call, and lets a refusal of it become another failure. */
export async function translating<T>(call: Promise<T>, translate: (refused: SyncFailure) => SyncFailure): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw error instanceof SyncFailure ? translate(error) : error;
  }
}
