import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { SettingsError } from './read-environment.ts';
import { readApiSettings, readClientSettings, readMappingSettings, readWorkerSettings } from './settings.ts';
import { readTemporalConnection } from './temporal-connection.ts';

const credentials = { OPENAI_API_KEY: 'sk-1', IPAAS_API_KEY: 'key-1', IPAAS_SYSTEM_ID: '10684' };

describe('settings of the worker', () => {
  test('need credentials and a system id, and default the rest', () => {
    expect(readWorkerSettings(credentials)).toEqual({
      openai: {
        apiKey: 'sk-1',
        baseUrl: 'https://api.openai.com/v1',
        rememberKeyForMs: 60_000,
        limits: { requestsPerSecond: 1_000, inFlight: 100 },
      },
      ipaas: {
        apiKey: 'key-1',
        baseUrl: 'https://api.ipaas.com',
        urls: {},
        systemId: 10684,
        limits: { requestsPerSecond: 1_000, inFlight: 100 },
        matchKeys: ['externalId', 'customerNumber'],
        collisionHandling: 'UPDATE_AND_LINK',
        updateMode: 'partial',
        customFieldApi: {
          list: { api: 'subscriptions', path: 'v2/CustomFields' },
          create: { api: 'subscriptions', path: 'v2/CustomField' },
          keys: { name: 'name', description: 'description', dataType: 'data_type', module: 'module' },
          module: 'Customer',
        },
        collectionsPath: { api: 'subscriptions', path: 'v2/MappingCollections' },
      },
      bulkConcurrency: 50,
      mappingDirectory: null,
      mappingCollectionIds: [],
      metricsAddress: null,
      retentionDays: 90,
      workflowStackTraces: false,
      apiUrl: 'http://127.0.0.1:8080',
      syncLogUrl: `sqlite:${resolve('.data/sync-log.db')}`,
      temporalUiUrl: 'http://127.0.0.1:8233',
      logLevel: 'info',
    });
  });

  test('addresses lose the slash at their end', () => {
    const settings = readWorkerSettings({ ...credentials, OPENAI_BASE_URL: 'http://127.0.0.1:4010/v1/' });
    expect(settings.openai.baseUrl).toBe('http://127.0.0.1:4010/v1');
  });

  test.each([
    ['OPENAI_API_KEY', ''],
    ['IPAAS_API_KEY', ''],
    ['IPAAS_SYSTEM_ID', 'abc'],
    ['IPAAS_SYSTEM_ID', '0'],
    ['OPENAI_BASE_URL', 'ftp://example.com'],
    ['IPAAS_BASE_URL', 'not an address'],
    ['IPAAS_SSO_URL', 'sso'],
    ['IPAAS_CUSTOM_FIELDS', 'maybe'],
    ['IPAAS_CUSTOM_FIELDS_LIST_PATH', 'v2/CustomFields'],
    ['IPAAS_CUSTOM_FIELDS_CREATE_PATH', '/elsewhere/v2/CustomField'],
    ['IPAAS_CUSTOM_FIELDS_CREATE_PATH', '/subscriptions/v2/CustomField?x=1'],
    ['IPAAS_CUSTOM_FIELDS_KEYS', 'name,type'],
    ['IPAAS_MAPPING_COLLECTIONS_PATH', 'MappingCollections'],
    ['MAPPING_COLLECTION_IDS', '4711,'],
    ['MAPPING_COLLECTION_IDS', '4711;4712'],
    ['MAPPING_COLLECTION_IDS', '0'],
    ['MAPPING_COLLECTION_IDS', '-1'],
    ['MAPPING_COLLECTION_IDS', 'OpenAI Customer'],
    ['MAPPING_COLLECTION_IDS', '9007199254740993'],
    ['OPENAI_RPS', '-1'],
    ['OPENAI_RPS', '0'],
    ['OPENAI_RPS', 'fast'],
    ['IPAAS_RPS', '1000000'],
    ['OPENAI_IN_FLIGHT', '0'],
    ['IPAAS_IN_FLIGHT', '1.5'],
    ['WORKER_METRICS_ADDRESS', '9464'],
    ['SYNC_LOG_RETENTION_DAYS', '-1'],
    ['SYNC_LOG_RETENTION_DAYS', '1.5'],
    ['SYNC_LOG_RETENTION_DAYS', 'ever'],
    ['SYNC_LOG_URL', 'mysql://x'],
    ['WORKFLOW_STACK_TRACES', 'yes'],
    ['LOG_LEVEL', 'loud'],
    ['API_PORT', '70000'],
  ])('%s=%j is refused by name', (name, value) => {
    const read = (): unknown => readWorkerSettings({ ...credentials, [name]: value });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(name);
  });
});

test('the request budgets of both systems are limited apart', () => {
  const rates = { OPENAI_RPS: '0.5', OPENAI_IN_FLIGHT: '7', IPAAS_RPS: '20', IPAAS_IN_FLIGHT: '3' };
  const { openai, ipaas } = readWorkerSettings({ ...credentials, ...rates });
  expect(openai.limits).toEqual({ requestsPerSecond: 0.5, inFlight: 7 });
  expect(ipaas.limits).toEqual({ requestsPerSecond: 20, inFlight: 3 });
});

test('stack traces of workflows are taken only where they are asked for', () => {
  expect(readWorkerSettings(credentials).workflowStackTraces).toBe(false);
  expect(readWorkerSettings({ ...credentials, WORKFLOW_STACK_TRACES: 'off' }).workflowStackTraces).toBe(false);
  expect(readWorkerSettings({ ...credentials, WORKFLOW_STACK_TRACES: 'on' }).workflowStackTraces).toBe(true);
});

test('mappings and custom fields are looked after without a key of OpenAI', () => {
  const mappings = { MAPPING_DIR: '/mappings', MAPPING_COLLECTION_IDS: '4711' };
  const settings = readMappingSettings({ IPAAS_API_KEY: 'key-1', IPAAS_SYSTEM_ID: '10684', ...mappings });
  expect(settings).toMatchObject({
    ipaas: { apiKey: 'key-1', systemId: 10684 },
    mappingDirectory: '/mappings',
    mappingCollectionIds: [4711],
  });
  expect(() => readMappingSettings({ IPAAS_SYSTEM_ID: '10684' })).toThrow('IPAAS_API_KEY');
});

test.each([
  ['', []],
  ['4711', [4711]],
  ['4711,4720', [4711, 4720]],
  [' 4720 , 4711 ', [4720, 4711]],
  ['4711,4720,4711', [4711, 4720]],
])('MAPPING_COLLECTION_IDS=%j loads %j from iPaaS.com, in this order', (text, ids) => {
  expect(readWorkerSettings({ ...credentials, MAPPING_COLLECTION_IDS: text }).mappingCollectionIds).toEqual(ids);
});

test('the command line needs no credentials', () => {
  expect(readClientSettings({ DATA_DIR: '/data', TEMPORAL_UI_PORT: '9000' })).toEqual({
    syncLogUrl: 'sqlite:/data/sync-log.db',
    temporalUiUrl: 'http://127.0.0.1:9000',
    logLevel: 'info',
  });
});

test('the API serves this machine only, as long as it has no keys to check', () => {
  expect(readApiSettings({ API_HOST: '::1' }).host).toBe('::1');
  expect(() => readApiSettings({ API_HOST: '0.0.0.0' })).toThrow('API_HOST');
});

describe('the connection to Temporal', () => {
  test.each([
    [{}, '127.0.0.1:7233', 'default'],
    [{ TEMPORAL_PORT: '17233' }, '127.0.0.1:17233', 'default'],
    [
      { TEMPORAL_ADDRESS: 'temporal.example.com:7233', TEMPORAL_NAMESPACE: 'mine' },
      'temporal.example.com:7233',
      'mine',
    ],
  ])('of %j is %s, namespace %s', (environment, address, namespace) => {
    const connection = readTemporalConnection({ ...environment, TEMPORAL_CONFIG_FILE: '/nowhere/temporal.toml' });
    expect([connection.connectionOptions.address, connection.namespace]).toEqual([address, namespace]);
  });

  test('with an API key uses TLS', () => {
    const { connectionOptions } = readTemporalConnection({
      TEMPORAL_API_KEY: 'key',
      TEMPORAL_CONFIG_FILE: '/nowhere/temporal.toml',
    });
    expect(connectionOptions).toMatchObject({ apiKey: 'key', tls: true });
  });
});
