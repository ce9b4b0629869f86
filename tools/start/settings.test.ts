import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { SettingsError } from '../../config/read-environment.ts';
import { readStartSettings } from './settings.ts';

describe('which parts are started', () => {
  test('with nothing configured: our own Temporal server and the sandbox', () => {
    expect(readStartSettings({})).toMatchObject({
      temporalServer: { port: 7233, uiPort: 8233, databaseFile: resolve('.data', 'temporal.db') },
      temporalAddress: '127.0.0.1:7233',
      temporalUiUrl: 'http://127.0.0.1:8233',
      sandbox: { openaiPort: 4010, ipaasPort: 4020 },
      apiPort: 8080,
      dataDirectory: resolve('.data'),
      logDirectory: resolve('.data', 'logs'),
      commandPrefix: '',
    });
  });

  test.each(['OPENAI_API_KEY', 'IPAAS_API_KEY', 'IPAAS_EMAIL'])('with %s: no sandbox', (name) => {
    const settings = readStartSettings({ [name]: 'a-credential' });
    expect(settings.sandbox).toBeNull();
    expect(settings.childEnvironment.OPENAI_BASE_URL).toBeUndefined();
  });

  test('an empty credential, as an unfilled .env has it, is none', () => {
    expect(readStartSettings({ OPENAI_API_KEY: '' }).sandbox).not.toBeNull();
  });

  test('with TEMPORAL_ADDRESS: that server, whose UI we know only when we are told', () => {
    const settings = readStartSettings({ TEMPORAL_ADDRESS: 'temporal.example:7233' });
    expect(settings).toMatchObject({
      temporalServer: null,
      temporalAddress: 'temporal.example:7233',
      temporalUiUrl: null,
    });
    const told = readStartSettings({
      TEMPORAL_ADDRESS: 'temporal.example:7233',
      TEMPORAL_UI_URL: 'https://ui.example',
    });
    expect(told.temporalUiUrl).toBe('https://ui.example');
  });
});

describe('the environment of the parts', () => {
  test('points them at this stack and, with the sandbox, at the sandbox', () => {
    const given = { TEMPORAL_PORT: '7333', SANDBOX_OPENAI_PORT: '4110', SANDBOX_IPAAS_PORT: '4120', LANG: 'C' };
    expect(readStartSettings(given).childEnvironment).toMatchObject({
      LANG: 'C',
      DATA_DIR: resolve('.data'),
      API_PORT: '8080',
      TEMPORAL_ADDRESS: '127.0.0.1:7333',
      TEMPORAL_NAMESPACE: 'default',
      TEMPORAL_UI_URL: 'http://127.0.0.1:8233',
      OPENAI_API_KEY: 'sk-sandbox',
      OPENAI_BASE_URL: 'http://127.0.0.1:4110/v1',
      IPAAS_API_KEY: 'ipaas-sandbox',
      IPAAS_BASE_URL: 'http://127.0.0.1:4120',
      IPAAS_SYSTEM_ID: '10684',
    });
  });

  test('never lets a configured address lead the sandbox run to a real system', () => {
    const { childEnvironment } = readStartSettings({
      OPENAI_BASE_URL: 'https://api.openai.com/v1',
      IPAAS_BASE_URL: 'https://api.ipaas.com',
    });
    expect(childEnvironment.OPENAI_BASE_URL).toBe('http://127.0.0.1:4010/v1');
    expect(childEnvironment.IPAAS_BASE_URL).toBe('http://127.0.0.1:4020');
    const ownUrl = readStartSettings({ IPAAS_CUSTOMERS_URL: 'https://api.ipaas.com/customers' });
    expect(ownUrl.childEnvironment.IPAAS_CUSTOMERS_URL).toBe('');
  });
});

test('a command for a second stack carries what finds it', () => {
  const settings = readStartSettings({ TEMPORAL_PORT: '7333', API_PORT: '8081', DATA_DIR: '.data-2' });
  expect(settings.commandPrefix).toBe('TEMPORAL_PORT=7333 API_PORT=8081 DATA_DIR=.data-2 ');
  expect(settings.temporalServer?.databaseFile).toBe(join(resolve('.data-2'), 'temporal.db'));
});

test.each([
  ['TEMPORAL_PORT', 'seven'],
  ['API_PORT', '0'],
  ['SANDBOX_IPAAS_PORT', '70000'],
])('%s=%s is refused by name', (name, value) => {
  expect(() => readStartSettings({ [name]: value })).toThrow(SettingsError);
  expect(() => readStartSettings({ [name]: value })).toThrow(`${name}: must be a port number`);
});
