/** The customer as the mapping collection produced it, ready to be validated and written to iPaaS.com. */

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

export interface MappedCustomer {
  /** The collection that was applied; version is the hash of its content. */
  mapping: MappingIdentity;
  values: MappedValue[];
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
