import { z } from 'zod';

/**
 * A mapping collection in the JSON shape that iPaaS.com itself uses (field names and types as its development utility
 * reads them). Keys that a sync does not use are allowed and kept out.
 */

const mappingTypes = ['Field', 'Static', 'Dynamic Formula', 'Lookup Translation'] as const;

export const mappingSchema = z.object({
  id: z.string(),
  /** iPaaS.com's numbers for the types are not documented: mappings are told apart by name. */
  mapping_type_name: z.enum(mappingTypes),
  /** `Customer`, or `Customer Custom Field` for a custom field. */
  destination_table: z.string(),
  destination_field: z.string().min(1),
  /** Name of a source field, literal or formula, by type. */
  source_value: z.string().nullable(),
  default_value: z.string().nullish(),
  sequence_number: z.number().int().nullish(),
});

export const collectionSchema = z.object({
  name: z.string().min(1),
  /** 8 = Customer. */
  collection_type_id: z.number().int(),
  /** 1 = TO iPaaS.com. */
  direction_id: z.number().int(),
  sync_type: z.union([z.string(), z.number()]),
  filter: z.string().nullish(),
  error_filter: z.string().nullish(),
  mappings: z.array(mappingSchema).min(1),
});

export type Mapping = z.infer<typeof mappingSchema>;
export type Collection = z.infer<typeof collectionSchema>;
