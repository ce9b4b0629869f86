import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openaiCredentials } from './openai-credentials.ts';
import { openCheckedSandbox, type CheckedSandbox } from './testing/checked-sandbox.ts';

let sandbox: CheckedSandbox;
beforeAll(async () => {
  sandbox = await openCheckedSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

describe('the check of the OpenAI credentials', () => {
  test('is ok with a key that may read responses', async () => {
    expect(await sandbox.run(openaiCredentials)).toEqual({
      id: 'openai-credentials',
      title: 'OpenAI credentials are valid',
      status: 'ok',
      detail: 'OpenAI accepts the key, and the key may read responses.',
      resolution: null,
      code: null,
    });
  });

  test.each([
    ['a wrong key', 'sk-wrong', 'AuthenticationFailure', 'Verify the API Secret Key is valid'],
    ['a key that may not read', 'sk-sandbox-no-read', 'PermissionDenied', 'Responses: Read'],
    ['an account without budget', 'sk-sandbox-no-quota', 'QuotaExceeded', 'Check plan and billing'],
    ['no key', '', 'AuthenticationFailure', 'Set them in the environment'],
  ])('fails with %s, and says what to do', async (_case, key, code, resolution) => {
    const result = await sandbox.run(openaiCredentials, { OPENAI_API_KEY: key });
    expect(result).toMatchObject({ status: 'failed', code, resolution: expect.stringContaining(resolution) });
  });

  test('never tells the key', async () => {
    const result = await sandbox.run(openaiCredentials, { OPENAI_API_KEY: 'sk-wrong' });
    expect(JSON.stringify(result)).not.toContain('sk-wrong');
  });

  test('names the variable that is not set, whatever is wrong with those of iPaaS.com', async () => {
    const result = await sandbox.run(openaiCredentials, { OPENAI_API_KEY: '', IPAAS_SYSTEM_ID: 'none' });
    expect(result.detail).toBe('Settings are missing or wrong: OPENAI_API_KEY is not set.');
    expect((await sandbox.run(openaiCredentials, { IPAAS_SYSTEM_ID: 'none' })).status).toBe('ok');
  });

  test.each([
    ['nobody listens at the address', 'http://127.0.0.1:1/v1', 'UpstreamUnavailable'],
    ['it is the address of something else', 'PAGE', 'UpstreamMisconfigured'],
  ])('fails where %s', async (_case, address, code) => {
    const url = address === 'PAGE' ? `${sandbox.environment.OPENAI_BASE_URL}/nothing` : address;
    expect(await sandbox.run(openaiCredentials, { OPENAI_BASE_URL: url })).toMatchObject({ status: 'failed', code });
  });

  test.each([429, 500, 503])('cannot tell where OpenAI answers %d', async (status) => {
    await sandbox.openai.addFaults([{ match: {}, times: 1, fault: { type: 'status', status } }]);
    expect(await sandbox.run(openaiCredentials)).toMatchObject({ status: 'unknown', code: null });
  });
});
