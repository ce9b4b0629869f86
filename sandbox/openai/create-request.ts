/** Reads the body of `POST /v1/responses` and refuses what OpenAI refuses. */
import { z } from 'zod';
import { parseJson, type Json, type JsonObject } from '../http/json.ts';
import { badRequest, refuse } from './errors.ts';
import { refusalOfIssue } from './parameter-errors.ts';
import { checkFormat } from './strict-schema.ts';

const json: z.ZodType<Json> = z.json();
const jsonObject: z.ZodType<JsonObject> = z.record(z.string(), json);

const itemParts = z.object({
  type: z.string().optional(),
  role: z.enum(['user', 'assistant', 'system', 'developer']).optional(),
  content: z.union([z.string(), z.array(jsonObject)]).optional(),
});

const inputItem: z.ZodType<JsonObject> = itemParts.catchall(json).transform((item): JsonObject => ({ ...item }));

/** Metadata limits: 16 pairs, keys of 64 and values of 512 characters, strings only. */
export const metadataSchema = z.record(z.string(), z.string()).nullish();

export const itemsSchema = z.array(inputItem);

const schema = z.strictObject({
  model: z.string(),
  input: z.union([z.string(), itemsSchema]).optional(),
  instructions: z.string().nullish(),
  metadata: metadataSchema,
  text: z
    .strictObject({
      format: jsonObject.optional(),
      verbosity: z.enum(['low', 'medium', 'high']).nullish(),
    })
    .nullish(),
  store: z.boolean().nullish(),
  previous_response_id: z.string().nullish(),
  conversation: z.union([z.string(), z.strictObject({ id: z.string() })]).nullish(),
  background: z.boolean().nullish(),
  stream: z.boolean().nullish(),
  stream_options: jsonObject.nullish(),
  max_output_tokens: z.int().min(16).nullish(),
  max_tool_calls: z.int().min(1).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  top_logprobs: z.int().min(0).max(20).nullish(),
  reasoning: jsonObject.nullish(),
  tools: z.array(jsonObject).nullish(),
  tool_choice: json.optional(),
  parallel_tool_calls: z.boolean().nullish(),
  include: z.array(z.string()).nullish(),
  truncation: z.enum(['auto', 'disabled']).nullish(),
  service_tier: z.string().nullish(),
  safety_identifier: z.string().nullish(),
  prompt_cache_key: z.string().nullish(),
  prompt_cache_retention: z.string().nullish(),
  context_management: json.optional(),
  moderation: json.optional(),
  prompt: json.optional(),
  user: z.string().nullish(),
});

export type CreateRequest = z.infer<typeof schema>;

/** The checked body. Throws a 400 in OpenAI's words for the first thing that is wrong. */
export function readCreateRequest(body: string): CreateRequest {
  const request = checked(schema, readJsonBody(body));
  checkMetadata(request.metadata);
  if (request.previous_response_id && request.conversation) {
    const message =
      "Mutually exclusive parameters: 'previous_response_id' and 'conversation'. Ensure you are only providing one of them.";
    throw badRequest(message, 'previous_response_id', 'mutually_exclusive_parameters');
  }
  if (request.input === undefined && !request.previous_response_id && !request.conversation) {
    throw badRequest("Missing required parameter: 'input'.", 'input', 'missing_required_parameter');
  }
  checkFormat(request.text?.format ?? {});
  if (request.stream) {
    throw badRequest(
      'This stand-in answers whole responses only; leave out stream.',
      'stream',
      'unsupported_parameter',
    );
  }
  return request;
}

/** A JSON body, or OpenAI's refusal of text that is none. */
export function readJsonBody(body: string): Json {
  const value = parseJson(body === '' ? '{}' : body);
  if (value !== undefined) return value;
  throw refuse(400, {
    message:
      'We could not parse the JSON body of your request. (HINT: This likely means you aren’t using your HTTP library ' +
      'correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON.)',
  });
}

/** The value in the shape of the schema. Throws a 400 in OpenAI's words for the first issue. */
export function checked<T>(shape: z.ZodType<T>, value: Json): T {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  throw refusalOfIssue(result.error.issues, value);
}

/** Throws where metadata breaks OpenAI's limits. */
export function checkMetadata(metadata: Readonly<Record<string, string>> | null | undefined): void {
  const pairs = Object.entries(metadata ?? {});
  if (pairs.length > 16) {
    const message = `Invalid 'metadata': too many properties. Expected an object with at most 16 properties, but got an object with ${pairs.length} properties instead.`;
    throw badRequest(message, 'metadata', 'object_above_max_properties');
  }
  for (const [key, value] of pairs) {
    if (key.length > 64) throw tooLong('metadata', 64, key.length);
    if (value.length > 512) throw tooLong(`metadata.${key}`, 512, value.length);
  }
}

function tooLong(param: string, limit: number, length: number): Error {
  const message = `Invalid '${param}': string too long. Expected a string with maximum length ${limit}, but got a string with length ${length} instead.`;
  return badRequest(message, param, 'string_above_max_length');
}
