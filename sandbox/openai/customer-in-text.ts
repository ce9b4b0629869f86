/** Finds the customer in what was sent, as a model would: JSON alone, in prose or in a fenced block. */
import { isJsonObject, parseJson, type Json, type JsonObject } from '../http/json.ts';

/** The first JSON object in the text that names a customer number or an e-mail address; null where there is none. */
export function customerInText(text: string): JsonObject | null {
  for (let start = text.indexOf('{'); start !== -1; start = text.indexOf('{', start + 1)) {
    const end = endOfObject(text, start);
    if (end === null) continue;
    const customer = customerIn(parseJson(text.slice(start, end)));
    if (customer !== null) return customer;
  }
  return null;
}

/** The object itself, or the one under its key `customer`. */
function customerIn(value: Json | undefined): JsonObject | null {
  if (!isJsonObject(value)) return null;
  if (Object.keys(value).some((key) => ['customernumber', 'emailaddress'].includes(plainKey(key)))) return value;
  const inner = Object.entries(value).find(([key]) => plainKey(key) === 'customer')?.[1];
  return customerIn(inner);
}

/** A key without case, spaces, `_` and `-`. */
export function plainKey(key: string): string {
  return key.toLowerCase().replaceAll(/[\s_-]/g, '');
}

/** The position behind the bracket that closes the one at `start`; brackets inside strings do not count. */
function endOfObject(text: string, start: number): number | null {
  let depth = 0;
  let inString = false;
  for (let position = start; position < text.length; position += 1) {
    const character = text[position];
    if (inString) {
      if (character === '\\') position += 1;
      else if (character === '"') inString = false;
      continue;
    }
    if (character === '"') inString = true;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    if (depth === 0) return position + 1;
  }
  return null;
}
