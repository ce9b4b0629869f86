import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { UpstreamCall } from '../upstream-call.ts';
import { apiKeyCredentials } from './credentials.ts';
import { createIpaasHttp, type IpaasHttpSettings, type IpaasRequest } from './http.ts';

/** Answers the next request; each test sets its own. */
let answerWith: (request: IncomingMessage, response: ServerResponse) => void;
let received: IncomingMessage[];
let server: Server;
let baseUrl: string;

beforeEach(async () => {
  received = [];
  server = createServer((request, response) => {
    received.push(request);
    answerWith(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the test server has no port');
  baseUrl = `http://127.0.0.1:${address.port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
});

const apiKey = 'key-of-a-test';
const request: IpaasRequest = { api: 'customers', method: 'GET', path: 'v2/Customer/1', action: 'read' };

function session(settings: Partial<IpaasHttpSettings> = {}, signal = new AbortController().signal) {
  return createIpaasHttp({ credentials: apiKeyCredentials(apiKey), baseUrl, ...settings })('guid-1', signal);
}

function answer(status: number, body = '', headers: Record<string, string> = {}): void {
  answerWith = (_request, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
}

describe('every call', () => {
  it('carries the key and the tracking GUID', async () => {
    answer(200, '{}');
    await session().send({ ...request, query: { action: 'equals', CustomerNumber: 'A&B 1' } });
    expect(received[0]?.headers.authorization).toBe(`Bearer ${apiKey}`);
    const url = new URL(received[0]?.url ?? '', baseUrl);
    expect(url.pathname).toBe('/customers/v2/Customer/1');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      action: 'equals',
      CustomerNumber: 'A&B 1',
      trackingGuid: 'guid-1',
    });
  });

  it.each([
    { title: 'an answer', status: 200, headers: { 'x-request-id': 'req-7' }, requestId: 'req-7' },
    { title: 'a refusal without an id of its own', status: 500, headers: {}, requestId: 'guid-1' },
  ])('is told without ids and query once it has ended, by $title', async ({ status, headers, requestId }) => {
    answer(status, '{}', headers);
    const calls: UpstreamCall[] = [];
    const query = { EmailAddress: 'nora@example.com' };
    await session({ onCall: (call) => calls.push(call) })
      .send({ ...request, query })
      .catch(() => undefined);
    const route = '/customers/v2/Customer/{id}';
    const durationMs = expect.any(Number);
    expect(calls).toEqual([{ system: 'ipaas', method: 'GET', route, status, requestId, durationMs }]);
  });

  it('is told without a status where no answer came', async () => {
    answerWith = (_request, response) => response.destroy();
    const calls: UpstreamCall[] = [];
    await expect(session({ onCall: (call) => calls.push(call) }).send(request)).rejects.toThrow('iPaaS.com');
    expect(calls).toMatchObject([{ status: null, requestId: 'guid-1' }]);
  });

  it.each([
    {
      title: 'the root with a slash at its end',
      settings: () => ({ baseUrl: `${baseUrl}//` }),
      path: '/customers/v2/',
    },
    { title: 'the address of the one API', settings: () => ({ urls: { customers: `${baseUrl}/c/` } }), path: '/c/v2/' },
    {
      title: 'the root, where another API has an address',
      settings: () => ({ urls: { sso: 'http://x' } }),
      path: '/customers/v2/',
    },
  ])('goes to $title', async ({ settings, path }) => {
    answer(200, '{}');
    await session(settings()).send(request);
    expect(received[0]?.url?.startsWith(path)).toBe(true);
  });

  it('reuses the connection', async () => {
    answer(200, '{}');
    const calls = session();
    await calls.send(request);
    await calls.send(request);
    expect(received[1]?.socket.remotePort).toBe(received[0]?.socket.remotePort);
  });
});

describe('an answer', () => {
  it.each([200, 201, 202, 204])('is a success with %d', async (status) => {
    answer(status);
    await expect(session().send(request)).resolves.toMatchObject({ status, body: '' });
  });

  it.each(['"150713"', '{"id": 1}', 'null', 'no JSON'])('keeps its body %s as text', async (body) => {
    answer(200, body, { 'content-type': 'application/json' });
    expect((await session().send(request)).body).toBe(body);
  });

  it('is named by the request id of iPaaS.com, else by the tracking GUID', async () => {
    answer(200, '', { 'x-correlation-id': 'c-1' });
    expect((await session().send(request)).requestId).toBe('c-1');
    answer(200, '', { 'x-request-id': 'r-1', 'x-correlation-id': 'c-1' });
    expect((await session().send(request)).requestId).toBe('r-1');
    answer(200);
    expect((await session().send(request)).requestId).toBe('guid-1');
  });
});

describe('404 for something that may not be there', () => {
  it.each(['', 'Not Found', '{"code":"NFND-1005","message":"x"}', '{"message":"none"}'])(
    'is null with %j',
    async (body) => {
      answer(404, body);
      await expect(session().find(request)).resolves.toBeNull();
    },
  );

  it('is a wrong address where a web page comes', async () => {
    answer(404, '<html>nginx</html>', { 'content-type': 'text/html; charset=utf-8' });
    await expect(session().find(request)).rejects.toMatchObject({ code: 'UpstreamMisconfigured' });
  });

  it('is a failure with a code that speaks of something else', async () => {
    answer(404, '{"code":"AUTH-1004"}');
    await expect(session().find(request)).rejects.toMatchObject({ code: 'IpaasAuthenticationFailure' });
  });

  it('is a wrong address for what must be there', async () => {
    answer(404);
    await expect(session().send(request)).rejects.toMatchObject({ code: 'UpstreamMisconfigured' });
  });
});

describe('a refusal', () => {
  it('is read from the body, and carries request id and wait', async () => {
    answer(429, '{"message":"slow down"}', { 'retry-after': '7', 'x-request-id': 'r-1' });
    await expect(session().send(request)).rejects.toMatchObject({
      code: 'RateLimited',
      retryable: true,
      retryAfterMs: 7000,
      upstream: { system: 'ipaas', status: 429, code: null, requestId: 'r-1' },
    });
  });

  it('is read from the reason phrase where the body is empty', async () => {
    answerWith = (_request, response) => {
      response.writeHead(400, 'VALD-1021 Email Address is null or empty.');
      response.end();
    };
    await expect(session().send(request)).rejects.toMatchObject({ upstream: { code: 'VALD-1021' } });
  });

  it('is a wrong address for a redirect, which is not followed: it would carry the key away', async () => {
    answer(302, '', { location: `${baseUrl}/elsewhere` });
    await expect(session().send(request)).rejects.toMatchObject({ code: 'UpstreamMisconfigured' });
    expect(received).toHaveLength(1);
  });
});

describe('no whole answer is worth another try', () => {
  const unavailable = { code: 'UpstreamUnavailable', retryable: true, upstream: { status: null, requestId: 'guid-1' } };

  it.each([
    {
      title: 'when the connection is reset',
      behave: (_request: IncomingMessage, response: ServerResponse) => response.destroy(),
    },
    {
      title: 'when the answer is cut off',
      behave: (_request: IncomingMessage, response: ServerResponse) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"id":');
        setImmediate(() => response.destroy());
      },
    },
    {
      title: 'when the answer is larger than any of this API',
      behave: (_request: IncomingMessage, response: ServerResponse) => response.end('x'.repeat(5_000_001)),
    },
    {
      title: 'when the answer unpacks to more than any of this API',
      behave: (_request: IncomingMessage, response: ServerResponse) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.end(gzipSync('x'.repeat(5_000_001)));
      },
    },
  ])('$title', async ({ behave }) => {
    answerWith = behave;
    await expect(session().send(request)).rejects.toMatchObject(unavailable);
  });

  it('when nobody listens', async () => {
    server.close();
    const failure = session().send(request);
    await expect(failure).rejects.toMatchObject(unavailable);
    await expect(failure).rejects.toThrow('ECONNREFUSED');
  });

  it('when it takes too long to begin', async () => {
    answerWith = () => undefined;
    const failure = session({ timeoutMs: 50 }).send(request);
    await expect(failure).rejects.toMatchObject(unavailable);
    await expect(failure).rejects.toThrow('no answer within 0.05 s');
  });

  it('when it takes too long to end, though it never pauses', async () => {
    answerWith = (_request, response) => {
      const drip = setInterval(() => response.write(' '), 5);
      response.on('close', () => clearInterval(drip));
    };
    await expect(session({ timeoutMs: 100 }).send(request)).rejects.toMatchObject(unavailable);
  });
});

it('an address that is none is a wrong setting', async () => {
  await expect(session({ baseUrl: 'http://' }).send(request)).rejects.toMatchObject({ code: 'UpstreamMisconfigured' });
});

describe('a cancelled call', () => {
  it('ends with the reason of the cancellation', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled by a test');
    answerWith = () => controller.abort(reason);
    await expect(session({}, controller.signal).send(request)).rejects.toBe(reason);
  });

  it('is not even begun after the cancellation', async () => {
    const reason = new Error('cancelled before');
    await expect(session({}, AbortSignal.abort(reason)).send(request)).rejects.toBe(reason);
    expect(received).toEqual([]);
  });
});

describe('no failure holds the key', () => {
  it.each([
    { title: 'a refusal', behave: () => answer(401, `Bearer ${apiKey} is invalid AUTH-1001`) },
    {
      title: 'a lost connection',
      behave: () => {
        answerWith = (_request, response) => response.destroy();
      },
    },
  ])('$title', async ({ behave }) => {
    behave();
    const failure: unknown = await session()
      .send(request)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(inspect(failure, { depth: 10, showHidden: true })).not.toContain(apiKey);
  });
});
