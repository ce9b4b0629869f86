/** Reads one HTTP request completely. */
import type { IncomingMessage } from 'node:http';
import type { ApiRequest } from './messages.ts';

export interface ReadRequest {
  request: ApiRequest;
  /** The body as it arrived, before it was read as text. */
  bytes: Buffer;
}

/** Larger bodies are cut off; a response with an answer of several megabytes still fits. */
const BODY_LIMIT_BYTES = 64 * 1024 * 1024;

/**
 * Reads the request to its end. Null where the client broke off, or sent more than the limit (the connection is then
 * closed).
 */
export async function readRequest(incoming: IncomingMessage, newRequestId: () => string): Promise<ReadRequest | null> {
  const bytes = await readBody(incoming);
  if (bytes === null) return null;
  const target = incoming.url ?? '/';
  const mark = target.indexOf('?');
  const request: ApiRequest = {
    method: incoming.method ?? 'GET',
    path: mark === -1 ? target : target.slice(0, mark),
    target,
    query: new URLSearchParams(mark === -1 ? '' : target.slice(mark + 1)),
    headers: incoming.headers,
    body: bytes.toString('utf8'),
    requestId: newRequestId(),
  };
  return { request, bytes };
}

function readBody(incoming: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > BODY_LIMIT_BYTES) {
        incoming.destroy();
        return;
      }
      chunks.push(chunk);
    });
    incoming.once('end', () => resolve(Buffer.concat(chunks)));
    incoming.on('error', () => resolve(null));
    incoming.once('close', () => resolve(null));
  });
}
