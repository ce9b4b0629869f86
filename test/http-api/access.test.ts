/** Who may call the HTTP API: keys and scopes, pages of other sites, floods, and what browsers are told. */
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { expectProblem } from '../support/api-answers.ts';
import { startApi, type ApiProcess } from '../support/api-process.ts';
import { runNode } from '../support/node-process.ts';
import { openStack, type Stack } from '../support/stack.ts';

const entry = (name: string, scopes: string): string =>
  `${name}:${scopes}:${createHash('sha256').update(`cs_${name}`).digest('hex')}`;
const keys = [entry('reader', 'read'), entry('writer', 'sync'), entry('owner', 'admin')].join(',');

let stack: Stack;
let open: ApiProcess;
let guarded: ApiProcess;
let beyond: ApiProcess;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  [open, guarded, beyond] = await Promise.all([
    startApi({ ...stack.environment, API_ALLOWED_HOSTS: 'sync.example' }),
    startApi({ ...stack.environment, API_KEYS: keys, API_RATE_LIMIT: '40' }),
    startApi({ ...stack.environment, API_KEYS: keys, API_HOST: '0.0.0.0' }),
  ]);
});
afterAll(async () => {
  await stack.close();
  await Promise.all([open, guarded, beyond].map(async (api) => await api.kill('SIGKILL')));
});

interface Told {
  status: number;
  headers: Record<string, unknown>;
  code: string | null;
  detail: string;
}

/** Sends exactly these headers, Host included. */
async function send(
  api: ApiProcess,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<Told> {
  return await new Promise((resolve, reject) => {
    const sent = request(`${api.url}${path}`, { method, headers, agent: false }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => {
        const problem: { code?: string; detail?: string } = text.startsWith('{') ? JSON.parse(text) : {};
        const { statusCode: status = 0, headers: got } = answer;
        resolve({ status, headers: got, code: problem.code ?? null, detail: problem.detail ?? '' });
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

const bearer = (name: string): Record<string, string> => ({ authorization: `Bearer cs_${name}` });

describe('an API with keys', () => {
  test.each([
    ['no key', {}],
    ['an unknown key', bearer('nobody')],
    ['a hash instead of a key', { authorization: `Bearer ${createHash('sha256').update('cs_reader').digest('hex')}` }],
    ['another scheme', { authorization: 'Basic cs_reader' }],
  ])('refuses %s with 401, and says how to ask', async (_what, headers) => {
    for (const [method, path] of [
      ['GET', '/v1/syncs'],
      ['POST', '/v1/syncs'],
      ['GET', '/v1/nothing'],
    ] as const) {
      const told = await send(beyond, method, path, headers);
      expect(told).toMatchObject({ status: 401, code: 'NotAuthenticated' });
      expect(told.headers['www-authenticate']).toMatch(/^Bearer/);
    }
  });

  test.each([
    ['reader', 'GET', '/v1/syncs', 200],
    ['reader', 'POST', '/v1/syncs/none/cancel', 403],
    ['writer', 'GET', '/v1/syncs', 403],
    ['writer', 'POST', '/v1/syncs/none/cancel', 404],
    ['writer', 'POST', '/v1/hooks', 400],
    ['reader', 'POST', '/v1/hooks', 403],
    ['owner', 'GET', '/v1/syncs', 200],
    ['owner', 'POST', '/v1/syncs/none/cancel', 404],
  ])('%s may %s %s: %i', async (name, method, path, status) => {
    const told = await send(beyond, method, path, bearer(name));
    expect(told.status).toBe(status);
    expect(told.detail.includes('lacks the scope')).toBe(status === 403);
  });

  test.each([
    ['/health', 200, 200],
    ['/ready', 200, 401],
    ['/openapi.json', 200, 401],
    ['/docs/', 200, 401],
    ['/v1/errors', 401, 401],
  ])('%s without a key: %i on this machine, %i beyond it', async (path, local, far) => {
    const statuses = [(await send(guarded, 'GET', path)).status, (await send(beyond, 'GET', path)).status];
    // Whether it is ready is another question than who may ask.
    expect(statuses.map((status) => (status === 503 ? 200 : status))).toEqual([local, far]);
  });

  test('never says a key', () => {
    expect(beyond.output() + guarded.output()).not.toMatch(/cs_(reader|writer|owner|nobody)/);
  });
});

describe('an address beyond this machine', () => {
  test('is not served without keys', async () => {
    const ended = await runNode('client/api/main.ts', [], { ...stack.environment, API_HOST: '0.0.0.0' });
    expect(ended).toMatchObject({ status: 1, stdout: '' });
    expect(ended.stderr).toMatch(/API_HOST: must be one of .* where no API_KEYS are set/);
  });
});

describe('an API without keys', () => {
  test.each([
    ['evil.example', 403],
    ['127.0.0.1.evil.example', 403],
    ['localhost:1', 200],
    ['sync.example', 200],
  ])('called as %s: %i', async (host, status) => {
    const told = await send(open, 'GET', '/v1/errors', { host });
    expect(told.status).toBe(status);
    expect(told.code).toBe(status === 403 ? 'NotAllowed' : null);
  });

  test.each([
    ['POST', 'http://evil.example', 403],
    ['POST', 'null', 403],
    ['POST', 'http://localhost:1', 403],
    ['GET', 'http://evil.example', 200],
  ])('asked to %s by a page of %s: %i', async (method, origin, status) => {
    const path = method === 'GET' ? '/v1/errors' : '/v1/syncs/none/cancel';
    expect((await send(open, method, path, { origin })).status).toBe(status);
  });

  test('asked by a page of its own, serves it', async () => {
    const told = await send(open, 'POST', '/v1/syncs/none/cancel', { origin: open.url });
    expect(told).toMatchObject({ status: 404, code: 'SyncNotFound' });
  });
});

describe('limits', () => {
  test('a caller who asks too often is told when to go on; another one is served', async () => {
    const statuses: number[] = [];
    let last: Told | null = null;
    for (let turn = 0; turn < 50; turn += 1) {
      last = await send(guarded, 'GET', '/v1/errors', bearer('owner'));
      statuses.push(last.status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(40);
    expect(last).toMatchObject({ status: 429, code: 'TooManyRequests' });
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await send(guarded, 'GET', '/v1/errors', bearer('reader'))).status).toBe(200);
    expect((await send(guarded, 'GET', '/health')).status).toBe(200);
  });

  test('whoever guesses keys is counted as well, by address', async () => {
    const statuses = new Set<number>();
    for (let turn = 0; turn < 50; turn += 1) {
      statuses.add((await send(guarded, 'GET', '/v1/errors', bearer('nobody'))).status);
    }
    expect(statuses).toContain(429);
    expect(statuses).not.toContain(200);
    expect((await send(guarded, 'GET', '/v1/errors', bearer('reader'))).status).toBe(200);
  });

  test('headers that are too long, and a body that is too large, are refused', async () => {
    expect((await send(open, 'GET', '/v1/errors', { 'x-long': 'x'.repeat(20_000) })).status).toBe(431);
    const json = { 'content-type': 'application/json' };
    expect((await send(open, 'POST', '/v1/syncs', json, ' '.repeat(70_000))).status).toBe(413);
    expect((await send(open, 'POST', '/v1/hooks', json, ' '.repeat(70_000))).status).toBe(400);
    expect((await send(open, 'POST', '/v1/hooks', json, ' '.repeat(1_100_000))).status).toBe(413);
  });
});

describe('browsers are told', () => {
  test('to run nothing but our own modules, and to guess nothing', async () => {
    const { headers } = await send(open, 'GET', '/v1/errors');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['x-powered-by']).toBeUndefined();
  });

  test('that the reference has its script inside, and loads nothing from elsewhere', async () => {
    const { headers } = await send(open, 'GET', '/docs/');
    expect(headers['content-security-policy']).toContain("connect-src 'self'");
    expect(headers['content-security-policy']).not.toMatch(/https?:/);
  });
});

test('a refusal is a problem document here, too', async () => {
  expectProblem(await beyond.get('/v1/syncs'), 401, 'NotAuthenticated');
});
