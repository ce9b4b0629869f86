import { describe, expect, it } from '@jest/globals';
import type { ApiRequest } from './messages.ts';
import { createRouter } from './route.ts';

function get(path: string): ApiRequest {
  return { method: 'GET', path, target: path, query: new URLSearchParams(), headers: {}, body: '', requestId: '1' };
}

const table = [
  { method: 'GET', pattern: '/a/fixed', handler: () => ({ status: 200, body: 'fixed' }) },
  {
    method: 'GET',
    pattern: '/a/:id',
    handler: (request: { params: Record<string, string> }) => ({ status: 200, body: request.params['id'] ?? '' }),
  },
];

describe('a router', () => {
  const router = createRouter(table, { ignoreCase: false });

  it.each([
    ['/a/fixed', 'fixed'],
    ['/a/b%2Fc%20d', 'b/c d'],
    ['/a/Fixed', 'Fixed'],
  ])('answers %s', (path, body) => {
    expect(router(get(path))).toEqual({ status: 200, body });
  });

  it.each(['/a', '/a/', '/a/b/c', '/b/fixed', '/a/%E0%A4%A', '/A/x'])('has no route for %s', (path) => {
    expect(router(get(path))).toBeNull();
  });

  it('has no route for another method', () => {
    expect(router({ ...get('/a/b'), method: 'PUT' })).toBeNull();
  });

  it('can ignore the case of literal parts', () => {
    expect(createRouter(table, { ignoreCase: true })(get('/A/FIXED'))).toEqual({ status: 200, body: 'fixed' });
  });
});
