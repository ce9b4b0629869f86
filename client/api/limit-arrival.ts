/** How long a request may take to arrive. Node has one limit for all of a server; here each request has its own. */
import type { IncomingMessage, Server } from 'node:http';

const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/** Refuses requests that have not arrived in time as Node does: 408, and the connection ends. */
export function limitArrival(server: Server, withinMs: number): void {
  // Before whoever serves the request, and may give it longer.
  server.prependListener('request', (request) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    if (length !== undefined || encoding !== undefined) arriveWithin(server, request, withinMs);
  });
}

/** Gives a request so long from now on, whatever it had before. */
export function arriveWithin(server: Server, request: IncomingMessage, withinMs: number): void {
  clearTimeout(timers.get(request));
  const timer = setTimeout(() => refuseUnlessThere(server, request), withinMs).unref();
  timers.set(request, timer);
  request.once('close', () => clearTimeout(timer));
}

function refuseUnlessThere(server: Server, request: IncomingMessage): void {
  if (request.complete) return;
  const late = Object.assign(new Error('The request did not arrive in time.'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
  server.emit('clientError', late, request.socket);
}
