/** The responses and conversations this stand-in keeps. */
import type { JsonObject } from '../http/json.ts';

export interface StoredResponse {
  id: string;
  project: string;
  /** The response object on the wire; while a background run works, its state at the last look. */
  response: JsonObject;
  /** Oldest first, earlier turns of the chain or conversation included. */
  inputItems: JsonObject[];
  /** Unix milliseconds after which the response is gone; null: kept. */
  expiresAt: number | null;
  /** Present while a background run is not finished. */
  run: BackgroundRun | null;
}

/** A run in background mode: what it will end as, and how far it is. */
export interface BackgroundRun {
  final: JsonObject;
  /** Retrievals seen so far. */
  looks: number;
  /** Unix milliseconds of the first retrieval; null before it. */
  firstLookAt: number | null;
  /** Conversation that gets the turn when the run completes. */
  conversationId: string | null;
}

export interface StoredConversation {
  id: string;
  project: string;
  conversation: JsonObject;
  /** Oldest first. */
  items: JsonObject[];
}

export interface OpenAiRecords {
  responses: StoredResponse[];
  conversations: StoredConversation[];
}

export interface OpenAiStore {
  /** The response of this project, or null where there is none (any more). */
  response(project: string, id: string): StoredResponse | null;
  putResponse(record: StoredResponse): void;
  deleteResponse(id: string): void;
  conversation(project: string, id: string): StoredConversation | null;
  putConversation(record: StoredConversation): void;
  deleteConversation(id: string): void;
  /** Everything that is not expired. */
  all(): OpenAiRecords;
  /** Forgets everything and takes copies of these records. */
  reset(records: OpenAiRecords): void;
}

export function createOpenAiStore(): OpenAiStore {
  const responses = new Map<string, StoredResponse>();
  const conversations = new Map<string, StoredConversation>();
  return {
    response(project, id) {
      const record = responses.get(id);
      return record === undefined || record.project !== project || isExpired(record) ? null : record;
    },
    putResponse: (record) => void responses.set(record.id, record),
    deleteResponse: (id) => void responses.delete(id),
    conversation(project, id) {
      const record = conversations.get(id);
      return record === undefined || record.project !== project ? null : record;
    },
    putConversation: (record) => void conversations.set(record.id, record),
    deleteConversation: (id) => void conversations.delete(id),
    all: () => ({
      responses: [...responses.values()].filter((record) => !isExpired(record)),
      conversations: [...conversations.values()],
    }),
    reset(records) {
      responses.clear();
      conversations.clear();
      for (const record of records.responses) responses.set(record.id, structuredClone(record));
      for (const record of records.conversations) conversations.set(record.id, structuredClone(record));
    },
  };
}

function isExpired(record: StoredResponse): boolean {
  return record.expiresAt !== null && record.expiresAt <= Date.now();
}
