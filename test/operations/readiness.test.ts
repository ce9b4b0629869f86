/** GET /health and GET /ready, as a load balancer and an operator read them, while each part is away in turn. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { AxiosResponse } from 'axios';
import { readiness } from '../../client/api/schemas/health.ts';
import { freePorts } from '../../tools/free-port.ts';
import { startApi, type ApiProcess } from '../support/api-process.ts';
import { openStack, type Stack } from '../support/stack.ts';

const ok = { status: 'ok', reason: null };

let stack: Stack;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
});
afterAll(async () => {
  await stack.close();
});
beforeEach(async () => {
  await Promise.all([stack.openai.reset(), stack.ipaas.reset()]);
});

async function withApi<T>(environment: Record<string, string>, use: (api: ApiProcess) => Promise<T>): Promise<T> {
  const api = await startApi({ ...stack.environment, ...environment });
  try {
    return await use(api);
  } finally {
    await api.kill('SIGKILL');
  }
}

async function ready(environment: Record<string, string> = {}): Promise<AxiosResponse<unknown>> {
  return await withApi(environment, async (api) => await api.get('/ready'));
}

describe('/ready', () => {
  test('names every part, where all of them are there', async () => {
    const { status, data } = await ready();
    expect(status).toBe(200);
    expect(data).toEqual({ status: 'ok', checks: { temporal: ok, syncLog: ok, openai: ok, ipaas: ok } });
  });

  test('speaks of no keys where the process knows none', async () => {
    const { status, data } = await ready({ OPENAI_API_KEY: '', IPAAS_API_KEY: '' });
    expect(status).toBe(200);
    expect(data).toEqual({ status: 'ok', checks: { temporal: ok, syncLog: ok } });
  });

  test.each([
    ['Temporal', async () => ({ TEMPORAL_ADDRESS: await nowhere() }), 'temporal', /does not answer/],
    ['our namespace', async () => ({ TEMPORAL_NAMESPACE: 'nowhere' }), 'temporal', /namespace "nowhere"/],
    ['the key of OpenAI', async () => ({ OPENAI_API_KEY: 'sk-SECRET' }), 'openai', /did not accept the configured key/],
    ['the key of iPaaS.com', async () => ({ IPAAS_API_KEY: 'SECRET' }), 'ipaas', /iPaaS\.com/],
  ] as const)('is 503 without %s, and says why', async (_what, environment, part, reason) => {
    const { status, data } = await ready(await environment());
    const told = readiness.parse(data);
    expect(status).toBe(503);
    expect(told).toMatchObject({ status: 'unavailable', checks: { [part]: { status: 'unavailable' } } });
    expect(told.checks[part]?.reason).toMatch(reason);
    expect(JSON.stringify(data)).not.toContain('SECRET');
    const others = Object.entries(told.checks).filter(([name]) => name !== part);
    expect(others.map(([, other]) => other?.status)).not.toContain('unavailable');
  });

  test.each([
    ['is away', { type: 'status', status: 503 }],
    ['asks us to slow down', { type: 'status', status: 429 }],
    ['gives no answer', { type: 'hang' }],
  ] as const)('is 200 while an upstream %s, because syncs wait for it, and says so', async (_how, fault) => {
    await stack.openai.addFaults([{ match: { path: '.' }, times: 1, fault }]);
    const { status, data } = await ready();
    expect(status).toBe(200);
    const openai = { status: 'unknown', reason: expect.stringMatching(/\w{3}.*\./) };
    expect(data).toEqual({ status: 'ok', checks: { temporal: ok, syncLog: ok, openai, ipaas: ok } });
  });

  test('asks the upstreams once for many questions', async () => {
    await withApi({}, async (api) => {
      for (let question = 0; question < 5; question += 1) await api.get('/ready');
      expect(await stack.openai.journal()).toHaveLength(1);
      expect(await stack.ipaas.journal()).toHaveLength(1);
    });
  });
});

describe('/health', () => {
  test('is 200 whatever else is away', async () => {
    const environment = { TEMPORAL_ADDRESS: await nowhere(), OPENAI_API_KEY: 'sk-wrong' };
    const { status, data } = await withApi(environment, async (api) => await api.get('/health'));
    expect({ status, data }).toEqual({ status: 200, data: { status: 'ok' } });
  });
});

async function nowhere(): Promise<string> {
  const [port] = await freePorts(1);
  return `127.0.0.1:${port}`;
}
