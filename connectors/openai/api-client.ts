import OpenAI, { APIError } from 'openai';
import type * as z from 'zod';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { withinBudget, type RequestBudget, type RequestEnd } from '../request-budget.ts';
import { upstreamCall, type OnUpstreamCall } from '../upstream-call.ts';
import { toSyncFailure, unexpectedAnswer } from './error-mapping.ts';
import { itemPageSchema, responseSchema, type ItemPage, type ResponseItem, type StoredResponse } from './wire.ts';

export interface OpenAISettings {
  apiKey: string;
  /** Ends in `/v1`. */
  baseUrl: string;
  /** Milliseconds for one call, its body included; 20,000 by default. */
  timeoutMs?: number;
  onCall?: OnUpstreamCall | undefined;
  /** How fast the account may be asked; without one, as fast as anybody asks. */
  budget?: RequestBudget | undefined;
}

/** The calls this connector makes. Each throws SyncFailure, or the signal's reason once the signal is aborted. */
export interface OpenAIApi {
  response(id: string, signal: AbortSignal): Promise<StoredResponse>;
  /** All input items of a response, earliest first. */
  inputItems(responseId: string, signal: AbortSignal): Promise<ResponseItem[]>;
  /** All items of a conversation, earliest first. */
  conversationItems(conversationId: string, signal: AbortSignal): Promise<ResponseItem[]>;
}

const pageSize = 100;
const mostPages = 100;

export function createOpenAIApi(settings: OpenAISettings): OpenAIApi {
  const timeoutMs = settings.timeoutMs ?? 20_000;
  const client = new OpenAI({
    apiKey: settings.apiKey,
    baseURL: settings.baseUrl,
    timeout: timeoutMs,
    maxRetries: 0,
    // Null, so that the environment of this process cannot add another account's to the requests.
    organization: null,
    project: null,
    adminAPIKey: null,
    webhookSecret: null,
    logLevel: 'off',
  });

  /**
   * One GET. The client's generic call instead of its resource methods, because those hide a body that is not the
   * expected one: their list pages turn an HTML page into an empty list, and no customer would seem to have been sent.
   */
  async function get<T>(path: string, query: Record<string, unknown>, schema: z.ZodType<T>, signal: AbortSignal) {
    signal.throwIfAborted();
    return await withinBudget(settings.budget, signal, (noteEnd) => ask(path, query, schema, signal, noteEnd));
  }

  async function ask<T>(
    path: string,
    query: Record<string, unknown>,
    schema: z.ZodType<T>,
    signal: AbortSignal,
    noteEnd: (end: RequestEnd) => void,
  ): Promise<T> {
    // The client's own timeout does not cover the body of an error; this one covers all of the call.
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    const startedAt = performance.now();
    const tell = (status: number | null, requestId: string | null): void =>
      settings.onCall?.(upstreamCall({ system: 'openai', method: 'GET', url: path }, { status, requestId }, startedAt));
    const answer = await client
      .get<unknown>(path, { query, signal: deadline })
      .withResponse()
      .catch((error: unknown) => {
        signal.throwIfAborted();
        const failure = toSyncFailure(error, new Date());
        if (error instanceof APIError) noteEnd(endOf(error.headers, failure));
        tell(failure.upstream?.status ?? null, failure.upstream?.requestId ?? null);
        throw failure;
      });
    noteEnd(endOf(answer.response.headers, null));
    tell(answer.response.status, answer.request_id);
    const body = schema.safeParse(answer.data);
    if (!body.success) throw unexpectedAnswer(answer.request_id);
    return body.data;
  }

  async function allItems(path: string, signal: AbortSignal): Promise<ResponseItem[]> {
    const items: ResponseItem[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < mostPages; pages += 1) {
      const query = { order: 'asc', limit: pageSize, ...(after === null ? {} : { after }) };
      const page: ItemPage = await get(path, query, itemPageSchema, signal);
      for (const item of page.data) items.push(item);
      if (!page.has_more) return items;
      const next: string | null = page.data.at(-1)?.id ?? page.last_id ?? null;
      // Reading on would miss the latest items, which come last.
      if (next === null || next === after) throw unexpectedAnswer(null);
      after = next;
    }
    throw new SyncFailure(
      'ResponseUnreadable',
      `The conversation has more than ${mostPages * pageSize} items, which is more than a sync reads.`,
    );
  }

  return {
    response: (id, signal) => get(`/responses/${encodeURIComponent(id)}`, {}, responseSchema, signal),
    inputItems: (id, signal) => allItems(`/responses/${encodeURIComponent(id)}/input_items`, signal),
    conversationItems: (id, signal) => allItems(`/conversations/${encodeURIComponent(id)}/items`, signal),
  };
}

/** A spent quota is also answered with 429, but no waiting helps. */
function endOf(headers: Headers | undefined, failure: SyncFailure | null): RequestEnd {
  return {
    refused: failure?.code === 'RateLimited' && failure.retryable,
    retryAfterMs: failure?.retryAfterMs ?? null,
    header: (name) => headers?.get(name) ?? null,
  };
}
