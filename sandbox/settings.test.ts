import { describe, expect, it } from '@jest/globals';
import { readSettings } from './settings.ts';

describe('the settings of the sandbox', () => {
  it('have defaults, for empty variables too', () => {
    const defaults = { openaiPort: 4010, ipaasPort: 4020, delayMs: 0, host: '127.0.0.1' };
    expect(readSettings({})).toEqual(defaults);
    expect(readSettings({ SANDBOX_OPENAI_PORT: '', OTHER: 'x' })).toEqual(defaults);
  });

  it('come from the environment', () => {
    const environment = {
      SANDBOX_OPENAI_PORT: '0',
      SANDBOX_IPAAS_PORT: '5020',
      SANDBOX_DELAY_MS: '25',
      SANDBOX_HOST: '::1',
    };
    expect(readSettings(environment)).toEqual({ openaiPort: 0, ipaasPort: 5020, delayMs: 25, host: '::1' });
  });

  it.each([
    ['SANDBOX_OPENAI_PORT', 'abc'],
    ['SANDBOX_IPAAS_PORT', '70000'],
    ['SANDBOX_DELAY_MS', '-1'],
  ])('name a bad %s without repeating it', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(name);
    expect(() => readSettings({ [name]: value })).not.toThrow(value);
  });
});
