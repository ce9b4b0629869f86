import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { arriveWithin, limitArrival } from './limit-arrival.ts';

const shortMs = 100;

let server: Server;
let sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
  server.close();
});

/** Answers with what came; `before` is done with each request first. */
async function serve(before: (request: IncomingMessage) => void = () => undefined): Promise<number> {
  server = createServer((request, response) => {
    before(request);
    text(request).then(
      (body) => response.end(`got ${body}`),
      () => undefined,
    );
  });
  limitArrival(server, shortMs);
  server.on('clientError', (error, socket) => socket.end(`refused: ${'code' in error ? String(error.code) : ''}`));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function send(port: number, head: string): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.write(`POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${head}\r\n\r\n`);
  sockets.push(socket);
  return socket;
}

describe('a request', () => {
  test('that arrives in time is served', async () => {
    const socket = send(await serve(), 'Content-Length: 2');
    socket.write('ok');
    expect(await text(socket)).toMatch(/got ok$/);
  });

  test.each(['Content-Length: 4', 'Transfer-Encoding: chunked'])(
    'that does not arrive is refused: %s',
    async (head) => {
      const socket = send(await serve(), head);
      expect(await text(socket)).toBe('refused: ERR_HTTP_REQUEST_TIMEOUT');
    },
  );

  test('that has arrived may be answered as late as it takes', async () => {
    const port = await serve();
    server.removeAllListeners('request');
    server.on('request', (_request, response) => {
      void delay(3 * shortMs).then(() => response.end('late'));
    });
    limitArrival(server, shortMs);
    const socket = send(port, 'Content-Length: 0');
    expect(await text(socket)).toMatch(/late$/);
  });

  test('may be given longer', async () => {
    const socket = send(await serve((request) => arriveWithin(server, request, 60_000)), 'Content-Length: 2');
    await delay(3 * shortMs);
    socket.write('ok');
    expect(await text(socket)).toMatch(/got ok$/);
  });

  test('may be given less', async () => {
    const port = await serve((request) => {
      arriveWithin(server, request, 60_000);
      arriveWithin(server, request, 1);
    });
    expect(await text(send(port, 'Content-Length: 2'))).toBe('refused: ERR_HTTP_REQUEST_TIMEOUT');
  });
});
