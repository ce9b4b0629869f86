/** The response object on the wire: every field of a recorded body, nulls included, never `output_text`. */
import type { Json, JsonObject } from '../http/json.ts';

export interface ResponseParts {
  id: string;
  /** Unix seconds. */
  createdAt: number;
  status: 'completed' | 'failed' | 'in_progress' | 'cancelled' | 'queued' | 'incomplete';
  model: string;
  output: JsonObject[];
  /** Further fields that differ from what OpenAI sends by default (instructions, metadata, text, …). */
  fields?: JsonObject;
  /** Length of the input in characters; for the token counts. */
  inputLength: number;
}

export function responseObject(parts: ResponseParts): JsonObject {
  const { id, createdAt, status, model, output, fields = {}, inputLength } = parts;
  const working = status === 'queued' || status === 'in_progress';
  return {
    id,
    object: 'response',
    created_at: createdAt,
    status,
    background: false,
    billing: { payer: 'developer' },
    completed_at: status === 'completed' ? createdAt : null,
    error: null,
    frequency_penalty: 0,
    incomplete_details: null,
    instructions: null,
    max_output_tokens: null,
    max_tool_calls: null,
    model,
    moderation: null,
    output,
    parallel_tool_calls: true,
    presence_penalty: 0,
    previous_response_id: null,
    prompt_cache_key: null,
    prompt_cache_retention: '24h',
    reasoning: { effort: 'low', summary: null },
    safety_identifier: null,
    service_tier: 'default',
    store: true,
    temperature: 1,
    text: { format: { type: 'text' }, verbosity: 'medium' },
    tool_choice: 'auto',
    tools: [],
    top_logprobs: 0,
    top_p: 1,
    truncation: 'disabled',
    usage: working ? null : usage(inputLength, JSON.stringify(output).length),
    user: null,
    metadata: {},
    ...fields,
  };
}

/** Token counts by the usual rule of thumb: four characters a token. */
export function tokensIn(characters: number): number {
  return Math.max(1, Math.ceil(characters / 4));
}

function usage(inputLength: number, outputLength: number): Json {
  const inputTokens = tokensIn(inputLength);
  const outputTokens = tokensIn(outputLength);
  return {
    input_tokens: inputTokens,
    input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: inputTokens + outputTokens,
  };
}
