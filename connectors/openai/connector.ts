import { randomBytes } from 'node:crypto';
import { invalidIdMessage, responseIdKind } from '../../customer/response-id.ts';
import type { SourceRecord } from '../../customer/source-record.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { createOpenAIApi, type OpenAIApi, type OpenAISettings } from './api-client.ts';
import { assembleRecord } from './assemble-record.ts';
import { findSentCustomer } from './earlier-turns.ts';
import { chooseSentCustomer } from './find-customer.ts';
import { latestAnswer } from './latest-answer.ts';
import { readAnswer } from './read-answer.ts';
import { requireCompleted } from './response-status.ts';
import { customersInItems, customersInRequest } from './sent-candidates.ts';

export interface OpenAIConnector {
  /**
   * Proves that the key works and may read responses, at no cost: asks for a response that cannot exist (reference,
   * section 2.2).
   * @throws SyncFailure AuthenticationFailure, PermissionDenied, UpstreamMisconfigured, RateLimited, QuotaExceeded or
   *   UpstreamUnavailable; the signal's reason once the signal is aborted
   */
  checkKey(signal: AbortSignal): Promise<void>;
  /**
   * Reads the customer that was sent to OpenAI in the conversation of this id, as the model worked on it.
   * @param id `resp_…`, or `conv_…` for the latest answer of a conversation and the items before it
   * @throws SyncFailure as checkKey, and InvalidId, ResponseNotFound, ResponseNotCompleted, ResponseUnreadable,
   *   CustomerNotSent or CustomerNumberChanged; the signal's reason once the signal is aborted
   */
  fetchSourceRecord(id: string, signal: AbortSignal): Promise<SourceRecord>;
}

/** The connector to one OpenAI account. It never retries by itself: Temporal does. */
export function createOpenAIConnector(settings: OpenAISettings): OpenAIConnector {
  const api = createOpenAIApi(settings);
  return {
    checkKey: (signal) => checkKey(api, signal),
    async fetchSourceRecord(id, signal) {
      const kind = responseIdKind(id);
      if (kind === null) throw new SyncFailure('InvalidId', invalidIdMessage);
      return kind === 'response' ? recordOfResponse(api, id, signal) : recordOfConversation(api, id, signal);
    },
  };
}

async function checkKey(api: OpenAIApi, signal: AbortSignal): Promise<void> {
  try {
    await api.response(`resp_${randomBytes(25).toString('hex')}`, signal);
  } catch (error) {
    if (error instanceof SyncFailure && error.code === 'ResponseNotFound') return;
    throw error;
  }
}

async function recordOfResponse(api: OpenAIApi, id: string, signal: AbortSignal): Promise<SourceRecord> {
  const response = await api.response(id, signal);
  requireCompleted(response);
  const answer = readAnswer(response.output, response.text?.format?.type ?? null);
  const items = await api.inputItems(id, signal);
  const own = customersInRequest(response, items, answer.text);
  return assembleRecord({
    id,
    createdAt: response.created_at ?? null,
    model: response.model ?? null,
    sent: await findSentCustomer(api, response, items, own, signal),
    returned: answer.returned,
    metadata: response.metadata ?? {},
    items,
  });
}

async function recordOfConversation(api: OpenAIApi, id: string, signal: AbortSignal): Promise<SourceRecord> {
  const { output, before } = latestAnswer(await api.conversationItems(id, signal));
  const answer = readAnswer(output, null);
  return assembleRecord({
    id,
    createdAt: null,
    model: null,
    sent: chooseSentCustomer(customersInItems(before)),
    returned: answer.returned,
    metadata: {},
    items: before,
  });
}
