import { knownSourceFields, type JsonValue } from '../../customer/source-record.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { fieldValue, isJsonObject, readFields, type CustomerFields } from './customer-fields.ts';
import { enclosedCustomer, withNumberBeside } from './find-customer.ts';
import { findJson, type FoundJson } from './find-json.ts';
import { isMessage, messageText, type MessageItem, type ResponseItem } from './wire.ts';

export interface Answer {
  /** The final answer's text, without commentary. */
  text: string;
  /** The JSON objects that may be the returned customer, in their order; none where the answer is prose. */
  returned: CustomerFields[];
}

/**
 * Takes the answer out of the items that the model put out (reference, section 3.5).
 *
 * The returned customer is looked for in the JSON of the text where it holds known fields, else in the arguments of
 * function calls that do, else in any JSON of the text. An enclosing `customer` object is looked into.
 *
 * @param items the model's output
 * @param format the `text.format.type` that was asked for, where known
 * @throws SyncFailure ResponseUnreadable where the model refused, or where the answer is meant as JSON and is none
 */
export function readAnswer(items: readonly ResponseItem[], format: string | null): Answer {
  const parts = items.flatMap((item) => (isFinalMessage(item) ? [item] : []));
  if (parts.some(isRefusal)) throw new SyncFailure('ResponseUnreadable', 'The model refused to answer.');

  const text = parts.map((message) => messageText(message, '')).join('');
  const found = findJson(text);
  requireReadable(text, found, format);

  const inText = found.flatMap(({ value }) => returnedCustomers(value));
  const inCalls = items.flatMap(functionArguments).flatMap(({ value }) => returnedCustomers(value));
  const known = [inText, inCalls].map((customers) => customers.filter(holdsKnownField));
  return { text, returned: known.find((customers) => customers.length > 0) ?? inText };
}

/** True for an item of a finished answer: a message that is no commentary. */
export function isFinalMessage(item: ResponseItem): item is MessageItem {
  if (!isMessage(item) || item.role !== 'assistant') return false;
  return item.phase === null || item.phase === undefined || item.phase === 'final_answer';
}

function isRefusal(item: ResponseItem): boolean {
  if (!isMessage(item) || typeof item.content === 'string') return false;
  return item.content.some((part) => part.type === 'refusal' || typeof part.refusal === 'string');
}

function functionArguments(item: ResponseItem): FoundJson[] {
  return 'arguments' in item ? findJson(item.arguments) : [];
}

/**
 * Other than a sent customer, a returned one need not name the customer: `{"knownToFilm":"Yes"}` counts. A
 * CustomerNumber beside an enclosed customer still tells whom the answer is about.
 */
function returnedCustomers(value: JsonValue): CustomerFields[] {
  if (Array.isArray(value)) return value.flatMap(returnedCustomers);
  if (!isJsonObject(value)) return [];
  const enclosed = enclosedCustomer(value);
  const inner = enclosed === undefined ? [] : returnedCustomers(enclosed);
  const fields = readFields(value);
  if (inner.length > 0) return inner.map((customer) => withNumberBeside(customer, fields));
  return fields.size > 0 ? [fields] : [];
}

function holdsKnownField(fields: CustomerFields): boolean {
  return knownSourceFields.some((field) => fieldValue(fields, field) !== undefined);
}

/** Refuses an answer that announces JSON at a place where none can be read. */
function requireReadable(text: string, found: readonly FoundJson[], format: string | null): void {
  const spans = found.values();
  let span = spans.next().value;
  for (const place of announcedJson(text, format)) {
    while (span !== undefined && span.end <= place) span = spans.next().value;
    if (span !== undefined && span.start <= place) continue;
    throw new SyncFailure('ResponseUnreadable', "The model's answer is meant as JSON, but is not valid JSON.");
  }
}

/** Where JSON must begin, in rising order: at the start of a text that begins like JSON, and in blocks fenced as json. */
function announcedJson(text: string, format: string | null): number[] {
  const places: number[] = [];
  const start = text.search(/\S/);
  if (start === -1) return places;
  const isJsonFormat = format === 'json_schema' || format === 'json_object';
  if (isJsonFormat || /^(?:\{|\[\s{0,99}[{["])/.test(text.slice(start, start + 200))) places.push(start);
  for (const fence of text.matchAll(/```json\b\s*/gi)) places.push(fence.index + fence[0].length);
  return places;
}
