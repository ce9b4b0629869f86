/** A customer as a client sends it. */
import { z } from 'zod';
import { optionalGuid, optionalId, optionalText } from './body.ts';

/** Values that are neither texts nor of another type than documented; `is_active` is this stand-in's own choice. */
export const customerBodySchema = z.object({
  tracking_guid: optionalGuid,
  customer_number: optionalText,
  first_name: optionalText,
  last_name: optionalText,
  email_address: optionalText,
  company: optionalText,
  comment: optionalText,
  category_id: z.int().nullish(),
  is_active: z.boolean().nullish(),
  custom_fields: z.array(z.object({ custom_field_name: optionalText, value: optionalText })).nullish(),
  external_ids: z.array(z.object({ system_id: optionalId, external_id: optionalText })).nullish(),
});

export type CustomerBody = z.infer<typeof customerBodySchema>;

/** The fields that are written as they are sent. */
export const plainFields = [
  'customer_number',
  'first_name',
  'last_name',
  'email_address',
  'company',
  'comment',
  'category_id',
] as const;
