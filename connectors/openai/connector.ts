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
import { rememberKeyCheck } from './remember-key-check.ts';
import { requireCompleted } from './response-status.ts';
import { customersInItems, customersInRequest } from './sent-candidates.ts';

export interface OpenAIConnector {
  /**
   * Proves that the key works and may read responses, at no cost: asks for a response that cannot exist (reference,
   * section 2.2). Or it was proved a moment ago (rememberKeyForMs).
   * @throws SyncFailure AuthenticationFailure, PermissionDenied, UpstreamMisconfigured, RateLimited, QuotaExceeded or
   *   UpstreamUnavailable; the signal's reason once the signal is aborted
   */
  checkKey(signal: AbortSignal): Promise<void>;
  /** Whether checkKey would answer from memory, and well. It asks nobody, and is false where nothing is remembered. */
  keyIsKnownToWork(): boolean;
  /**
   * Reads the customer that was sent to OpenAI in the conversation of this id, as the model worked on it.
   * @param id `resp_…`, or `conv_…` for the latest answer of a conversation and the items before it
   * @throws SyncFailure as checkKey, and InvalidId, ResponseNotFound, ResponseNotCompleted, ResponseUnreadable,
   *   CustomerNotSent or CustomerNumberChanged; the signal's reason once the signal is aborted
   */
  fetchSourceRecord(id: string, signal: AbortSignal): Promise<SourceRecord>;
}

export interface OpenAIConnectorSettings extends OpenAISettings {
  /** Milliseconds for which a key that worked is believed to work; 0, and left out, asks every time. */
  rememberKeyForMs?: number;
}

/** The connector to one OpenAI account. It never retries by itself: Temporal does. */
export function createOpenAIConnector({ rememberKeyForMs = 0, ...settings }: OpenAIConnectorSettings): OpenAIConnector {
  const api = createOpenAIApi(settings);
  const key = rememberKeyCheck((signal) => checkKey(api, signal), rememberKeyForMs);
  return {
    checkKey: (signal) => key.check(signal),
    keyIsKnownToWork: () => key.isKnownToWork(),
    async fetchSourceRecord(id, signal) {
      const kind = responseIdKind(id);
      if (kind === null) throw new SyncFailure('InvalidId', invalidIdMessage);
      const record = kind === 'response' ? recordOfResponse : recordOfConversation;
      return await record(api, id, signal).catch((error: unknown) => {
        key.noteFailure(error);
        throw error;
      });
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
