import { describe, expect, it } from '@jest/globals';
import { apiKeyCredentials, rejectsToken } from './credentials.ts';

it('an API key is its own token, and stays so', async () => {
  const { signal } = new AbortController();
  const credentials = apiKeyCredentials('key-1');
  expect(await credentials.token(signal)).toBe('key-1');
  await credentials.renew('key-1', signal);
  expect(await credentials.token(signal)).toBe('key-1');
});

describe('a new token may help', () => {
  it.each([
    [401, 'AUTH-1001', true],
    [401, 'AUTH-1002', true],
    [400, 'AUTH-1002', true],
    [401, null, true],
    [401, 'AUTH-1003', false],
    [401, 'AUTH-1004', false],
    [401, 'AUTZ-1002', false],
    [403, null, false],
    [403, 'AUTZ-1002', false],
    [400, 'VALD-1002', false],
    [500, null, false],
  ])('against %d with the code %s: %s', (status, code, helps) => {
    expect(rejectsToken({ status, code })).toBe(helps);
  });
});
