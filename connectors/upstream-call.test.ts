import { describe, expect, test } from '@jest/globals';
import { upstreamCall } from './upstream-call.ts';

const answered = { status: 200, requestId: 'req_1' };
const get = { system: 'ipaas', method: 'GET' } as const;

describe('what is told of a request to an upstream', () => {
  test.each([
    ['/responses/resp_0a1b', '/responses/{id}'],
    ['/responses/resp_0a1b/input_items', '/responses/{id}/input_items'],
    ['/conversations/conv_0a1b/items', '/conversations/{id}/items'],
    ['https://api.ipaas.com/customers/v2/Customer/150713', '/customers/v2/Customer/{id}'],
    ['http://127.0.0.1:4020/customers/v2/External/LookupSpecial', '/customers/v2/External/LookupSpecial'],
    ['http://127.0.0.1:4020/sso/v2/User/17/Companies', '/sso/v2/User/{id}/Companies'],
    ['http://127.0.0.1:4020/sso/v2/User/ChangeCompany/3f2a-11', '/sso/v2/User/ChangeCompany/{id}'],
    ['/customers/v2/Customers?filter=nora%40example.com', '/customers/v2/Customers'],
    ['/customers/v2/Customer/nora%40example.com', '/customers/v2/Customer/{id}'],
  ])('%s is the route %s', (url, route) => {
    expect(upstreamCall({ ...get, url }, answered, performance.now()).route).toBe(route);
  });

  test('is its status, how long it took and the id to quote', () => {
    const call = upstreamCall({ ...get, url: '/x' }, answered, performance.now() - 1_500);
    expect(call).toMatchObject({ ...get, ...answered });
    expect(call.durationMs).toBeGreaterThanOrEqual(1_500);
    expect(call.durationMs).toBeLessThan(60_000);
  });

  test.each([null, '', 'two words', 'x'.repeat(129), 'nora@example.com'])(
    'is no request id that nobody would quote: %j',
    (requestId) => {
      const call = upstreamCall({ ...get, url: '/x' }, { status: null, requestId }, performance.now());
      expect(call).toMatchObject({ status: null, requestId: null });
    },
  );
});
