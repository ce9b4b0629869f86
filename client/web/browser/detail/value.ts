import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { JsonValue } from '../../../../customer/source-record.ts';
import { showValue } from '../words/values.ts';

/** One value of a record. */
export function Value({ value }: { value: JsonValue | undefined }): VNode {
  const { text, isNote } = showValue(value);
  return html`<span class=${isNote ? 'no-value' : 'value'}>${text}</span>`;
}
