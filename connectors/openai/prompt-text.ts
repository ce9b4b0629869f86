import { isBlank, type JsonValue, type SourceField } from '../../customer/source-record.ts';
import { isJsonObject } from './customer-fields.ts';
import { findJson } from './find-json.ts';
import { normaliseKey } from './match-keys.ts';
import { isMessage, messageText, type ResponseItem } from './wire.ts';

/**
 * The prompt text of a record: its own value, else the metadata's `prompt_text`, else the text of the last user message
 * without its JSON (design, section 2). Instructions are no prompt text.
 *
 * @param own the record's own PromptText, if it has one
 * @param items the items that were sent, earliest first
 * @returns null where there is no prompt text
 */
export function promptText(
  own: SourceField | undefined,
  metadata: Record<string, unknown>,
  items: readonly ResponseItem[],
): SourceField | null {
  if (own !== undefined && !isBlank(own.value)) return own;
  const text = metadataPromptText(metadata) ?? lastUserText(items);
  return text === null ? null : { value: text, from: 'sent' };
}

function metadataPromptText(metadata: Record<string, unknown>): string | null {
  const wanted = normaliseKey('PromptText');
  const entry = Object.entries(metadata).find(([key, value]) => {
    return normaliseKey(key) === wanted && typeof value === 'string' && value.trim() !== '';
  });
  return typeof entry?.[1] === 'string' ? entry[1].trim() : null;
}

function lastUserText(items: readonly ResponseItem[]): string | null {
  const last = items.findLast((item) => isMessage(item) && item.role === 'user');
  if (last === undefined || !isMessage(last)) return null;
  const text = withoutJson(messageText(last, '\n')).trim();
  return text === '' ? null : text;
}

/** The text without its JSON objects and without the fences that held nothing else. */
function withoutJson(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (const { start, end, value } of findJson(text)) {
    if (!holdsObject(value)) continue;
    kept.push(text.slice(from, start));
    from = end;
  }
  kept.push(text.slice(from));
  return kept.join('').replaceAll(/```[a-z]{0,20}\s{0,99}```/gi, '');
}

/** A list without an object, such as `[1]`, is as a rule a part of the sentence. */
function holdsObject(value: JsonValue): boolean {
  return isJsonObject(value) || (Array.isArray(value) && value.some(holdsObject));
}
