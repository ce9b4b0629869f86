/** What iPaaS.com holds at the end: one record per customer, its fields and its link once, the newest data. */
import { isSynced } from '../../customer/sync-result.ts';
import type { AcceptedSync, Evidence, HeldCustomer } from './evidence.ts';
import { repeated } from './repeated.ts';
import type { Rule, Violation } from './violation.ts';

export function checkRecords(evidence: Evidence): Violation[] {
  const { customers, definitions } = evidence;
  const numbers = customers.map(({ customerNumber }) => customerNumber).filter((number) => number !== null);
  return [
    ...repeated(numbers).map((number) => violation('number-twice', number)),
    ...customers.flatMap(({ id, customFields }) =>
      repeated(customFields.map(({ name }) => name)).map((name) => violation('field-twice', `${name} of ${id}`)),
    ),
    ...repeated(definitions.map((name) => name.toLowerCase())).map((name) => violation('definition-twice', name)),
    ...checkLinks(evidence),
    ...syncedNumbers(evidence).flatMap((number) => checkCustomer(evidence, number)),
  ];
}

function checkLinks({ links, customers }: Evidence): Violation[] {
  const held = new Map(customers.map(({ id, customerNumber }) => [id, customerNumber]));
  return [
    ...repeated(links.map(({ systemId, externalId }) => `${systemId}/${externalId}`)).map((link) =>
      violation('link-twice', `${link} is there twice`),
    ),
    ...repeated(links.map(({ systemId, internalId }) => `${systemId}/${internalId}`)).map((link) =>
      violation('link-twice', `${link} has two external ids`),
    ),
    ...links
      .filter(({ externalId, internalId }) => held.get(internalId) !== externalId)
      .map(({ externalId, internalId }) => violation('link-astray', `${externalId} leads to ${internalId}`)),
  ];
}

/** CustomerNumbers that iPaaS.com must hold, by what the log says. */
function syncedNumbers(evidence: Evidence): string[] {
  return [...new Set(writtenSyncs(evidence).map(({ customerNumber }) => customerNumber))];
}

/** Accepted syncs whose data are, or were, in iPaaS.com. */
function writtenSyncs({ accepted, rows }: Evidence): AcceptedSync[] {
  const written = new Set(
    rows
      .filter(({ outcome, dryRun }) => isSynced(outcome) && outcome !== 'skipped' && !dryRun)
      .map(({ syncId }) => syncId),
  );
  return accepted.filter(({ syncId }) => written.has(syncId));
}

function checkCustomer(evidence: Evidence, number: string): Violation[] {
  const customer = evidence.customers.find(({ customerNumber }) => customerNumber === number);
  if (customer === undefined) return [violation('customer-missing', number)];
  const linked = evidence.links.some((link) => link.internalId === customer.id && link.externalId === number);
  return [
    ...(linked ? [] : [violation('link-missing', number)]),
    ...checkOwnId(evidence, customer),
    ...checkNewest(evidence, customer),
  ];
}

/** Every result names the record that is there. */
function checkOwnId({ rows }: Evidence, { id, customerNumber }: HeldCustomer): Violation[] {
  return rows
    .filter(({ customer }) => customer?.customerNumber === customerNumber && (customer.ipaasId ?? id) !== id)
    .map(({ syncId }) => violation('outcome-untrue', `sync ${syncId} names a record that is not ${id}`));
}

/** The last word has the newest response, skipped or not; syncs by hand may go back, so there it is not decided. */
function checkNewest({ accepted, rows }: Evidence, customer: HeldCustomer): Violation[] {
  const ended = new Set(rows.filter(({ outcome }) => isSynced(outcome)).map(({ syncId }) => syncId));
  const own = accepted.filter(
    (sync) => sync.customerNumber === customer.customerNumber && !sync.dryRun && ended.has(sync.syncId),
  );
  if (own.length > 1 && own.some(({ automatic }) => !automatic)) return [];
  const newest = own.reduce((best, sync) => (sync.createdAt > best.createdAt ? sync : best));
  return Object.entries(expectedFields(newest))
    .filter(([field, value]) => heldValue(customer, field) !== value)
    .map(([field]) => violation('newest-wins', `${field} of ${newest.customerNumber} is not that of the newest`));
}

function expectedFields({ sent, responseId }: AcceptedSync): Record<string, string> {
  return {
    firstName: sent.firstName,
    lastName: sent.lastName,
    emailAddress: sent.emailAddress,
    comment: sent.comment,
    'Known to Film': sent.knownToFilm,
    'OpenAI Last Response ID': responseId,
  };
}

function heldValue(customer: HeldCustomer, field: string): string | null {
  const { firstName, lastName, emailAddress, comment, customFields } = customer;
  const plain = new Map(Object.entries({ firstName, lastName, emailAddress, comment }));
  return plain.get(field) ?? customFields.find(({ name }) => name === field)?.value ?? null;
}

function violation(rule: Rule, what: string): Violation {
  return { rule, what };
}
