/**
 * A mapping collection in the JSON shape that iPaaS.com itself uses (reference: ipaas-api.md, section 6.2; field names and
 * types as its development utility reads them). What a sync does not use is allowed and kept out.
 */
import { z } from 'zod';

export const mappingTypes = ['Field', 'Static', 'Dynamic Formula', 'Lookup Translation'] as const;

/** iPaaS.com's C# models read ids as text where its API gives numbers; both are accepted. */
const id = z.union([z.string(), z.number()]).transform(String);

const mappingSchema = z.object({
  id,
  /** iPaaS.com's numbers for the types are not documented: mappings are told apart by name. */
  mapping_type_name: z.string(),
  /** `Customer`, or `Customer Custom Field` for a custom field. */
  destination_table: z.string(),
  destination_field: z.string(),
  /** Name of a source field, literal or formula, by type. */
  source_value: z.string().nullish().default(null),
  default_value: z.string().nullish().default(null),
  translation_collection_id: id.nullish().default(null),
  translation_name: z.string().nullish().default(null),
  sequence_number: z.number().nullish().default(null),
});

export const collectionSchema = z.object({
  id: id.nullish().default(null),
  name: z.string().min(1),
  collection_type_id: z.number().int(),
  direction_id: z.number().int(),
  sync_type: z.union([z.string(), z.number()]),
  filter: z.string().nullish().default(null),
  error_filter: z.string().nullish().default(null),
  /** A number in iPaaS.com's answers; the name is accepted in files. */
  collision_handling_method_id: z.union([z.string(), z.number()]).nullish().default(null),
  /** Ours: `false` takes a collection out of use without deleting it. */
  is_active: z.boolean().nullish().default(null),
  mappings: z.array(mappingSchema),
  children: z.array(z.unknown()).nullish().default(null),
});

export type Mapping = z.infer<typeof mappingSchema>;
export type Collection = z.infer<typeof collectionSchema>;
