import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sandboxInUse } from './sandbox.ts';
import { openCheckedSandbox, type CheckedSandbox } from './testing/checked-sandbox.ts';

let sandbox: CheckedSandbox;
beforeAll(async () => {
  sandbox = await openCheckedSandbox();
});
afterAll(() => sandbox.close());

const own = { OPENAI_API_KEY: 'sk-own', IPAAS_API_KEY: 'own-key' };
const none = { OPENAI_API_KEY: '', IPAAS_API_KEY: '' };

describe('the note of the sandbox', () => {
  test.each([
    ['with its keys', {}, 'ok', 'The sandbox stands in'],
    ['without credentials', none, 'ok', 'The sandbox stands in'],
    ['with own keys', own, 'ok', 'not those of the sandbox'],
    ['with its key of OpenAI only', { ...own, OPENAI_API_KEY: 'sk-sandbox' }, 'warning', 'The key of OpenAI is'],
    [
      'with its key of iPaaS.com only',
      { ...own, IPAAS_API_KEY: 'ipaas-sandbox' },
      'warning',
      'The key of iPaaS.com is',
    ],
  ])('%s', async (_case, environment, status, words) => {
    const result = await sandbox.run(sandboxInUse, environment);
    expect(result).toMatchObject({ status, detail: expect.stringContaining(words) });
    expect(JSON.stringify(result)).not.toContain('own-key');
  });
});
