/** A server for this folder's tests: it answers each path as the test says, over real HTTP, and keeps the requests. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';

interface ReceivedRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
}

export type Reply = (request: ReceivedRequest, response: ServerResponse) => void;

export interface ScriptedOpenAI {
  /** Ends in /v1. */
  baseUrl: string;
  requests: ReceivedRequest[];
  /** Answers a path below /v1; a path without a reply gets OpenAI's 404. */
  reply(path: string | RegExp, reply: Reply): void;
  close(): Promise<void>;
}

/** A reply of a JSON body. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req_scripted', ...headers });
    response.end(JSON.stringify(body));
  };
}

/** A reply in OpenAI's error format. */
export function failWith(
  status: number,
  error: { code?: string | null; message?: string; type?: string } = {},
  headers: Record<string, string> = {},
): Reply {
  const envelope = { message: 'x', type: 'invalid_request_error', param: null, code: null, ...error };
  return json({ error: envelope }, status, headers);
}

/** A reply of a list of items, paged as OpenAI pages: `order`, `limit` and `after` count. */
export function itemList(items: readonly { id: string }[]): Reply {
  return (request, response) => {
    const ordered = request.query.get('order') === 'asc' ? [...items] : items.toReversed();
    const after = request.query.get('after');
    const start = after === null ? 0 : ordered.findIndex(({ id }) => id === after) + 1;
    const data = ordered.slice(start, start + Number(request.query.get('limit') ?? 20));
    const hasMore = start + data.length < ordered.length;
    const ends = { first_id: data[0]?.id ?? null, last_id: data.at(-1)?.id ?? null };
    json({ object: 'list', data, ...ends, has_more: hasMore })(request, response);
  };
}

export async function startScriptedOpenAI(): Promise<ScriptedOpenAI> {
  const replies: { path: string | RegExp; reply: Reply }[] = [];
  const requests: ReceivedRequest[] = [];
  const server = createServer((incoming, response) => {
    const url = new URL(incoming.url ?? '/', 'http://localhost');
    const path = url.pathname.replace(/^\/v1/, '');
    const request = { method: incoming.method ?? '', path, query: url.searchParams, headers: incoming.headers };
    requests.push(request);
    const scripted = replies.findLast((entry) => {
      return typeof entry.path === 'string' ? entry.path === path : entry.path.test(path);
    });
    const reply = scripted?.reply ?? failWith(404, { message: `Response with id '${path}' not found.` });
    reply(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The test server has no port.');
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    requests,
    reply(path, reply) {
      replies.push({ path, reply });
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
