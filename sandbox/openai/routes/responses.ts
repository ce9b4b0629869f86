/** Stored responses: retrieve, delete, cancel, list the input. */
import { pathParam, type Reply, type RoutedRequest } from '../../http/messages.ts';
import { lookAt } from '../background.ts';
import { badRequest, responseNotFound } from '../errors.ts';
import { checkInclude, itemPage } from '../item-page.ts';
import type { OpenAiStore, StoredResponse } from '../store.ts';

function stored(store: OpenAiStore, project: string, request: RoutedRequest): StoredResponse {
  const id = pathParam(request, 'id');
  if (!id.startsWith('resp')) {
    const message = `Invalid 'response_id': '${id}'. Expected an ID that begins with 'resp'.`;
    throw badRequest(message, 'response_id', 'invalid_id_prefix');
  }
  const record = store.response(project, id);
  if (record === null) throw responseNotFound(id);
  return record;
}

export function retrieveResponse(store: OpenAiStore, project: string, request: RoutedRequest): Reply {
  checkInclude(request.query);
  if (request.query.get('stream') === 'true') {
    throw badRequest(
      'This stand-in answers whole responses only; leave out stream.',
      'stream',
      'unsupported_parameter',
    );
  }
  return { status: 200, body: lookAt(store, stored(store, project, request), Date.now()) };
}

export function deleteResponse(store: OpenAiStore, project: string, request: RoutedRequest): Reply {
  const { id } = stored(store, project, request);
  store.deleteResponse(id);
  return { status: 200, body: { id, object: 'response.deleted', deleted: true }, committed: true };
}

/** Only a background response can be cancelled; cancelling it again, or after its end, gives the final object. */
export function cancelResponse(store: OpenAiStore, project: string, request: RoutedRequest): Reply {
  const record = stored(store, project, request);
  if (record.response['background'] !== true) {
    throw badRequest('Cannot cancel a synchronous response.', 'response_id', null);
  }
  if (record.run === null) return { status: 200, body: record.response };
  record.run = null;
  record.response = { ...record.response, status: 'cancelled' };
  return { status: 200, body: record.response, committed: true };
}

export function listInputItems(store: OpenAiStore, project: string, request: RoutedRequest): Reply {
  checkInclude(request.query);
  const items = stored(store, project, request).inputItems;
  return { status: 200, body: itemPage(items, request.query) };
}
