/** The company's mapping collections, each as it was put in. */
import type { Json, JsonObject } from '../http/json.ts';

export interface MappingCollections {
  get(id: number): JsonObject | null;
  /** The record replaces the collection of this id. */
  put(id: number, collection: JsonObject): JsonObject;
  delete(id: number): void;
  /** In the order of their ids. */
  all(): JsonObject[];
  clear(): void;
}

export function createMappingCollections(): MappingCollections {
  const collections = new Map<number, JsonObject>();
  const all = (): JsonObject[] => [...collections].sort(([a], [b]) => a - b).map(([, collection]) => collection);
  return {
    get(id) {
      const collection = collections.get(id);
      return collection === undefined ? null : withChildren(collection, childrenOf(all(), id));
    },
    put(id, { id: _id, ...others }) {
      const collection = { id, ...others };
      collections.set(id, collection);
      return collection;
    },
    delete: (id) => void collections.delete(id),
    all,
    clear: () => collections.clear(),
  };
}

function childrenOf(collections: readonly JsonObject[], id: number): JsonObject[] {
  return collections.filter((collection) => [id, String(id)].some((same) => same === collection['parent_id']));
}

/** Child collections that are records of their own come after those that the collection was put in with. */
function withChildren(collection: JsonObject, children: readonly JsonObject[]): JsonObject {
  if (children.length === 0) return collection;
  return { ...collection, children: [...itemsOf(collection['children']), ...children.map(collectionInList)] };
}

/** Only in the shape of a single collection. */
const notInList = new Set([
  'subscription_id',
  'subscription_name',
  'integration_id',
  'collision_handling_method_id',
  'collision_handling_options',
]);

/** Lists, and the children of a collection, have a shape that differs from that of a single one. */
export function collectionInList(collection: JsonObject): JsonObject {
  return {
    ...Object.fromEntries(Object.entries(collection).filter(([key]) => !notInList.has(key))),
    system_id: collection['subscription_id'] ?? null,
    system_name: collection['subscription_name'] ?? null,
    system_type_id: collection['integration_id'] ?? null,
    attached_items_count: itemsOf(collection['mappings']).length,
  };
}

function itemsOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
