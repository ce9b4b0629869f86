/** What a collection does to customers, as far as it can be in the way of another, wherever it is kept. */
import { collectionSchema, type Collection } from '../prepare/collection-schema.ts';
import { destinationOf, type Destination } from '../prepare/destination.ts';
import { prepareFilter } from '../prepare/prepare-filter.ts';
import type { PreparedCollection } from '../prepare/prepared-collection.ts';
import type { Finding } from './finding.ts';
import type { ListedCollection } from './ipaas-view.ts';

export interface CustomerWriter {
  name: string;
  /** Where it is, for people. */
  place: string;
  adds: boolean;
  updates: boolean;
  /** True where a mapping filter chooses among the records. */
  isFiltered: boolean;
  /** The fields that it fills, as people read them; custom fields in quotes. */
  fills: ReadonlySet<string>;
}

const customerType = 8;
const towardsIpaas = 1;

export function writerOf({ identity, origin, writePolicy, filter, mappings }: PreparedCollection): CustomerWriter {
  return {
    name: identity.name,
    place: origin,
    adds: writePolicy.syncType !== 'UPDATE',
    updates: writePolicy.syncType !== 'ADD',
    isFiltered: filter !== null,
    fills: new Set(mappings.map(told)),
  };
}

/** True where a collection may write customers, as far as the list tells. */
export function mayWriteCustomers({ collectionTypeId, directionId, enabled }: ListedCollection): boolean {
  const isOfCustomers = collectionTypeId === null || collectionTypeId === customerType;
  return enabled && isOfCustomers && (directionId === null || directionId === towardsIpaas);
}

/**
 * Reads a collection as iPaaS.com holds it.
 * @returns null where it writes no customers after all; undefined where it cannot be read
 */
export function readWriter(listed: ListedCollection, json: unknown): CustomerWriter | null | undefined {
  const parsed = collectionSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const collection = parsed.data;
  const { collection_type_id: type, direction_id: direction, is_active } = collection;
  if (type !== customerType || direction !== towardsIpaas || is_active === false) return null;
  return { ...writesOf(collection), name: collection.name, place: placeOf(listed), fills: filledBy(collection) };
}

function placeOf({ id, systemId }: ListedCollection): string {
  return `iPaaS.com, id ${id}${systemId === null ? '' : `, subscription ${systemId}`}`;
}

function filledBy({ mappings }: Collection): ReadonlySet<string> {
  const destinations = mappings.map(destinationOf).filter((destination) => destination !== null);
  return new Set(destinations.map(told));
}

function told({ field, kind }: Destination): string {
  return kind === 'customField' ? `"${field}"` : field;
}

/** What is neither a plain add nor a plain update may be both; one that only deletes fills nothing. */
function writesOf({ name, sync_type, filter }: Collection): Pick<CustomerWriter, 'adds' | 'updates' | 'isFiltered'> {
  const type = String(sync_type).trim().toLowerCase();
  const deletes = type === 'delete' || type === '4';
  return {
    adds: !deletes && type !== 'update' && type !== '2',
    updates: !deletes && type !== 'add' && type !== '1',
    isFiltered: hasFilter(name, filter),
  };
}

/** One that we cannot read is a filter all the same: iPaaS.com knows more functions than we do. */
function hasFilter(name: string, text: string | null): boolean {
  const findings: Finding[] = [];
  return prepareFilter(name, 'mapping filter', text, findings) !== null || findings.length > 0;
}
