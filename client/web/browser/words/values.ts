import type { JsonValue } from '../../../../customer/source-record.ts';

/** How a value is shown: nothing is told in words, and a blank text in quotes, or nobody could see that it is there. */
export interface ShownValue {
  text: string;
  /** True where the text is ours and not the value. */
  isNote: boolean;
}

export function showValue(value: JsonValue | undefined): ShownValue {
  if (value === undefined || value === null) return { text: 'nothing', isNote: true };
  if (typeof value === 'string' && value.trim() !== '') return { text: value, isNote: false };
  return { text: JSON.stringify(value), isNote: false };
}
