import { customerFields, type FieldKind } from '../../customer/mapped-customer.ts';
import type { Mapping } from './collection-schema.ts';

export interface Destination {
  field: string;
  kind: FieldKind;
}

/** How tables of custom fields are written; iPaaS.com does not document it, so every plain spelling is accepted. */
const customFieldTable = /^(customer\s*)?custom\s*fields?$/i;

/** @returns null where a customer in iPaaS.com has no such field */
export function destinationOf({ destination_table, destination_field }: Mapping): Destination | null {
  if (destination_field.trim() === '') return null;
  if (customFieldTable.test(destination_table.trim())) return { field: destination_field, kind: 'customField' };
  if (destination_table.trim().toLowerCase() !== 'customer') return null;
  const field = customerFields.find((known) => known === destination_field);
  return field === undefined ? null : { field, kind: 'field' };
}
