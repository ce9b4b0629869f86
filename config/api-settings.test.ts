import { describe, expect, test } from '@jest/globals';
import { readApiUrl, readServingSettings } from './api-settings.ts';
import { SettingsError } from './read-environment.ts';

const hash = 'a'.repeat(64);
const other = 'b'.repeat(64);

describe('whom the API serves', () => {
  test('by default this machine, without keys', () => {
    expect(readServingSettings({})).toEqual({
      host: '127.0.0.1',
      port: 8080,
      isLocal: true,
      keys: [],
      allowedHosts: [],
      requestsPerMinute: 6_000,
    });
  });

  test('the holders of keys, each with its scopes', () => {
    const { keys } = readServingSettings({ API_KEYS: `reporting:read:${hash}, crm-1:read+sync:${other}` });
    expect(keys).toEqual([
      { name: 'reporting', scopes: ['read'], hash },
      { name: 'crm-1', scopes: ['read', 'sync'], hash: other },
    ]);
  });

  test.each(['0.0.0.0', '::', '10.0.0.4', 'sync.example'])('on %s nobody without a key', (host) => {
    expect(() => readServingSettings({ API_HOST: host })).toThrow(/API_HOST: .*where no API_KEYS are set/);
    const settings = readServingSettings({ API_HOST: host, API_KEYS: `crm:sync:${hash}` });
    expect(settings).toMatchObject({ host, isLocal: false });
  });

  test.each([
    ['API_KEYS', 'SECRET', /entry 1 must be name:scope/],
    ['API_KEYS', `a:read:${hash},b:write:${hash}`, /entry 2 must be/],
    ['API_KEYS', `a:read:${hash},`, /entry 2 must be/],
    ['API_KEYS', `a::${hash}`, /entry 1 must be/],
    ['API_KEYS', `a b:read:${hash}`, /entry 1 must be/],
    ['API_KEYS', 'a:read:SECRET', /entry 1 must be/],
    ['API_KEYS', `a:read:${hash},a:sync:${other}`, /must name each key once/],
    ['API_HOST', 'http://SECRET', /must be a host name/],
    ['API_RATE_LIMIT', '0', /must be above 0/],
    ['API_RATE_LIMIT', 'SECRET', /must be a number of requests/],
    ['API_ALLOWED_HOSTS', 'a b', /must be host names/],
    ['API_PORT', '70000', /must be a port number/],
  ])('%s=%s is refused, and not repeated', (name, value, words) => {
    const read = (): unknown => readServingSettings({ [name]: value });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(words);
    expect(read).not.toThrow(/SECRET/);
  });

  test('names and limits as they are set', () => {
    const given = { API_ALLOWED_HOSTS: 'Sync.example,other', API_RATE_LIMIT: '60' };
    expect(readServingSettings(given)).toMatchObject({
      allowedHosts: ['sync.example', 'other'],
      requestsPerMinute: 60,
    });
  });
});

test.each([
  [{}, 'http://127.0.0.1:8080'],
  [{ API_HOST: '::1', API_PORT: '9000' }, 'http://[::1]:9000'],
  [{ API_HOST: '0.0.0.0' }, 'http://0.0.0.0:8080'],
])('where the API of %j is found, whatever its keys', (environment, url) => {
  expect(readApiUrl(environment)).toBe(url);
});
