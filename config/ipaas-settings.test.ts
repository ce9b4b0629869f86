import { describe, expect, test } from '@jest/globals';
import { SettingsError } from './read-environment.ts';
import { readWorkerSettings } from './settings.ts';

const required = { OPENAI_API_KEY: 'sk-1', IPAAS_SYSTEM_ID: '10684' };
const user = { IPAAS_EMAIL: 'ada@example.com', IPAAS_PASSWORD: 'secret-1' };

function ipaas(given: Record<string, string>) {
  return readWorkerSettings({ ...required, ...given }).ipaas;
}

describe('the credentials of iPaaS.com', () => {
  test('are an API key', () => {
    expect(ipaas({ IPAAS_API_KEY: 'key-1' })).toMatchObject({ apiKey: 'key-1' });
  });

  test.each([
    [{}, null],
    [{ IPAAS_COMPANY_ID: 'company-1' }, 'company-1'],
  ])('or a user, with %j the company is %j', (given, companyId) => {
    expect(ipaas({ ...user, ...given })).toMatchObject({
      login: { email: 'ada@example.com', password: 'secret-1', companyId },
    });
  });

  test.each([
    [{}, 'IPAAS_API_KEY: is not set, and neither are IPAAS_EMAIL and IPAAS_PASSWORD'],
    [{ IPAAS_COMPANY_ID: 'company-1' }, 'IPAAS_API_KEY: is not set, and neither are IPAAS_EMAIL and IPAAS_PASSWORD'],
    [{ IPAAS_API_KEY: 'key-1', ...user }, 'IPAAS_API_KEY: is set beside IPAAS_EMAIL or IPAAS_PASSWORD'],
    [{ IPAAS_API_KEY: 'key-1', IPAAS_EMAIL: 'ada@example.com' }, 'IPAAS_API_KEY: is set beside'],
    [{ IPAAS_API_KEY: 'key-1', IPAAS_PASSWORD: 'secret-1' }, 'IPAAS_API_KEY: is set beside'],
    [{ IPAAS_EMAIL: 'ada@example.com' }, 'IPAAS_PASSWORD: is not set, but IPAAS_EMAIL is'],
    [{ IPAAS_PASSWORD: 'secret-1' }, 'IPAAS_EMAIL: is not set, but IPAAS_PASSWORD is'],
    [{ IPAAS_API_KEY: 'key-1', IPAAS_COMPANY_ID: 'company-1' }, 'IPAAS_COMPANY_ID: is for IPAAS_EMAIL'],
  ])('%j is refused: %s', (given, message) => {
    const read = (): unknown => ipaas(given);
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(message);
    expect(read).not.toThrow('secret-1');
  });

  test.each(['OPENAI_API_KEY', 'IPAAS_SYSTEM_ID', 'IPAAS_RPS', 'IPAAS_PASSWORD'])(
    'are told about together with whatever else is wrong: %s',
    (name) => {
      const wrong = { ...user, IPAAS_PASSWORD: '', IPAAS_RPS: 'fast' };
      expect(() => readWorkerSettings(wrong)).toThrow(name);
    },
  );
});

test('each API may have an address of its own', () => {
  const urls = {
    IPAAS_CUSTOMERS_URL: 'https://c.example.com/',
    IPAAS_SSO_URL: 'https://s.example.com/sso',
    IPAAS_SUBSCRIPTIONS_URL: 'https://i.example.com/integrations//',
  };
  expect(ipaas({ IPAAS_API_KEY: 'key-1', ...urls }).urls).toEqual({
    customers: 'https://c.example.com',
    sso: 'https://s.example.com/sso',
    subscriptions: 'https://i.example.com/integrations',
  });
});

describe('the creation of custom fields', () => {
  test('can be switched off', () => {
    expect(ipaas({ IPAAS_API_KEY: 'key-1', IPAAS_CUSTOM_FIELDS: 'off' }).customFieldApi).toBeNull();
  });

  test('follows the paths and the shape that are set', () => {
    const given = {
      IPAAS_API_KEY: 'key-1',
      IPAAS_CUSTOM_FIELDS_LIST_PATH: '/customers/v2/CustomField/Definitions',
      IPAAS_CUSTOM_FIELDS_CREATE_PATH: '/customers/v3/CustomField',
      IPAAS_CUSTOM_FIELDS_KEYS: 'custom_field_name,text,type,mapping_collection_type_id',
      IPAAS_CUSTOM_FIELDS_MODULE: '8',
    };
    expect(ipaas(given).customFieldApi).toEqual({
      list: { api: 'customers', path: 'v2/CustomField/Definitions' },
      create: { api: 'customers', path: 'v3/CustomField' },
      keys: { name: 'custom_field_name', description: 'text', dataType: 'type', module: 'mapping_collection_type_id' },
      module: 8,
    });
  });
});

test('the list of mapping collections is read at the path that is set', () => {
  const given = { IPAAS_API_KEY: 'key-1', IPAAS_MAPPING_COLLECTIONS_PATH: '/subscriptions/v3/MappingCollection/All' };
  expect(ipaas(given).collectionsPath).toEqual({ api: 'subscriptions', path: 'v3/MappingCollection/All' });
});
