/** The customer as the mapping collection produced it, ready to be validated and written to iPaaS.com. */
import type { SyncWarning } from './sync-warning.ts';
import type { WritePolicy } from './write-policy.ts';

/** What made a value: the request, the model's answer, a dynamic formula, or a static mapping. */
export type ValueOrigin = 'sent' | 'returned' | 'formula' | 'static';

export type FieldKind = 'field' | 'customField';

export interface MappedValue {
  /** Customer field as iPaaS.com's mappings spell it (`FirstName`), or the name of a custom field. */
  field: string;
  kind: FieldKind;
  /** Never blank: a field that the source lacks is not mapped at all, so that nothing in iPaaS.com is blanked. */
  value: string;
  from: ValueOrigin;
  /** True where the value only stamps the time of this sync; such a value alone is no difference (docs/decisions/0004). */
  stampsTime: boolean;
}

/** A destination that a mapping spoke of, and that came out as null. */
export type MappedNull = Pick<MappedValue, 'field' | 'kind' | 'from'>;

export interface MappedCustomer {
  /** The collection that was applied; version is the hash of its content. */
  mapping: MappingIdentity;
  values: MappedValue[];
  /**
   * Mapped to null: known to be empty, other than a field that the source lacks. Neither is sent, because iPaaS.com
   * takes null for "not sent" (docs/decisions/0010); people are shown the difference.
   */
  nulls: MappedNull[];
  writePolicy: WritePolicy;
}

/** What the map step tells: the customer, and whether it is to be written at all. */
export interface MappingReport {
  customer: MappedCustomer;
  /** Why the mapping filter passed the record over, in a sentence for people: then nothing is mapped. Null otherwise. */
  passedOver: string | null;
  /** What an operator should know of the mapping, although it went well. */
  warnings: SyncWarning[];
}

export interface MappingIdentity {
  name: string;
  version: string;
}

/** The customer fields that iPaaS.com has and that a mapping may fill, in the spelling of its mappings. */
export const customerFields = [
  'CustomerNumber',
  'FirstName',
  'LastName',
  'EmailAddress',
  'Company',
  'Comment',
] as const;

export type CustomerField = (typeof customerFields)[number];

/** The value mapped onto a customer field, or null where none was mapped. */
export function mappedField(customer: MappedCustomer, field: CustomerField): string | null {
  return customer.values.find((value) => value.kind === 'field' && value.field === field)?.value ?? null;
}
