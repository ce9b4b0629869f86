/** Conversations and their items. */
import { z } from 'zod';
import type { JsonObject } from '../../http/json.ts';
import { pathParam, type Reply, type RoutedRequest } from '../../http/messages.ts';
import { checkMetadata, checked, itemsSchema, metadataSchema, readJsonBody } from '../create-request.ts';
import { badRequest, conversationNotFound, refuse } from '../errors.ts';
import { newId, unixNow } from '../ids.ts';
import { checkInclude, itemPage } from '../item-page.ts';
import { listedItems } from '../items.ts';
import type { OpenAiStore, StoredConversation } from '../store.ts';

const MAX_ITEMS_AT_ONCE = 20;
const createSchema = z.strictObject({ metadata: metadataSchema, items: itemsSchema.nullish() });
const updateSchema = z.strictObject({ metadata: metadataSchema });
const addItemsSchema = z.strictObject({ items: itemsSchema });

function stored(store: OpenAiStore, project: string, request: RoutedRequest): StoredConversation {
  const id = pathParam(request, 'id');
  if (!id.startsWith('conv')) {
    const message = `Invalid 'conversation_id': '${id}'. Expected an ID that begins with 'conv'.`;
    throw badRequest(message, 'conversation_id', 'invalid_id_prefix');
  }
  const record = store.conversation(project, id);
  if (record === null) throw conversationNotFound(id);
  return record;
}

export function createConversation(store: OpenAiStore, project: string, request: RoutedRequest): Reply {
  const { metadata, items } = checked(createSchema, readJsonBody(request.body));
  checkMetadata(metadata);
  const createdAt = unixNow();
  const id = newId('conv', createdAt);
  const conversation: JsonObject = { id, object: 'conversation', created_at: createdAt, metadata: metadata ?? {} };
  store.putConversation({ id, project, conversation, items: newItems(items ?? [], createdAt) });
  return { status: 200, body: conversation, committed: true };
}

export function retrieveConversation(store: OpenAiStore, project: string, request: RoutedRequest): Reply {
  return { status: 200, body: stored(store, project, request).conversation };
}

export function updateConversation(store: OpenAiStore, project: string, request: RoutedRequest): Reply {
  const { metadata } = checked(updateSchema, readJsonBody(request.body));
  checkMetadata(metadata);
  const record = stored(store, project, request);
  record.conversation = { ...record.conversation, metadata: metadata ?? {} };
  return { status: 200, body: record.conversation, committed: true };
}

export function deleteConversation(store: OpenAiStore, project: string, request: RoutedRequest): Reply {
  const { id } = stored(store, project, request);
  store.deleteConversation(id);
  return { status: 200, body: { id, object: 'conversation.deleted', deleted: true }, committed: true };
}

export function listConversationItems(store: OpenAiStore, project: string, request: RoutedRequest): Reply {
  checkInclude(request.query);
  return { status: 200, body: itemPage(stored(store, project, request).items, request.query) };
}

export function addConversationItems(store: OpenAiStore, project: string, request: RoutedRequest): Reply {
  checkInclude(request.query);
  const { items } = checked(addItemsSchema, readJsonBody(request.body));
  const record = stored(store, project, request);
  const added = newItems(items, unixNow());
  record.items.push(...added);
  const query = new URLSearchParams({ order: 'asc', limit: '100' });
  return { status: 200, body: itemPage(added, query), committed: true };
}

export function retrieveConversationItem(store: OpenAiStore, project: string, request: RoutedRequest): Reply {
  return { status: 200, body: storedItem(stored(store, project, request), pathParam(request, 'itemId')) };
}

/** Answers with the conversation, as the API does. */
export function deleteConversationItem(store: OpenAiStore, project: string, request: RoutedRequest): Reply {
  const record = stored(store, project, request);
  const item = storedItem(record, pathParam(request, 'itemId'));
  record.items = record.items.filter((one) => one !== item);
  return { status: 200, body: record.conversation, committed: true };
}

function storedItem(record: StoredConversation, id: string): JsonObject {
  const item = record.items.find((one) => one['id'] === id);
  if (item === undefined) throw refuse(404, { message: `Item with id '${id}' not found in conversation.` });
  return item;
}

function newItems(items: readonly JsonObject[], createdAt: number): JsonObject[] {
  if (items.length > MAX_ITEMS_AT_ONCE) {
    const message = `Invalid 'items': array too long. Expected an array with maximum length ${MAX_ITEMS_AT_ONCE}, but got an array with length ${items.length} instead.`;
    throw badRequest(message, 'items', 'array_above_max_length');
  }
  return listedItems(items, createdAt);
}
