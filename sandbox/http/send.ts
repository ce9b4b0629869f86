/** The ways an answer leaves, or fails to leave, the server. */
import type { ServerResponse } from 'node:http';
import type { Reply } from './messages.ts';

interface Wire {
  headers: Record<string, string>;
  bytes: Buffer;
}

function wireOf(reply: Reply): Wire {
  if (reply.text !== undefined) {
    return withLength(reply, { 'content-type': 'text/html; charset=utf-8' }, reply.text);
  }
  if (reply.body === undefined) return withLength(reply, {}, '');
  return withLength(reply, { 'content-type': 'application/json' }, JSON.stringify(reply.body));
}

function withLength(reply: Reply, defaults: Record<string, string>, text: string): Wire {
  const bytes = Buffer.from(text);
  const length: Record<string, string> = reply.status === 204 ? {} : { 'content-length': String(bytes.length) };
  const given = Object.entries(reply.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const);
  return { headers: { ...defaults, ...Object.fromEntries(given), ...length }, bytes };
}

/** Sends the whole answer. */
export function sendWhole(response: ServerResponse, reply: Reply): void {
  const { headers, bytes } = wireOf(reply);
  if (reply.reason === undefined) response.writeHead(reply.status, headers);
  else response.writeHead(reply.status, inOneLine(reply.reason), headers);
  response.end(bytes);
}

/** HTTP/1.1 carries one line of Latin letters there. */
function inOneLine(reason: string): string {
  return reason.replaceAll(/[^\x20-\x7e\xa0-\xff]/g, '?');
}

/** Announces the whole answer, sends half of it and closes the connection. */
export function sendTruncated(response: ServerResponse, reply: Reply): void {
  const { headers, bytes } = wireOf(reply);
  response.writeHead(reply.status, headers);
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
    response.socket?.destroy();
  });
}

/** Answers 200 with a body that says it is JSON and is not. */
export function sendMalformed(response: ServerResponse, reply: Reply): void {
  const { headers } = wireOf(reply);
  const bytes = Buffer.from('{"malformed": tru');
  response.writeHead(200, {
    ...headers,
    'content-type': 'application/json',
    'content-length': String(bytes.length),
  });
  response.end(bytes);
}

/** Resets the connection (TCP RST), so that the client sees "connection reset by peer" and no answer. */
export function resetConnection(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}
