/**
 * Which of the customers that iPaaS.com found is ours. The policy, in one sentence: one customer of the same
 * CustomerNumber is ours, a customer with another number never is, and where several could be, none is touched
 * (docs/matching.md holds the table).
 *
 * iPaaS.com's search is compared once more here, because the parameters of the search are inferred (reference:
 * ipaas-api.md, section 4.7).
 */
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { CustomerRecord } from './customer-wire.ts';
import { foreignLink } from './external-ids.ts';
import type { CustomerIdentity } from './match-keys.ts';

/**
 * The customer behind the link is ours where it has our number or none.
 * @throws SyncFailure DuplicateCustomer, naming both numbers, where it has another one
 */
export function assertLinkedIsOurs(record: CustomerRecord, { customerNumber }: CustomerIdentity): void {
  if (hasNoNumber(record) || hasNumber(record, customerNumber)) return;
  throw duplicate(
    `CustomerNumber ${customerNumber} is linked to the iPaaS.com customer ${record.id}, which has the CustomerNumber ${record.customer_number}.`,
  );
}

/**
 * Of several customers of one number, the only active one is ours: iPaaS.com itself lets inactive ones stand beside it.
 * @returns null where no customer has the number
 * @throws SyncFailure DuplicateCustomer, naming all, where several have it
 */
export function chooseByNumber(
  found: readonly CustomerRecord[],
  { customerNumber }: CustomerIdentity,
): CustomerRecord | null {
  const matches = found.filter((record) => hasNumber(record, customerNumber));
  if (matches.length <= 1) return matches[0] ?? null;
  const [active, ...others] = matches.filter((record) => record.is_active !== false);
  if (active !== undefined && others.length === 0) return active;
  throw duplicate(
    `${matches.length} customers have the CustomerNumber ${customerNumber} in iPaaS.com: ${idsOf(matches)}.`,
  );
}

/**
 * A customer of our number comes first, whoever else uses the address. Without one, the only customer of the address
 * is ours if it has no number and no other link of ours.
 * @returns null where no customer has the address
 * @throws SyncFailure DuplicateCustomer where the customers of the address have another number, or are several
 */
export function chooseByEmail(found: readonly CustomerRecord[], identity: CustomerIdentity): CustomerRecord | null {
  const matches = found.filter((record) => isSameAddress(record.email_address, identity.emailAddress));
  const ofOurNumber = chooseByNumber(matches, identity);
  if (ofOurNumber !== null) return ofOurNumber;
  const [only, ...others] = matches;
  if (only === undefined) return null;
  const { customerNumber } = identity;
  if (others.length > 0) {
    throw duplicate(
      `The e-mail address of CustomerNumber ${customerNumber} is used by ${matches.length} other customers in iPaaS.com: ${idsOf(matches)}.`,
    );
  }
  const other = hasNoNumber(only) ? foreignLink(only, identity.link) : only.customer_number;
  if (other === null) return only;
  throw duplicate(
    `The e-mail address of CustomerNumber ${customerNumber} is used by the iPaaS.com customer ${only.id}, which belongs to the CustomerNumber ${other}.`,
  );
}

/**
 * The link and another key must not name two customers.
 * @throws SyncFailure DuplicateCustomer, naming both, where they do
 */
export function assertSameCustomer(found: CustomerRecord, linked: CustomerRecord, identity: CustomerIdentity): void {
  if (found.id === linked.id) return;
  throw duplicate(
    `CustomerNumber ${identity.customerNumber} is linked to the iPaaS.com customer ${linked.id}, but matches the customer ${found.id}.`,
  );
}

/**
 * A customer without a number receives ours, unless another customer has it already.
 * @throws SyncFailure DuplicateCustomer, naming both
 */
export function assertNumberIsFree(
  record: CustomerRecord,
  holders: readonly CustomerRecord[],
  identity: CustomerIdentity,
): void {
  const holder = chooseByNumber(holders, identity);
  if (holder === null || holder.id === record.id) return;
  throw duplicate(
    `CustomerNumber ${identity.customerNumber} could be the iPaaS.com customer ${record.id}, which has no CustomerNumber, but the customer ${holder.id} has it.`,
  );
}

export function hasNoNumber({ customer_number: held }: CustomerRecord): boolean {
  return held === null || held.trim() === '';
}

function hasNumber({ customer_number: held }: CustomerRecord, customerNumber: string): boolean {
  return held !== null && held.trim() === customerNumber.trim();
}

/** Case does not count: no mail system of today tells two people apart by it. */
function isSameAddress(held: string | null, address: string | null): boolean {
  return held !== null && address !== null && held.trim().toLowerCase() === address.trim().toLowerCase();
}

function idsOf(records: readonly CustomerRecord[]): string {
  return records.map((record) => record.id).join(', ');
}

function duplicate(what: string): SyncFailure {
  return new SyncFailure('DuplicateCustomer', `${what} Nothing was written.`);
}
