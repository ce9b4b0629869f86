/** The stand-in of the OpenAI API: routes, order of checks, headers. */
import { Refusal, type ApiRequest, type Reply, type RoutedRequest } from '../http/messages.ts';
import { createRouter, type Route } from '../http/route.ts';
import type { StandIn } from '../http/stand-in.ts';
import { openAiSeeds } from '../seeds/openai-seeds.ts';
import { authorize } from './access.ts';
import { badRequest, errorReply, invalidUrl, usualError } from './errors.ts';
import { withHeaders } from './headers.ts';
import { newRequestId } from './ids.ts';
import { apiKeys, type ApiKey, type Scope } from './keys.ts';
import { modelList, modelNamed } from './model-names.ts';
import { pathParam } from '../http/messages.ts';
import { putResponse } from './routes/control.ts';
import * as conversations from './routes/conversations.ts';
import { createResponse } from './routes/create-response.ts';
import { countInputTokens } from './routes/input-tokens.ts';
import * as responses from './routes/responses.ts';
import { createOpenAiStore, type OpenAiStore } from './store.ts';

type ProjectRoute = (store: OpenAiStore, project: string, request: RoutedRequest) => Reply;

const READ: readonly Scope[] = ['api.responses.read'];
const WRITE: readonly Scope[] = ['api.responses.write'];

export function createOpenAiStandIn(): StandIn {
  const store = createOpenAiStore();
  const reset = (): void => store.reset(openAiSeeds());
  reset();
  const router = createRouter(apiRoutes(store), { ignoreCase: false });

  const answer = (request: ApiRequest): Reply => {
    const startedAt = performance.now();
    return withHeaders(request, keyOf(request), routed(router, request), startedAt);
  };

  return {
    answer,
    rehearse(request) {
      const before = structuredClone(store.all());
      const reply = structuredClone(answer(request));
      store.reset(before);
      return reply;
    },
    newRequestId,
    trackingGuid: clientRequestId,
    usualError: (request, status) => withHeaders(request, keyOf(request), usualError(status), performance.now()),
    controlRoutes: [
      { method: 'PUT', pattern: '/__sandbox/responses/:id', handler: (request) => putResponse(store, request) },
    ],
    reset,
    state() {
      const { responses: stored, conversations: talks } = store.all();
      return {
        responses: stored.map((record) => record.response),
        conversations: talks.map((record) => record.conversation),
      };
    },
  };
}

function apiRoutes(store: OpenAiStore): Route[] {
  const route = (method: string, pattern: string, scopes: readonly Scope[], handler: ProjectRoute): Route => ({
    method,
    pattern: `/v1${pattern}`,
    handler(request) {
      const { project } = authorize(request, scopes);
      checkClientRequestId(request);
      return handler(store, project, request);
    },
  });
  return [
    route('POST', '/responses', [...WRITE, 'model.request'], createResponse),
    route('POST', '/responses/input_tokens', WRITE, (_store, _project, request) => countInputTokens(request)),
    route('GET', '/responses/:id', READ, responses.retrieveResponse),
    route('DELETE', '/responses/:id', WRITE, responses.deleteResponse),
    route('POST', '/responses/:id/cancel', WRITE, responses.cancelResponse),
    route('GET', '/responses/:id/input_items', READ, responses.listInputItems),
    route('POST', '/conversations', WRITE, conversations.createConversation),
    route('GET', '/conversations/:id', READ, conversations.retrieveConversation),
    route('POST', '/conversations/:id', WRITE, conversations.updateConversation),
    route('DELETE', '/conversations/:id', WRITE, conversations.deleteConversation),
    route('GET', '/conversations/:id/items', READ, conversations.listConversationItems),
    route('POST', '/conversations/:id/items', WRITE, conversations.addConversationItems),
    route('GET', '/conversations/:id/items/:itemId', READ, conversations.retrieveConversationItem),
    route('DELETE', '/conversations/:id/items/:itemId', WRITE, conversations.deleteConversationItem),
    route('GET', '/models', ['api.model.read'], () => ({ status: 200, body: modelList() })),
    route('GET', '/models/:id', ['api.model.read'], (_store, _project, request) => ({
      status: 200,
      body: modelNamed(pathParam(request, 'id')),
    })),
  ];
}

function routed(router: (request: ApiRequest) => Reply | null, request: ApiRequest): Reply {
  try {
    return router(request) ?? invalidUrl(request.method, request.path);
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    const message = `The sandbox failed: ${error instanceof Error ? error.message : 'unknown reason'}`;
    return errorReply(500, { message, type: 'server_error' });
  }
}

function keyOf(request: ApiRequest): ApiKey | null {
  const secret = (request.headers.authorization ?? '').replace(/^Bearer\s+/i, '');
  return apiKeys.get(secret) ?? null;
}

/** The caller's own id of a request, header `X-Client-Request-Id`. */
function clientRequestId(request: ApiRequest): string | null {
  const id = request.headers['x-client-request-id'];
  return typeof id === 'string' ? id : null;
}

function checkClientRequestId(request: ApiRequest): void {
  const id = clientRequestId(request);
  if (id === null || (id.length <= 512 && /^[\x20-\x7e]*$/.test(id))) return;
  throw badRequest('X-Client-Request-Id must be ASCII and at most 512 characters long.', null, null);
}
