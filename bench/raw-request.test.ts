import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { sendRaw } from './raw-request.ts';

let server: Server | null = null;

afterEach(() => {
  server?.close();
  server = null;
});

test('the bytes arrive as they are, and the status of the answer comes back', async () => {
  const received: Buffer[] = [];
  const api = await listen((socket) => {
    socket.on('data', (chunk: Buffer) => {
      received.push(chunk);
      socket.write('HTTP/1.1 418 I am a teapot\r\n\r\n');
    });
  });
  const status = await sendRaw(api, { bytes: Buffer.from([0xff, 0x00, 0x0a]), isEnded: false }, 5_000);
  expect(status).toBe(418);
  expect(Buffer.concat(received)).toEqual(Buffer.from([0xff, 0x00, 0x0a]));
});

test('a status line that comes in pieces is put together', async () => {
  const api = await listen((socket) => {
    socket.setNoDelay(true);
    socket.write('HTTP/1.', () => setImmediate(() => socket.write('1 400 Bad Request\r\n')));
  });
  expect(await sendRaw(api, { bytes: 'x', isEnded: false }, 5_000)).toBe(400);
});

test('an ended request shows the server the end of our half, and still reads its answer', async () => {
  const api = await listen((socket) => {
    socket.resume();
    socket.on('end', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  });
  expect(await sendRaw(api, { bytes: 'half', isEnded: true }, 5_000)).toBe(400);
});

test.each([
  ['ends the connection', (socket: Socket) => socket.end()],
  ['resets the connection', (socket: Socket) => socket.resetAndDestroy()],
  ['says something else and ends', (socket: Socket) => socket.end('SMTP ready\r\n')],
])('a server that %s has closed without an answer', async (_does, react) => {
  const api = await listen((socket) => {
    socket.once('data', () => react(socket));
  });
  expect(await sendRaw(api, { bytes: 'x', isEnded: false }, 5_000)).toBe('closed without an answer');
});

test('a server that says nothing gave no answer in time', async () => {
  const api = await listen(() => undefined);
  expect(await sendRaw(api, { bytes: 'x', isEnded: false }, 50)).toBe('no answer in time');
});

test('where nothing listens, it was not connected', async () => {
  const api = await listen(() => undefined);
  await new Promise((resolve) => server?.close(resolve));
  expect(await sendRaw(api, { bytes: 'x', isEnded: false }, 5_000)).toBe('not connected');
});

async function listen(onConnection: (socket: Socket) => void): Promise<URL> {
  const listening = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return new URL(`http://127.0.0.1:${address.port}`);
}
