/** A background run on its way: queued, in progress, finished after a few looks or a few seconds. */
import { isJsonObject, type JsonObject } from '../http/json.ts';
import type { BackgroundRun, OpenAiStore, StoredResponse } from './store.ts';

/** The run has ended at the latest at the fourth look, or three seconds after the first one. */
const LOOKS_BEFORE_END = 3;
const MS_BEFORE_END = 3000;

export function newRun(final: JsonObject, conversationId: string | null): BackgroundRun {
  return { final, looks: 0, firstLookAt: null, conversationId };
}

/** The response as one retrieval sees it; a run moves on with every look. `now` in unix milliseconds. */
export function lookAt(store: OpenAiStore, record: StoredResponse, now: number): JsonObject {
  const { run } = record;
  if (run === null) return record.response;
  run.looks += 1;
  run.firstLookAt ??= now;
  if (run.looks > LOOKS_BEFORE_END || now - run.firstLookAt >= MS_BEFORE_END) {
    record.response = run.final;
    record.run = null;
    if (run.conversationId !== null) appendTurn(store, record, run.conversationId);
  } else if (run.looks > 1) {
    record.response = { ...record.response, status: 'in_progress' };
  }
  return record.response;
}

/** Adds a finished response's own input and output to its conversation. */
export function appendTurn(store: OpenAiStore, record: StoredResponse, conversationId: string): void {
  const conversation = store.conversation(record.project, conversationId);
  if (conversation === null) return;
  const known = new Set(conversation.items.map((item) => item['id']));
  const turn = [...record.inputItems, ...outputItems(record.response)];
  conversation.items.push(...turn.filter((item) => !known.has(item['id'])));
}

/** The output items of a response object. */
export function outputItems(response: JsonObject): JsonObject[] {
  const { output } = response;
  return Array.isArray(output) ? output.filter(isJsonObject) : [];
}
