/**
 * What the list of mapping collections tells of each (reference: ipaas-api.md, section 6.2). The list has a shape of its
 * own, which nobody has published, so whatever it lacks is null, and the shape of a single collection is read as well.
 */
import { z } from 'zod';

export interface CollectionSummary {
  id: number;
  name: string | null;
  /** 8: Customer. */
  collectionTypeId: number | null;
  /** 1: TO iPaaS.com, 2: FROM. */
  directionId: number | null;
  /** As iPaaS.com writes it: a name, or a number. */
  syncType: string | null;
  /** The subscription that it belongs to. */
  systemId: number | null;
  /** False only where iPaaS.com says so. */
  enabled: boolean;
}

const wholeNumber = z.union([
  z.int(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);
const numberSchema = wholeNumber.nullish().catch(null);
const textSchema = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(null);

const itemSchema = z.looseObject({
  id: wholeNumber.pipe(z.int().positive()),
  name: textSchema,
  collection_type_id: numberSchema,
  mapping_collection_type_id: numberSchema,
  direction_id: numberSchema,
  sync_type: textSchema,
  system_id: numberSchema,
  subscription_id: numberSchema,
});

type Item = z.output<typeof itemSchema>;

/** Only the id must be readable: a list of something else must not pass for one without collections. */
export const collectionSummarySchema = itemSchema.transform(toSummary);

function toSummary(item: Item): CollectionSummary {
  return {
    id: item.id,
    name: item.name ?? null,
    collectionTypeId: item.collection_type_id ?? item.mapping_collection_type_id ?? null,
    directionId: item.direction_id ?? null,
    syncType: item.sync_type ?? null,
    systemId: item.system_id ?? item.subscription_id ?? null,
    enabled: isEnabled(item),
  };
}

/** Under which key iPaaS.com keeps whether a collection is active is not known. */
const enabledKeys = ['is_active', 'active', 'enabled', 'status'];
const meansDisabled = new Set(['false', '0', 'inactive', 'disabled', 'off', 'no']);

function isEnabled(item: Readonly<Record<string, unknown>>): boolean {
  const told = enabledKeys.map((key) => item[key]).find((value) => value !== undefined && value !== null);
  if (typeof told !== 'string' && typeof told !== 'number' && typeof told !== 'boolean') return true;
  return !meansDisabled.has(String(told).trim().toLowerCase());
}
