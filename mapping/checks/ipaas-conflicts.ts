import { SyncFailure } from '../../customer/sync-failure.ts';
import type { PreparedCollection } from '../prepare/prepared-collection.ts';
import { conflictFindings } from './conflict.ts';
import { mayWriteCustomers, readWriter, writerOf, type CustomerWriter } from './customer-writer.ts';
import type { Finding } from './finding.ts';
import type { IpaasView, ListedCollection } from './ipaas-view.ts';
import { notChecked, reasonOf } from './not-checked.ts';

/** More are not read one by one: a check must not weigh on iPaaS.com. */
const mostRead = 50;

/**
 * Conflicts with collections that iPaaS.com itself runs, of any subscription.
 * @param loadedIds ids of those that were loaded from iPaaS.com: they are not in their own way
 */
export async function checkIpaasConflicts(
  collections: readonly PreparedCollection[],
  view: IpaasView,
  { loadedIds, signal }: { loadedIds: readonly number[]; signal: AbortSignal },
): Promise<Finding[]> {
  const noteForAll = (message: string, resolution?: string): Finding[] =>
    collections.map(({ identity }) => notChecked(identity.name, message, resolution));
  const what = 'Conflicts with other collections in iPaaS.com were not checked';
  if (collections.length === 0) return [];
  try {
    const listed = await view.listCollections(signal);
    if (listed === null)
      return noteForAll(`${what}: it has no list of them at IPAAS_MAPPING_COLLECTIONS_PATH.`, byHand);
    const names = new Set(collections.map(({ identity }) => identity.name));
    const others = listed
      .filter(mayWriteCustomers)
      .filter(({ id }) => !loadedIds.includes(id))
      .filter(({ name, systemId }) => systemId !== view.systemId || name === null || !names.has(name));
    const { found, unread } = await readOthers(others, view, signal);
    return [
      ...collections.flatMap((collection) => compare(collection, found, view)),
      ...(unread === null ? [] : noteForAll(`${what} for ${unread}`, byHand)),
    ];
  } catch (error) {
    return noteForAll(`${what}: ${reasonOf(error, signal)}`);
  }
}

const byHand = 'Look through the customer collections in iPaaS.com by hand.';

interface Other {
  listed: ListedCollection;
  writer: CustomerWriter;
}

/** Reads one after the other; the first that iPaaS.com does not give for a reason of its own ends it. */
async function readOthers(
  others: readonly ListedCollection[],
  view: IpaasView,
  signal: AbortSignal,
): Promise<{ found: Other[]; unread: string | null }> {
  const found: Other[] = [];
  const unreadable: number[] = [];
  for (const [index, listed] of others.slice(0, mostRead).entries()) {
    try {
      const writer = readWriter(listed, await view.fetchCollection(listed.id, signal));
      if (writer === undefined) unreadable.push(listed.id);
      else if (writer !== null) found.push({ listed, writer });
    } catch (error) {
      if (isGone(error)) continue;
      const ids = [...unreadable, ...others.slice(index).map(({ id }) => id)];
      return { found, unread: `${told(ids)}: ${reasonOf(error, signal)}` };
    }
  }
  if (unreadable.length > 0) return { found, unread: `${told(unreadable)}: they have an unknown shape.` };
  const more = others.length - mostRead;
  return { found, unread: more > 0 ? `${more} more than the first ${mostRead}.` : null };
}

/** Deleted since it was listed. */
function isGone(error: unknown): boolean {
  return error instanceof SyncFailure && error.code === 'MappingInvalid';
}

function told(ids: readonly number[]): string {
  return `${ids.length === 1 ? 'the id' : 'the ids'} ${ids.slice(0, mostRead).join(', ')}`;
}

function compare(collection: PreparedCollection, others: readonly Other[], { systemId }: IpaasView): Finding[] {
  const writer = writerOf(collection);
  return others.flatMap(({ listed, writer: other }) => {
    const isOurs = listed.systemId === systemId;
    return conflictFindings(writer, other, isOurs ? waysOutOfOurs(listed) : ['disable one of them']);
  });
}

function waysOutOfOurs({ id }: ListedCollection): string[] {
  return [
    'disable it in iPaaS.com, which runs it for the same subscription',
    `use it instead of this one: MAPPING_COLLECTION_IDS=${id}, and name it in syncs`,
  ];
}
