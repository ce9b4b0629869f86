/** A customer as it travels to and from iPaaS.com (reference: ipaas-api.md, sections 4.1 and 4.6). */
import { z } from 'zod';

/** Ids come as numbers or as text, by resource; here they are text (reference, section 3.2). */
export const idSchema = z.union([z.string().regex(/^[1-9]\d*$/), z.int().positive()]).transform(String);
const textSchema = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? null : String(value)));
const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

export const customerRecordSchema = z.looseObject({
  id: idSchema,
  customer_number: textSchema,
  first_name: textSchema,
  last_name: textSchema,
  email_address: textSchema,
  company: textSchema,
  comment: textSchema,
  /** False where the customer must be activated before it is used; not every answer tells. */
  is_active: z.boolean().nullish(),
  /** Of the sync that wrote last. */
  tracking_guid: textSchema,
  /** Null while the customer was only created. */
  updated_datetime: textSchema,
  custom_fields: listOf(z.object({ custom_field_name: z.string(), value: textSchema })),
  /** The links of all systems, ours among them. */
  external_ids: listOf(z.object({ system_id: textSchema, external_id: textSchema })),
});

/**
 * A customer as iPaaS.com holds it; what it does not hold is null, ids are text. What we do not know of stays in it, so
 * that a whole record can be written back.
 */
export type CustomerRecord = z.output<typeof customerRecordSchema>;

/** Ties a customer to its id in our system. */
export interface ExternalLink {
  system_id: number;
  external_id: string;
}

/** A customer on its way to iPaaS.com; what is not in it is kept. */
export interface CustomerBody {
  customer_number?: string;
  first_name?: string;
  last_name?: string;
  email_address?: string;
  company?: string;
  comment?: string;
  /** Activates an inactive customer. */
  is_active?: true;
  custom_fields?: { custom_field_name: string; value: string }[];
  external_ids?: ExternalLink[];
}
