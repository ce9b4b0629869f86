/** `POST /v1/responses`: checks the request, lets the "model" answer, stores the response. */
import type { JsonObject } from '../../http/json.ts';
import type { Reply, RoutedRequest } from '../../http/messages.ts';
import { appendTurn, newRun, outputItems } from '../background.ts';
import { readCreateRequest, type CreateRequest } from '../create-request.ts';
import { badRequest, conversationNotFound } from '../errors.ts';
import { newId, unixNow } from '../ids.ts';
import { assistantMessage, listedItems } from '../items.ts';
import { modelAnswer } from '../model-answer.ts';
import { checkModel } from '../model-names.ts';
import { responseObject } from '../response-object.ts';
import type { OpenAiStore, StoredResponse } from '../store.ts';

/** How long a background response with `store: false` can be polled. */
const UNSTORED_BACKGROUND_MS = 10 * 60 * 1000;
const RETENTION_MS = 30 * 24 * 60 * 60 * 1000;

export function createResponse(store: OpenAiStore, project: string, request: RoutedRequest): Reply {
  const asked = readCreateRequest(request.body);
  checkModel(asked.model);
  const conversationId = idOfConversation(asked);
  const earlier = earlierItems(store, project, asked, conversationId);
  const createdAt = unixNow();
  const inputItems = [...earlier, ...listedItems(asked.input ?? [], createdAt)];
  const id = newId('resp', createdAt);
  const completed = completedResponse(asked, { id, createdAt, conversationId, inputItems });

  const background = asked.background === true;
  const record: StoredResponse = {
    id,
    project,
    response: background ? queued(completed) : completed,
    inputItems,
    expiresAt: Date.now() + (asked.store === false ? UNSTORED_BACKGROUND_MS : RETENTION_MS),
    run: background ? newRun(completed, conversationId) : null,
  };
  if (asked.store !== false || background) store.putResponse(record);
  if (!background && conversationId !== null) appendTurn(store, record, conversationId);
  return { status: 200, body: record.response, committed: true };
}

function idOfConversation(asked: CreateRequest): string | null {
  const { conversation } = asked;
  if (!conversation) return null;
  return typeof conversation === 'string' ? conversation : conversation.id;
}

function earlierItems(
  store: OpenAiStore,
  project: string,
  asked: CreateRequest,
  conversationId: string | null,
): JsonObject[] {
  if (conversationId !== null) {
    const conversation = store.conversation(project, conversationId);
    if (conversation === null) throw conversationNotFound(conversationId);
    return conversation.items;
  }
  const previousId = asked.previous_response_id;
  if (!previousId) return [];
  if (!previousId.startsWith('resp')) {
    const message = `Invalid 'previous_response_id': '${previousId}'. Expected an ID that begins with 'resp'.`;
    throw badRequest(message, 'previous_response_id', 'invalid_id_prefix');
  }
  const previous = store.response(project, previousId);
  if (previous === null) {
    const message = `Previous response with id '${previousId}' not found.`;
    throw badRequest(message, 'previous_response_id', 'previous_response_not_found');
  }
  return [...previous.inputItems, ...outputItems(previous.response)];
}

interface Turn {
  id: string;
  createdAt: number;
  conversationId: string | null;
  inputItems: readonly JsonObject[];
}

function completedResponse(asked: CreateRequest, turn: Turn): JsonObject {
  const { id, createdAt, conversationId, inputItems } = turn;
  const instructions = asked.instructions ?? null;
  const metadata = asked.metadata ?? {};
  const format = asked.text?.format ?? { type: 'text' };
  const answer = modelAnswer({ items: inputItems, instructions, metadata, format });
  return responseObject({
    id,
    createdAt,
    status: 'completed',
    model: asked.model,
    output: [assistantMessage(newId('msg', createdAt), answer)],
    inputLength: JSON.stringify(inputItems).length + (instructions?.length ?? 0),
    fields: {
      background: asked.background === true,
      instructions,
      metadata,
      store: asked.store !== false,
      previous_response_id: asked.previous_response_id ?? null,
      ...(conversationId === null ? {} : { conversation: { id: conversationId } }),
      text: { format: withFormatDefaults(format), verbosity: asked.text?.verbosity ?? 'medium' },
      ...echoed(asked),
    },
  });
}

/** Parameters that the response repeats as they were sent. */
function echoed(asked: CreateRequest): JsonObject {
  const parameters: JsonObject = {
    max_output_tokens: asked.max_output_tokens ?? null,
    max_tool_calls: asked.max_tool_calls ?? null,
    temperature: asked.temperature ?? 1,
    top_p: asked.top_p ?? 1,
    top_logprobs: asked.top_logprobs ?? 0,
    tools: asked.tools ?? [],
    tool_choice: asked.tool_choice ?? 'auto',
    parallel_tool_calls: asked.parallel_tool_calls ?? true,
    truncation: asked.truncation ?? 'disabled',
    safety_identifier: asked.safety_identifier ?? null,
    prompt_cache_key: asked.prompt_cache_key ?? null,
    user: asked.user ?? null,
  };
  return asked.reasoning
    ? { ...parameters, reasoning: { effort: 'low', summary: null, ...asked.reasoning } }
    : parameters;
}

function withFormatDefaults(format: JsonObject): JsonObject {
  return format['type'] === 'json_schema' ? { description: null, strict: false, ...format } : format;
}

function queued(completed: JsonObject): JsonObject {
  return { ...completed, status: 'queued', completed_at: null, output: [], usage: null };
}
