import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { addPage } from './page.ts';

let server: FastifyInstance;
beforeAll(() => {
  server = fastify();
  addPage(server);
});
afterAll(async () => {
  await server.close();
});

async function get(url: string, headers: Record<string, string> = {}) {
  return await server.inject({ url, headers });
}

async function firstAsset(): Promise<string> {
  const { body } = await get('/');
  return /src="(?<path>[^"]+)"/.exec(body)?.groups?.path ?? '';
}

describe('the page', () => {
  test('may run only its own files, and asks each time whether it is still the newest', async () => {
    const { statusCode, headers } = await get('/');
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toContain("script-src 'self'; style-src 'self'");
    expect(headers['content-security-policy']).not.toMatch(/unsafe|\*|data:/);
    expect(headers['cache-control']).toBe('no-cache');
  });

  test('brings files that a browser may keep for ever', async () => {
    const { statusCode, headers, body } = await get(await firstAsset());
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-encoding']).toBeUndefined();
    expect(body).toContain('import');
  });

  test('travels compressed where the browser can read it', async () => {
    const url = await firstAsset();
    const { headers, rawPayload } = await get(url, { 'accept-encoding': 'br, gzip' });
    expect(headers['content-encoding']).toBe('gzip');
    expect(headers.vary).toBe('accept-encoding');
    expect(gunzipSync(rawPayload).toString()).toBe((await get(url)).body);
  });

  test.each(['/assets/', '/assets/old/browser/main.ts', '/assets/../package.json', '/assets/%2e%2e/package.json'])(
    'has nothing at %s',
    async (url) => {
      expect((await get(url)).statusCode).toBe(404);
    },
  );
});
