/** What a dry run saw on its way, beside the differences, which are the changes of its result. */
import type { FieldKind, ValueOrigin } from './mapped-customer.ts';
import type { JsonValue } from './source-record.ts';

export interface PreviewedValue {
  field: string;
  kind: FieldKind;
  /** Null: mapped to null, which is not sent. */
  value: string | null;
  from: ValueOrigin;
}

export interface HeldValue {
  field: string;
  kind: FieldKind;
  value: string;
}

export interface DryRunPreview {
  /** The customer as it was sent to OpenAI, by field name. */
  sent: Record<string, JsonValue>;
  /** What the model's answer said of it, by field name; blanks, which never win, are left out. */
  returned: Record<string, JsonValue>;
  /** What the mapping collection made of it, in its order; null where the sync ended before. */
  mapped: PreviewedValue[] | null;
  /**
   * What iPaaS.com holds now of the customer that would be written; null where there is no such customer, or where
   * the sync ended before it looked.
   */
  held: HeldValue[] | null;
  /** Names of the custom fields that a real sync would create. */
  customFieldsToCreate: string[];
}
