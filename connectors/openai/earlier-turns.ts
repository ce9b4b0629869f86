import { responseIdKind } from '../../customer/response-id.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { OpenAIApi } from './api-client.ts';
import type { CustomerFields } from './customer-fields.ts';
import { chooseSentCustomer, holdsData } from './find-customer.ts';
import { customersInItems, customersInRequest } from './sent-candidates.ts';
import type { ResponseItem, StoredResponse } from './wire.ts';

const mostHops = 20;

/**
 * Finds the sent customer of a response: in its own request, and only where that names none (or only names one) in the
 * earlier turns, since each turn costs two calls and the own input items usually hold them already (reference,
 * section 4).
 *
 * @param own the candidates of the response's own request, earliest first
 * @returns null where no customer was sent
 */
export async function findSentCustomer(
  api: OpenAIApi,
  response: StoredResponse,
  ownItems: readonly ResponseItem[],
  own: readonly CustomerFields[],
  signal: AbortSignal,
): Promise<CustomerFields | null> {
  let candidates = [...own];
  if (isFound(candidates)) return chooseSentCustomer(candidates);

  for await (const earlier of earlierRequests(api, response, ownItems, signal)) {
    candidates = [...earlier, ...candidates];
    if (isFound(candidates)) break;
  }
  return chooseSentCustomer(candidates);
}

function isFound(candidates: readonly CustomerFields[]): boolean {
  const chosen = chooseSentCustomer(candidates);
  return chosen !== null && holdsData(chosen);
}

/** The candidates of the earlier turns, the latest turn first: the conversation's items, then the chain of responses. */
async function* earlierRequests(
  api: OpenAIApi,
  response: StoredResponse,
  ownItems: readonly ResponseItem[],
  signal: AbortSignal,
): AsyncGenerator<CustomerFields[]> {
  const conversationId = conversationOf(response);
  if (conversationId !== null) {
    const items = await unlessDeleted(api.conversationItems(conversationId, signal));
    if (items !== null) yield customersInItems(itemsBefore(items, response, ownItems));
  }

  let previousId = response.previous_response_id ?? null;
  for (let hops = 0; previousId !== null && hops < mostHops; hops += 1) {
    if (responseIdKind(previousId) !== 'response') return;
    const previous: StoredResponse | null = await unlessDeleted(api.response(previousId, signal));
    const items = previous === null ? null : await unlessDeleted(api.inputItems(previousId, signal));
    if (previous === null || items === null) return;
    yield customersInRequest(previous, items, '');
    previousId = previous.previous_response_id ?? null;
  }
}

function conversationOf({ conversation }: StoredResponse): string | null {
  const id = typeof conversation === 'string' ? conversation : conversation?.id;
  return id !== undefined && responseIdKind(id) === 'conversation' ? id : null;
}

/**
 * The items of a conversation up to this response's own turn: later turns may be about another customer. Where the turn
 * cannot be found in the conversation (its items were deleted from it), all items count.
 */
function itemsBefore(
  items: readonly ResponseItem[],
  response: StoredResponse,
  ownItems: readonly ResponseItem[],
): readonly ResponseItem[] {
  const outputIds = new Set(response.output.flatMap((item) => item.id ?? []));
  const output = items.findIndex((item) => outputIds.has(item.id ?? ''));
  if (output !== -1) return items.slice(0, output);
  const inputIds = new Set(ownItems.flatMap((item) => item.id ?? []));
  const input = items.findLastIndex((item) => inputIds.has(item.id ?? ''));
  return input === -1 ? items : items.slice(0, input + 1);
}

/** Null for a turn that OpenAI no longer holds: the search ends there, and that is no error. */
async function unlessDeleted<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof SyncFailure && error.code === 'ResponseNotFound') return null;
    throw error;
  }
}
