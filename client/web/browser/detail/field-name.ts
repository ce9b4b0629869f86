import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { FieldKind } from '../../../../customer/mapped-customer.ts';

interface FieldNameProps {
  field: string;
  kind: FieldKind;
}

/** A field of the customer; custom fields are marked, because iPaaS.com keeps them elsewhere. */
export function FieldName({ field, kind }: FieldNameProps): VNode {
  return html`<span class="field-name">${field}</span
    >${kind === 'customField' && html` <span class="tag">custom field</span>`}`;
}
