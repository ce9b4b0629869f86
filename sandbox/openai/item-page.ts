/** One page of a list of items, as input_items and conversation items give it. */
import type { JsonObject } from '../http/json.ts';
import { badRequest } from './errors.ts';

const includable = [
  'file_search_call.results',
  'web_search_call.results',
  'web_search_call.action.sources',
  'message.input_image.image_url',
  'computer_call_output.output.image_url',
  'code_interpreter_call.outputs',
  'reasoning.encrypted_content',
  'message.output_text.logprobs',
];

/** Refuses a value of `include` or `include[]` that OpenAI does not know. None of the known ones changes our records. */
export function checkInclude(query: URLSearchParams): void {
  const values = [...query.getAll('include'), ...query.getAll('include[]')];
  const unknown = values.find((value) => !includable.includes(value));
  if (unknown === undefined) return;
  const supported = includable.map((value) => `'${value}'`).join(', ');
  throw badRequest(`Invalid value: '${unknown}'. Supported values are: ${supported}.`, 'include', 'invalid_value');
}

/** The page that `limit` (1 to 100, default 20), `order` (default desc) and `after` (an item's id) ask for. */
export function itemPage(items: readonly JsonObject[], query: URLSearchParams): JsonObject {
  const limit = readLimit(query.get('limit'));
  const ordered = readOrder(query.get('order')) === 'asc' ? [...items] : items.toReversed();
  const start = positionAfter(ordered, query.get('after'));
  const data = ordered.slice(start, start + limit);
  return {
    object: 'list',
    data,
    first_id: data[0]?.['id'] ?? null,
    last_id: data.at(-1)?.['id'] ?? null,
    has_more: start + limit < ordered.length,
  };
}

function readLimit(text: string | null): number {
  if (text === null) return 20;
  if (!/^-?\d+$/.test(text)) {
    const message = `Invalid type for 'limit': expected an integer, but got a string instead.`;
    throw badRequest(message, 'limit', 'invalid_type');
  }
  const limit = Number(text);
  if (limit < 1) {
    const message = `Invalid 'limit': integer below minimum value. Expected a value >= 1, but got ${limit} instead.`;
    throw badRequest(message, 'limit', 'integer_below_min_value');
  }
  if (limit > 100) {
    const message = `Invalid 'limit': integer above maximum value. Expected a value <= 100, but got ${limit} instead.`;
    throw badRequest(message, 'limit', 'integer_above_max_value');
  }
  return limit;
}

function readOrder(text: string | null): 'asc' | 'desc' {
  if (text === null || text === 'desc') return 'desc';
  if (text === 'asc') return 'asc';
  throw badRequest(`Invalid value: '${text}'. Supported values are: 'asc' and 'desc'.`, 'order', 'invalid_value');
}

function positionAfter(items: readonly JsonObject[], after: string | null): number {
  if (after === null) return 0;
  const index = items.findIndex((item) => item['id'] === after);
  if (index === -1) throw badRequest(`Invalid 'after': no item has the id '${after}'.`, 'after', 'invalid_value');
  return index + 1;
}
