/** The description of the API: complete, sound, and shown to people. That answers are as described, the other tests check. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { failures } from '../../customer/failures.ts';
import type { ApiProcess } from '../support/api-process.ts';
import { startDescribedApi } from '../support/described-api.ts';
import { openStack, type Stack } from '../support/stack.ts';

const operationSchema = z.looseObject({
  operationId: z.string(),
  summary: z.string().min(5),
  tags: z.array(z.string()).length(1),
  responses: z.record(z.string(), z.looseObject({ description: z.string() })),
});
const contentSchema = z.looseObject({ schema: z.looseObject({ type: z.string() }) });
const documentSchema = z.looseObject({
  openapi: z.string(),
  info: z.looseObject({ title: z.string(), version: z.string(), description: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.looseObject({
    schemas: z.record(z.string(), z.unknown()),
    securitySchemes: z.record(z.string(), z.unknown()),
  }),
  tags: z.array(z.looseObject({ name: z.string() })),
});

let stack: Stack;
let api: ApiProcess;
let document: z.output<typeof documentSchema>;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  api = await startDescribedApi(stack.environment);
  document = documentSchema.parse((await api.get('/openapi.json')).data);
});
afterAll(async () => {
  await stack.close();
  await api.kill('SIGKILL');
});

describe('the description', () => {
  test('is OpenAPI 3.1 and says how a caller shows its key', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(document.components.securitySchemes).toHaveProperty('apiKey');
  });

  test('tells of every endpoint', () => {
    const told = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(told).toEqual(
      expect.arrayContaining([
        'POST /v1/syncs',
        'GET /v1/syncs',
        'GET /v1/syncs/{syncId}',
        'GET /v1/syncs/{syncId}/events',
        'POST /v1/syncs/{syncId}/retry',
        'POST /v1/syncs/{syncId}/cancel',
        'GET /v1/syncs/events',
        'GET /v1/syncs/export',
        'POST /v1/hooks',
        'POST /v1/bulk-syncs',
        'GET /v1/bulk-syncs',
        'GET /v1/bulk-syncs/{bulkId}',
        'GET /v1/bulk-syncs/{bulkId}/events',
        'GET /v1/bulk-syncs/{bulkId}/export',
        'POST /v1/bulk-syncs/{bulkId}/pause',
        'POST /v1/bulk-syncs/{bulkId}/resume',
        'POST /v1/bulk-syncs/{bulkId}/cancel',
        'POST /v1/bulk-syncs/{bulkId}/retry-failed',
        'GET /v1/budgets',
        'GET /v1/collections',
        'GET /v1/checks',
        'GET /v1/errors',
        'GET /health',
        'GET /ready',
      ]),
    );
  });

  test('tells of a body that differs by its media type', () => {
    const body = document.paths['/v1/bulk-syncs']?.post?.requestBody;
    const { content } = z.object({ content: z.record(z.string(), contentSchema) }).parse(body);
    expect(Object.keys(content)).toEqual(['application/json', 'application/x-ndjson', 'text/csv', 'text/plain']);
    expect(content['application/json']?.schema.type).toBe('object');
    expect(content['text/csv']?.schema.type).toBe('string');
  });

  test('says of each what it is for, what it can answer, and names it once', () => {
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    const names = operations.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
    const known = document.tags.map(({ name }) => name);
    for (const { tags, responses } of operations) {
      expect(known).toEqual(expect.arrayContaining(tags));
      for (const { description } of Object.values(responses)) expect(description).not.toBe('Default Response');
    }
  });

  test('refers to nothing that it does not hold', () => {
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g);
    const names = [...references].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(10);
    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(names));
    expect(JSON.stringify(document)).not.toContain('$defs');
  });
});

test('the reference for people is a page with its script beside it', async () => {
  const page = await api.get('/docs/');
  expect(page.headers['content-type']).toMatch(/^text\/html/);
  expect(page.data).toContain('/openapi.json');
  expect(page.data).not.toMatch(/src="https?:/);
  const script = await api.get('/docs/js/scalar.js');
  expect(script.headers['content-type']).toMatch(/javascript/);
});

test('GET /v1/errors is the catalogue', async () => {
  const { data } = await api.get('/v1/errors');
  const { items } = z.object({ items: z.array(z.looseObject({ code: z.string() })) }).parse(data);
  expect(Object.fromEntries(items.map(({ code, ...entry }) => [code, entry]))).toEqual(failures);
});

test('GET /v1/collections tells the one that a sync uses by default', async () => {
  const { data } = await api.get('/v1/collections');
  expect(data).toEqual({
    items: [
      {
        name: 'OpenAI Add/Update Customer TO iPaaS',
        version: expect.stringMatching(/^[\da-f]+$/),
        origin: 'openai-add-update-customer-to-ipaas.json',
        enabled: true,
        isDefault: true,
      },
    ],
    problems: [],
  });
});

test('GET /v1/checks is the checklist', async () => {
  const { data } = await api.get('/v1/checks');
  const { checks, ok } = z
    .looseObject({ checks: z.array(z.looseObject({ id: z.string() })), ok: z.boolean() })
    .parse(data);
  expect(checks.length).toBeGreaterThan(5);
  // No worker runs in this test.
  expect(checks.find(({ id }) => id === 'worker-running')).toMatchObject({ status: 'failed' });
  expect(ok).toBe(false);
});
