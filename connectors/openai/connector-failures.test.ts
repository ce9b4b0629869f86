import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { UpstreamCall } from '../upstream-call.ts';
import { createOpenAIConnector, type OpenAIConnector } from './connector.ts';
import { failWith, itemList, json, startScriptedOpenAI, type Reply, type ScriptedOpenAI } from './scripted-openai.ts';

const never = new AbortController().signal;
const everyPath = /^/;
let openai: ScriptedOpenAI;
let connector: OpenAIConnector;

beforeEach(async () => {
  openai = await startScriptedOpenAI();
  connector = createOpenAIConnector({ apiKey: 'sk-test-1234', baseUrl: openai.baseUrl });
});

afterEach(() => openai.close());

const text = (body: string, status = 200, type = 'application/json'): Reply => {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': type });
    response.end(body);
  };
};
const cutBody: Reply = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"id":"resp_1",');
  setImmediate(() => response.destroy());
};
const reset: Reply = (_request, response) => {
  response.destroy();
};
const hang: Reply = () => undefined;
const hangAfterHeaders =
  (status: number): Reply =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.write('{');
  };

describe('a request', () => {
  test.each<[string, Reply, Partial<UpstreamCall>]>([
    ['an answer', json({ id: 'resp_1' }), { status: 200, requestId: 'req_scripted' }],
    ['a refusal', failWith(429), { status: 429, requestId: 'req_scripted' }],
    ['silence', reset, { status: null, requestId: null }],
  ])('is told without its id once it has ended, by %s', async (_what, reply, expected) => {
    openai.reply(everyPath, reply);
    const calls: UpstreamCall[] = [];
    const onCall = (call: UpstreamCall): void => void calls.push(call);
    const told = createOpenAIConnector({ apiKey: 'sk-test-1234', baseUrl: openai.baseUrl, onCall });
    await told.checkKey(never).catch(() => undefined);
    const durationMs = expect.any(Number);
    expect(calls).toEqual([{ system: 'openai', method: 'GET', route: '/responses/{id}', durationMs, ...expected }]);
  });
});

describe('the check of a key', () => {
  test('passes where OpenAI looks for the response and does not find it', async () => {
    await expect(connector.checkKey(never)).resolves.toBeUndefined();
    expect(openai.requests).toHaveLength(1);
    expect(openai.requests[0]?.path).toMatch(/^\/responses\/resp_[0-9a-f]{48,}$/);
    expect(openai.requests[0]?.headers['authorization']).toBe('Bearer sk-test-1234');
  });

  test('asks for another response every time', async () => {
    await connector.checkKey(never);
    await connector.checkKey(never);
    expect(new Set(openai.requests.map(({ path }) => path)).size).toBe(2);
  });

  test.each<[string, Reply, string]>([
    [
      'a wrong key',
      failWith(401, { code: 'invalid_api_key', message: 'Incorrect API key provided: sk-t***34' }),
      'AuthenticationFailure',
    ],
    ['a missing scope', failWith(401, { message: 'Missing scopes: api.responses.read.' }), 'PermissionDenied'],
    ['a wrong address', failWith(404, { message: 'Invalid URL (GET /responses/x)' }), 'UpstreamMisconfigured'],
    ["somebody else's page", text('<html>Not Found</html>', 404, 'text/html'), 'UpstreamMisconfigured'],
    ['the rate limit', failWith(429, { code: 'rate_limit_exceeded' }), 'RateLimited'],
    ['spent quota', failWith(429, { code: 'insufficient_quota' }), 'QuotaExceeded'],
    ['an outage', failWith(500), 'UpstreamUnavailable'],
  ])('tells %s', async (_name, reply, code) => {
    openai.reply(everyPath, reply);
    await expect(connector.checkKey(never)).rejects.toMatchObject({ name: 'SyncFailure', code });
  });
});

describe('every failure of a call becomes a SyncFailure', () => {
  test.each<[string, Reply, string, boolean]>([
    ['401', failWith(401, { code: 'invalid_api_key' }), 'AuthenticationFailure', false],
    ['403', failWith(403), 'AuthenticationFailure', false],
    [
      '403 with a missing scope',
      failWith(403, { message: 'Missing scopes: api.responses.read' }),
      'PermissionDenied',
      false,
    ],
    ['404', failWith(404), 'ResponseNotFound', false],
    ['400 for the id', failWith(400, { code: 'invalid_id_prefix' }), 'ResponseNotFound', false],
    ['429', failWith(429, { code: 'rate_limit_exceeded' }), 'RateLimited', true],
    [
      '429 without quota',
      failWith(429, { code: 'insufficient_quota', type: 'insufficient_quota' }),
      'QuotaExceeded',
      false,
    ],
    ['409', failWith(409, { code: 'conversation_locked' }), 'UpstreamUnavailable', true],
    ['500', failWith(500), 'UpstreamUnavailable', true],
    ['502 with a page', text('<html>Bad gateway</html>', 502, 'text/html'), 'UpstreamUnavailable', true],
    ['503 without a body', text('', 503), 'UpstreamUnavailable', true],
    ['200 with a page', text('<html>Welcome</html>', 200, 'text/html'), 'UpstreamUnavailable', true],
    ['200 with an empty body', text(''), 'UpstreamUnavailable', true],
    ['200 with malformed JSON', text('{"id":'), 'UpstreamUnavailable', true],
    ['200 with other JSON', text('{"ok":true}'), 'UpstreamUnavailable', true],
    ['200 with null', text('null'), 'UpstreamUnavailable', true],
    [
      '200 with a message that is none',
      json({ id: 'resp_1', output: [{ type: 'message' }] }),
      'UpstreamUnavailable',
      true,
    ],
    ['204', (_request, response) => response.writeHead(204).end(), 'UpstreamUnavailable', true],
    ['a body cut short', cutBody, 'UpstreamUnavailable', true],
    ['a connection cut off', reset, 'UpstreamUnavailable', true],
  ])('%s', async (_name, reply, code, retryable) => {
    openai.reply(everyPath, reply);
    const call = connector.fetchSourceRecord('resp_1', never);
    await expect(call).rejects.toMatchObject({ name: 'SyncFailure', code, retryable });
    expect(openai.requests).toHaveLength(1);
  });

  test('an HTML page instead of the input items is not taken for an empty list', async () => {
    openai.reply('/responses/resp_1', json({ id: 'resp_1', object: 'response', output: [] }));
    openai.reply('/responses/resp_1/input_items', text('<html>Welcome</html>', 200, 'text/html'));
    await expect(connector.fetchSourceRecord('resp_1', never)).rejects.toMatchObject({ code: 'UpstreamUnavailable' });
  });

  test('nobody listens', async () => {
    await openai.close();
    await expect(connector.checkKey(never)).rejects.toMatchObject({
      code: 'UpstreamUnavailable',
      message: 'OpenAI could not be reached (ECONNREFUSED).',
    });
  });

  test("OpenAI's request id and code are kept, its message is not", async () => {
    openai.reply(
      everyPath,
      failWith(401, { code: 'invalid_api_key', message: 'Incorrect API key provided: sk-t***34' }),
    );
    const failure: unknown = await connector.checkKey(never).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      upstream: { system: 'openai', status: 401, code: 'invalid_api_key', requestId: 'req_scripted' },
      message: 'OpenAI answered 401 (invalid_api_key): it did not accept the configured key.',
    });
    expect(failure).not.toHaveProperty('cause');
  });
});

describe('the wait that a 429 asks for', () => {
  test('in seconds', async () => {
    openai.reply(everyPath, failWith(429, { code: 'slow_down' }, { 'retry-after': '7' }));
    await expect(connector.checkKey(never)).rejects.toMatchObject({ code: 'RateLimited', retryAfterMs: 7000 });
  });

  test('as a date', async () => {
    const date = new Date(Date.now() + 600_000).toUTCString();
    openai.reply(everyPath, failWith(429, {}, { 'retry-after': date }));
    const failure: unknown = await connector.checkKey(never).catch((error: unknown) => error);
    const wait = failure instanceof SyncFailure ? failure.retryAfterMs : null;
    expect(wait).toBeGreaterThan(500_000);
    expect(wait).toBeLessThanOrEqual(600_000);
  });
});

describe('time and cancellation', () => {
  test.each<[string, Reply]>([
    ['before its headers', hang],
    ['before its body', hangAfterHeaders(200)],
    ['in the body of an error', hangAfterHeaders(500)],
  ])('an answer that stops %s is given up after the time-out', async (_name, reply) => {
    const hasty = createOpenAIConnector({ apiKey: 'sk-test', baseUrl: openai.baseUrl, timeoutMs: 150 });
    openai.reply(everyPath, reply);
    await expect(hasty.checkKey(never)).rejects.toMatchObject({ code: 'UpstreamUnavailable', retryable: true });
  });

  test.each<[string, Reply]>([
    ['before its headers', hang],
    ['in its body', hangAfterHeaders(200)],
    ['in the body of an error', hangAfterHeaders(500)],
  ])('a cancellation during an answer, %s, ends the call with its own reason', async (_name, reply) => {
    const cancellation = new AbortController();
    const reason = new Error('cancelled by Temporal');
    openai.reply(everyPath, (request, response) => {
      reply(request, response);
      setImmediate(() => cancellation.abort(reason));
    });
    await expect(connector.fetchSourceRecord('resp_1', cancellation.signal)).rejects.toBe(reason);
  });

  test('a cancellation before the call makes no call', async () => {
    const reason = new Error('cancelled by Temporal');
    await expect(connector.fetchSourceRecord('resp_1', AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(openai.requests).toEqual([]);
  });

  test('a cancellation between two pages makes no further call', async () => {
    const cancellation = new AbortController();
    openai.reply('/responses/resp_1', json({ id: 'resp_1', output: [] }));
    openai.reply('/responses/resp_1/input_items', (request, response) => {
      cancellation.abort(new Error('cancelled by Temporal'));
      itemList([])(request, response);
    });
    await expect(connector.fetchSourceRecord('resp_1', cancellation.signal)).rejects.toThrow('cancelled by Temporal');
    expect(openai.requests).toHaveLength(2);
  });
});

describe("the environment of the process does not reach another account's requests", () => {
  const names = ['OPENAI_ORG_ID', 'OPENAI_PROJECT_ID', 'OPENAI_BASE_URL', 'OPENAI_API_KEY'] as const;
  const kept = new Map(names.map((name) => [name, process.env[name]]));

  afterEach(() => {
    for (const [name, value] of kept) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  test('neither organisation nor project nor address nor key', async () => {
    process.env['OPENAI_ORG_ID'] = 'org-other';
    process.env['OPENAI_PROJECT_ID'] = 'proj_other';
    process.env['OPENAI_BASE_URL'] = 'http://127.0.0.1:9/v1';
    process.env['OPENAI_API_KEY'] = 'sk-other';
    await createOpenAIConnector({ apiKey: 'sk-mine', baseUrl: openai.baseUrl }).checkKey(never);
    const headers = openai.requests[0]?.headers ?? {};
    expect(headers['authorization']).toBe('Bearer sk-mine');
    expect(headers).not.toHaveProperty('openai-organization');
    expect(headers).not.toHaveProperty('openai-project');
  });
});
