/** The stand-in's "model": it answers with the customer it was sent, or with the text it was told to answer. */
import { isJsonObject, type Json, type JsonObject } from '../http/json.ts';
import { answerBySchema } from './answer-by-schema.ts';
import { customerInText } from './customer-in-text.ts';
import { textsOf } from './items.ts';

export interface Question {
  /** The items the model sees, oldest first, earlier turns included. */
  items: readonly JsonObject[];
  instructions: Json;
  metadata: Readonly<Record<string, string>>;
  /** `text.format` of the request. */
  format: JsonObject;
}

/** The text of the answer. `metadata.sandbox_output` wins; else the newest customer, in the schema where one is asked. */
export function modelAnswer({ items, instructions, metadata, format }: Question): string {
  const told = metadata['sandbox_output'];
  if (told !== undefined) return told;
  const customer = newestCustomer([
    JSON.stringify(metadata),
    textOfInstructions(instructions),
    ...items.flatMap(textsOf),
  ]);
  if (format['type'] === 'json_schema' && isJsonObject(format['schema'])) {
    return JSON.stringify(answerBySchema(format['schema'], customer ?? {}));
  }
  if (customer !== null) return JSON.stringify(customer);
  return format['type'] === 'json_object' ? '{}' : 'There is no customer in what you sent me.';
}

function newestCustomer(texts: readonly string[]): JsonObject | null {
  for (const text of texts.toReversed()) {
    const customer = customerInText(text);
    if (customer !== null) return customer;
  }
  return null;
}

function textOfInstructions(instructions: Json): string {
  if (typeof instructions === 'string') return instructions;
  return Array.isArray(instructions) ? instructions.filter(isJsonObject).flatMap(textsOf).join('\n') : '';
}
