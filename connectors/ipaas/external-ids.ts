/**
 * The link that iPaaS.com keeps between its customer and ours. Our side of it is the CustomerNumber, which stays the
 * same, not the response id, which changes with every response (design, section 2 "External id").
 */
import type { CustomerRecord, ExternalLink } from './customer-wire.ts';
import type { IpaasSession } from './http.ts';
import { unreadable } from './read-answer.ts';
import { parseJson } from './read-json.ts';
import type { IpaasAnswer } from './reception.ts';

const customerTable = 'customer';
/** In front of the id of a customer that was deleted in iPaaS.com. */
const deletedPrefix = 'DELETED:';

export interface LinkedCustomer {
  ipaasId: string;
  /** True where the customer was deleted, so that the link counts for nothing. */
  deleted: boolean;
}

/**
 * The linked customer, by LookupSpecial: the one look-up whose external id is not part of the path, so that
 * a CustomerNumber may hold any character.
 * @returns null where nothing is linked
 */
export async function lookUpLink(session: IpaasSession, link: ExternalLink): Promise<LinkedCustomer | null> {
  const answer = await session.find({
    api: 'customers',
    method: 'POST',
    path: 'v2/External/LookupSpecial',
    body: { table_name: customerTable, ...link, tracking_guid: session.trackingGuid },
    action: 'look up',
  });
  return answer === null ? null : readLinkedId(answer);
}

/** Creates the link, or moves it to this customer. */
export async function saveLink(session: IpaasSession, link: ExternalLink, ipaasId: string): Promise<void> {
  await session.send({
    api: 'customers',
    method: 'POST',
    path: 'v2/External/UpdateExternalId',
    body: { table_name: customerTable, ...link, internal_id: ipaasId, tracking_guid: session.trackingGuid },
    action: 'link',
  });
}

/** True where the customer carries this link. */
export function isLinked(record: CustomerRecord, link: ExternalLink): boolean {
  return record.external_ids.some(
    (held) => held.system_id === String(link.system_id) && held.external_id === link.external_id,
  );
}

/**
 * Our external id of another customer than this link names, on a record that iPaaS.com returned; null where the record
 * carries none.
 */
export function foreignLink(record: CustomerRecord, link: ExternalLink): string | null {
  const ours = record.external_ids.filter((held) => held.system_id === String(link.system_id));
  return ours.find((held) => held.external_id !== link.external_id)?.external_id ?? null;
}

/** The answer is a bare JSON string, `"150713"`; the number itself and the same text without quotes are read too. */
function readLinkedId(answer: IpaasAnswer): LinkedCustomer | null {
  const json = parseJson(answer.body);
  const value = json === undefined ? answer.body.trim() : json;
  if (value === null || value === '') return null;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const deleted = text.startsWith(deletedPrefix);
  const ipaasId = deleted ? text.slice(deletedPrefix.length).trim() : text;
  if (/^[1-9]\d*$/.test(ipaasId)) return { ipaasId, deleted };
  throw unreadable(answer, 'to the look-up of a link is no id');
}
