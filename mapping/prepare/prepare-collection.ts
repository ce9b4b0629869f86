/** Reads a mapping collection and finds what is wrong with it, before any record meets it. */
import { createHash } from 'node:crypto';
import { collisionMethods, type CollisionHandling, type SyncType } from '../../customer/write-policy.ts';
import { checkDestinations } from '../checks/destinations.ts';
import { isError, type Finding } from '../checks/finding.ts';
import { collectionSchema, type Collection, type Mapping } from './collection-schema.ts';
import { prepareMapping } from './prepare-mapping.ts';
import { prepareFilter } from './prepare-filter.ts';
import type { PreparedCollection } from './prepared-collection.ts';
import type { TranslationTable } from './translation-collection.ts';

const customerType = 8;
const towardsIpaas = 1;

export interface CollectionReading {
  /** Name of the collection, or of where it came from if it has none. */
  name: string;
  /** Null where there is an error among the findings. */
  collection: PreparedCollection | null;
  findings: Finding[];
}

/**
 * @param json what a file or iPaaS.com holds
 * @param origin where it came from, for people
 */
export function prepareCollection(
  json: unknown,
  origin: string,
  translations: readonly TranslationTable[],
): CollectionReading {
  const parsed = collectionSchema.safeParse(json);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    return { name: origin, collection: null, findings: [notACollection(origin, issues)] };
  }
  return prepareChecked(parsed.data, origin, translations);
}

function prepareChecked(
  collection: Collection,
  origin: string,
  translations: readonly TranslationTable[],
): CollectionReading {
  const { name } = collection;
  const findings: Finding[] = [];
  const about = aboutCollection(name, (finding) => findings.push(finding));
  checkKind(collection, about);
  const syncType = readSyncType(collection.sync_type, about);
  const collisionHandling = readCollisionMethod(collection.collision_handling_method_id, about);
  const filter = prepareFilter(name, 'mapping filter', collection.filter, findings);
  const errorFilter = prepareFilter(name, 'error filter', collection.error_filter, findings);
  const ordered = collection.mappings.toSorted((a, b) => (a.sequence_number ?? 0) - (b.sequence_number ?? 0));
  const readings = ordered.map((mapping) => prepareMapping(name, mapping, translations));
  findings.push(...readings.flatMap((reading) => reading.findings), ...checkDestinations(name, ordered));

  if (findings.some(isError) || syncType === null) return { name, collection: null, findings };
  const mappings = readings.flatMap(({ mapping }) => mapping ?? []);
  const writePolicy = { syncType, collisionHandling };
  const prepared: PreparedCollection = {
    identity: { name, version: versionOf(collection, ordered, { writePolicy, mappings }) },
    origin,
    enabled: collection.is_active !== false,
    writePolicy,
    filter,
    errorFilter,
    mappings,
  };
  return { name, collection: prepared, findings };
}

type About = (severity: Finding['severity'], code: Finding['code'], message: string, resolution: string) => void;

function aboutCollection(collection: string, add: (finding: Finding) => void): About {
  return (severity, code, message, resolution) =>
    add({ severity, code, collection, mapping: null, field: null, message, resolution });
}

function notACollection(origin: string, issues: string): Finding {
  return {
    severity: 'error',
    code: 'NotACollection',
    collection: origin,
    mapping: null,
    field: null,
    message: `${origin} is not a mapping collection: ${issues}.`,
    resolution: 'Compare it with the shape in docs/mapping.md, or export the collection from iPaaS.com again.',
  };
}

function checkKind(collection: Collection, about: About): void {
  if (collection.collection_type_id !== customerType) {
    const message = `The collection is of the type ${collection.collection_type_id}, not Customer (${customerType}).`;
    about('error', 'UnsupportedCollection', message, 'Use a collection of the type Customer; others are not synced.');
  }
  if (collection.direction_id !== towardsIpaas) {
    const message = 'The direction of the collection is not TO iPaaS.com (1).';
    about('error', 'UnsupportedCollection', message, 'Use the TO collection; iPaaS.com can make one by Reverse Clone.');
  }
  if (collection.mappings.length === 0) {
    about('error', 'NotACollection', 'The collection has no mappings.', 'Add a mapping for each field to be filled.');
  }
  if ((collection.children ?? []).length > 0) {
    const message =
      'The collection has child collections, which are not applied: a customer here has no child records.';
    about('warning', 'ChildrenIgnored', message, 'Map what the customer itself needs in this collection.');
  }
}

const syncTypes: ReadonlyMap<string, SyncType> = new Map([
  ['add', 'ADD'],
  ['1', 'ADD'],
  ['update', 'UPDATE'],
  ['2', 'UPDATE'],
  ['addandupdate', 'ADD_AND_UPDATE'],
  ['addupdate', 'ADD_AND_UPDATE'],
  ['3', 'ADD_AND_UPDATE'],
]);

/** Names are accepted as people write them: `ADD_AND_UPDATE`, `Add and Update`, `Add/Update`. */
function readSyncType(given: string | number, about: About): SyncType | null {
  const syncType = syncTypes.get(plain(given)) ?? null;
  if (syncType !== null) return syncType;
  const isDelete = ['delete', '4', 'deletetriggeredupdate', '5'].includes(plain(given));
  const message = isDelete
    ? 'The sync type is one that deletes customers, which customer-sync never does.'
    : 'The sync type is none that customer-sync knows.';
  about('error', 'UnsupportedSyncType', message, 'Set sync_type to ADD, UPDATE or ADD_AND_UPDATE.');
  return null;
}

/** iPaaS.com's numbers are not documented; 1 to 4 in the order of its documentation (reference: section 11, row 10). */
function readCollisionMethod(given: string | number | null, about: About): CollisionHandling | null {
  if (given === null) return null;
  const byNumber = collisionMethods[Number(given) - 1];
  const method = byNumber ?? collisionMethods.find((name) => plain(name) === plain(given));
  if (method !== undefined) return method;
  const resolution = `Set collision_handling_method_id to one of ${collisionMethods.join(', ')} (or 1 to 4), or to null.`;
  about('error', 'UnknownCollisionMethod', 'The collision handling method is none that iPaaS.com has.', resolution);
  return null;
}

function plain(given: string | number): string {
  return String(given)
    .toLowerCase()
    .replaceAll(/[\s_/-]/g, '');
}

/**
 * Twelve hexadecimal digits of the SHA-256 of what the collection does, translations included. Reformatting the file, the
 * order of its keys, another spelling of the same sync type or other words in a description do not change it; the order
 * of mappings without sequence numbers does, because they are applied in it.
 */
function versionOf({ name, filter, error_filter }: Collection, ordered: readonly Mapping[], does: Does): string {
  const { syncType: sync_type, collisionHandling: collision_handling_method_id } = does.writePolicy;
  const whole = { name, sync_type, collision_handling_method_id, filter, error_filter };
  const tables = does.mappings.flatMap(({ source }) => (source.type === 'translation' ? [sorted(source.table)] : []));
  const text = JSON.stringify([whole, ordered, tables]);
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

type Does = Pick<PreparedCollection, 'writePolicy' | 'mappings'>;

function sorted(table: ReadonlyMap<string, string>): [string, string][] {
  return [...table].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
