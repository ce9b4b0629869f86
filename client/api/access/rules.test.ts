import { describe, expect, test } from '@jest/globals';
import { accessOf, grants } from './rules.ts';

describe('what a route asks of its caller', () => {
  test.each([
    ['GET', '/health', 'open'],
    ['GET', '/', 'open'],
    ['GET', '/assets/*', 'open'],
    ['GET', '/ready', 'local'],
    ['GET', '/metrics', 'local'],
    ['GET', '/openapi.json', 'local'],
    ['GET', '/docs/', 'local'],
    ['GET', '/docs/js/scalar.js', 'local'],
    ['GET', '/v1/syncs', 'read'],
    ['HEAD', '/v1/syncs/:syncId', 'read'],
    ['GET', '/v1/syncs/:syncId/events', 'read'],
    ['POST', '/v1/syncs', 'sync'],
    ['POST', '/v1/syncs/:syncId/cancel', 'sync'],
    ['POST', '/v1/hooks', 'sync'],
    ['GET', '/v1/bulk-syncs', 'read'],
    ['GET', '/v1/bulk-syncs/:bulkId', 'read'],
    ['GET', '/v1/bulk-syncs/:bulkId/events', 'read'],
    ['GET', '/v1/bulk-syncs/:bulkId/export', 'read'],
    ['GET', '/v1/budgets', 'read'],
    ['POST', '/v1/bulk-syncs', 'sync'],
    ['POST', '/v1/bulk-syncs/:bulkId/pause', 'sync'],
    ['POST', '/v1/bulk-syncs/:bulkId/retry-failed', 'sync'],
    ['DELETE', '/v1/syncs/:syncId', 'sync'],
    ['POST', '/health', 'sync'],
  ] as const)('%s %s: %s', (method, route, access) => {
    expect(accessOf(method, route)).toBe(access);
  });

  test('an address where nothing is does not tell so to strangers', () => {
    expect(accessOf('GET', undefined)).toBe('read');
    expect(accessOf('POST', undefined)).toBe('sync');
  });
});

test.each([
  [['read'], 'read', true],
  [['read'], 'sync', false],
  [['sync'], 'read', false],
  [['read', 'sync'], 'sync', true],
  [['admin'], 'sync', true],
  [['admin'], 'read', true],
  [['read', 'sync'], 'admin', false],
] as const)('a key with %j grants %s: %s', (scopes, scope, granted) => {
  expect(grants({ name: 'a', scopes: [...scopes], hash: '' }, scope)).toBe(granted);
});
