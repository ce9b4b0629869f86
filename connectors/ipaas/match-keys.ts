/** By what a customer of ours is looked for in iPaaS.com (docs/matching.md). */
import { mappedField, type MappedCustomer } from '../../customer/mapped-customer.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { ExternalLink } from './customer-wire.ts';

/** `externalId`: the link that iPaaS.com keeps; the other two are fields of its customers. */
export type MatchKey = 'externalId' | 'customerNumber' | 'emailAddress';

/** An e-mail address may belong to several people, so it is a key only for those who ask for it. */
export const defaultMatchKeys: readonly MatchKey[] = ['externalId', 'customerNumber'];

/** After a refused create, link and number are looked at whatever the settings say; the address where it is a key. */
export function keysToLookAgain(keys: readonly MatchKey[]): readonly MatchKey[] {
  return keys.includes('emailAddress') ? [...defaultMatchKeys, 'emailAddress'] : defaultMatchKeys;
}

/** What is known of a customer before iPaaS.com is asked for it. */
export interface CustomerIdentity {
  /** Our subscription and the CustomerNumber, of which the link is made. */
  link: ExternalLink;
  customerNumber: string;
  /** Null where none was mapped; the customer is then not looked for by e-mail. */
  emailAddress: string | null;
}

/** @throws SyncFailure MissingRequiredField without a CustomerNumber, which the link is made of */
export function identify(customer: MappedCustomer, systemId: number): CustomerIdentity {
  const customerNumber = mappedField(customer, 'CustomerNumber');
  if (customerNumber === null || customerNumber.trim() === '') {
    throw new SyncFailure('MissingRequiredField', 'CustomerNumber is missing.', {
      problems: [{ field: 'CustomerNumber', code: 'MissingRequiredField', message: 'CustomerNumber is missing.' }],
    });
  }
  const link = { system_id: systemId, external_id: customerNumber };
  return { link, customerNumber, emailAddress: mappedField(customer, 'EmailAddress') };
}
