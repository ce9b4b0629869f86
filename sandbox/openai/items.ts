/** Input and output items in the form OpenAI lists them. */
import { isJsonObject, type Json, type JsonObject } from '../http/json.ts';
import { newId } from './ids.ts';

/** A user's message as a string input comes back. */
export function userMessage(id: string, text: string): JsonObject {
  return { id, type: 'message', status: 'completed', role: 'user', content: [{ type: 'input_text', text }] };
}

/** The model's final answer. */
export function assistantMessage(id: string, text: string): JsonObject {
  return {
    id,
    type: 'message',
    status: 'completed',
    role: 'assistant',
    phase: 'final_answer',
    content: [{ type: 'output_text', annotations: [], logprobs: [], text }],
  };
}

/**
 * The items of a request's `input` as they are listed afterwards: a string becomes a user's message, every item gets
 * an id, text content becomes a list of parts. `createdAt` in unix seconds.
 */
export function listedItems(input: string | readonly JsonObject[], createdAt: number): JsonObject[] {
  if (typeof input === 'string') return [userMessage(newId('msg', createdAt), input)];
  return input.map((item) => listedItem(item, createdAt));
}

function listedItem(item: JsonObject, createdAt: number): JsonObject {
  const type = item['type'] ?? 'message';
  if (type !== 'message') return { id: newId(type === 'function_call' ? 'fc' : 'rs', createdAt), ...item, type };
  return {
    id: newId('msg', createdAt),
    status: 'completed',
    ...item,
    type: 'message',
    content: contentParts(item['role'] ?? 'user', item['content']),
  };
}

function contentParts(role: Json, content: Json | undefined): Json {
  if (typeof content !== 'string') return content ?? [];
  if (role === 'assistant') return [{ type: 'output_text', annotations: [], logprobs: [], text: content }];
  return [{ type: 'input_text', text: content }];
}

/** Every text of an item: its content parts, a function call's arguments or output. */
export function textsOf(item: JsonObject): string[] {
  const parts = Array.isArray(item['content']) ? item['content'] : [];
  const texts = parts.map((part) => (isJsonObject(part) ? part['text'] : part));
  return [...texts, item['arguments'], item['output']].filter((text) => typeof text === 'string');
}
