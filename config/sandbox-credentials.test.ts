import { describe, expect, test } from '@jest/globals';
import { SettingsError } from './read-environment.ts';
import { hasNoCredentials, withSandboxCredentials } from './sandbox-credentials.ts';
import { readMappingSettings, readWorkerSettings } from './settings.ts';

describe('without credentials', () => {
  test.each([{}, { OPENAI_API_KEY: '', IPAAS_API_KEY: '', IPAAS_EMAIL: '' }, { IPAAS_SYSTEM_ID: '1' }, { LANG: 'C' }])(
    'in %j, the sandbox is used at its usual ports',
    (environment) => {
      expect(hasNoCredentials(environment)).toBe(true);
      expect(withSandboxCredentials(environment)).toMatchObject({
        OPENAI_API_KEY: 'sk-sandbox',
        OPENAI_BASE_URL: 'http://127.0.0.1:4010/v1',
        IPAAS_API_KEY: 'ipaas-sandbox',
        IPAAS_BASE_URL: 'http://127.0.0.1:4020',
        IPAAS_SYSTEM_ID: '10684',
      });
    },
  );

  test('it is used at the ports that are set, and everything else stays', () => {
    const given = { SANDBOX_OPENAI_PORT: '4110', SANDBOX_IPAAS_PORT: '4120', MAPPING_DIR: '/mappings' };
    const environment = withSandboxCredentials(given);
    expect(environment).toMatchObject({
      OPENAI_BASE_URL: 'http://127.0.0.1:4110/v1',
      IPAAS_BASE_URL: 'http://127.0.0.1:4120',
    });
    expect(readMappingSettings(environment).mappingDirectory).toBe('/mappings');
  });

  test('no address that is set leads the keys of the sandbox to a real system', () => {
    const { openai, ipaas } = readWorkerSettings(
      withSandboxCredentials({
        OPENAI_BASE_URL: 'https://api.openai.com/v1',
        IPAAS_BASE_URL: 'https://api.ipaas.com',
        IPAAS_CUSTOMERS_URL: 'https://api.ipaas.com/customers',
        IPAAS_SSO_URL: 'https://api.ipaas.com/sso',
        IPAAS_SUBSCRIPTIONS_URL: 'https://api.ipaas.com/subscriptions',
      }),
    );
    expect([openai.baseUrl, ipaas.baseUrl]).toEqual(['http://127.0.0.1:4010/v1', 'http://127.0.0.1:4020']);
    expect(ipaas.urls).toEqual({});
  });

  test.each(['IPAAS_PASSWORD', 'IPAAS_COMPANY_ID'])('%s alone is no credential, and is not in its way', (name) => {
    const { ipaas } = readWorkerSettings(withSandboxCredentials({ [name]: 'left over' }));
    expect(ipaas).toMatchObject({ apiKey: 'ipaas-sandbox' });
  });

  test.each(['seven', '0', '70000'])('a port of the sandbox that is none is refused by name: %s', (port) => {
    const read = (): unknown => withSandboxCredentials({ SANDBOX_IPAAS_PORT: port });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow('SANDBOX_IPAAS_PORT: must be a port number');
  });
});

test.each(['OPENAI_API_KEY', 'IPAAS_API_KEY', 'IPAAS_EMAIL'])(
  'with %s, the environment stays as it is: half of the credentials are not made up for by the sandbox',
  (name) => {
    const environment = { [name]: 'a-credential', SANDBOX_IPAAS_PORT: 'seven' };
    expect(hasNoCredentials(environment)).toBe(false);
    expect(withSandboxCredentials(environment)).toBe(environment);
  },
);
