/** Scenario 5 of the integration guide, and its neighbours: keys that are wrong, may not read, or have no budget left. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FailureCode } from '../../customer/failures.ts';
import { openStack, type Stack } from '../support/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
});
afterAll(async () => {
  await stack.close();
});

describe('scenario 5: OpenAI credentials that do not work', () => {
  test.each<[string, string, FailureCode]>([
    ['an invalid key', 'sk-not-a-key-of-ours', 'AuthenticationFailure'],
    ['a key that may not read responses', 'sk-sandbox-no-read', 'PermissionDenied'],
    ['a key whose quota is used up', 'sk-sandbox-no-quota', 'QuotaExceeded'],
  ])('%s: the sync fails at once, is logged, and nothing is written', async (_name, key, code) => {
    const worker = await stack.startWorker({ OPENAI_API_KEY: key });
    const result = await stack.sync('resp_sandbox_existing_customer');
    await worker.kill('SIGTERM');

    expect(result).toMatchObject({
      outcome: 'failed',
      changes: [],
      customer: null,
      error: { code, step: 'authenticate' },
    });
    expect(result.steps.map(({ step, status, attempts }) => `${step} ${status} ${attempts}`)).toEqual([
      'trigger completed 1',
      'authenticate failed 1',
      'fetch skipped 0',
      'map skipped 0',
      'validate skipped 0',
      'upsert skipped 0',
      'log completed 1',
    ]);
    expect(await stack.syncLog.find(result.syncId)).toEqual(result);
    const calls = await stack.ipaas.journal();
    // A worker reads what its mapping needs when it starts; no sync may go further than its key.
    expect(calls.filter(({ path }) => !path.startsWith('/subscriptions/'))).toEqual([]);
    expect(JSON.stringify(result)).not.toContain(key);
    expect(worker.output()).not.toContain(key);
  });

  test("the guide's own words are what the operator reads", async () => {
    const { items } = await stack.syncLog.list({ errorCode: 'AuthenticationFailure', limit: 1, order: 'desc' });
    expect(items[0]?.error).toMatchObject({
      title: 'OpenAI API authentication failed.',
      resolution: 'Verify the API Secret Key is valid and has appropriate permissions.',
      upstream: { system: 'openai', status: 401, code: 'invalid_api_key' },
    });
  });

  test('a rejected iPaaS.com key is told as such', async () => {
    const worker = await stack.startWorker({ IPAAS_API_KEY: 'not-the-key' });
    const result = await stack.sync('resp_sandbox_existing_customer');
    await worker.kill('SIGTERM');
    expect(result).toMatchObject({ outcome: 'failed', error: { code: 'IpaasAuthenticationFailure', step: 'upsert' } });
    expect(await stack.ipaas.writes()).toEqual([]);
  });
});

test('a worker without its settings names the variables and never a value', async () => {
  const refusal = stack.startWorker({ OPENAI_API_KEY: '', IPAAS_SYSTEM_ID: 'secret-value' });
  await expect(refusal).rejects.toThrow('OPENAI_API_KEY: is not set');
  await expect(refusal).rejects.toThrow('IPAAS_SYSTEM_ID: must be the id of the subscription');
  await expect(refusal).rejects.not.toThrow('secret-value');
});

test('a worker that cannot open its sync log says so in a sentence, without a stack', async () => {
  const refusal = stack.startWorker({ SYNC_LOG_URL: 'sqlite:package.json/sync-log.db' });
  await expect(refusal).rejects.toThrow(/The sync log cannot be opened at .*SYNC_LOG_URL/);
  await expect(refusal).rejects.not.toThrow(/\n\s+at \S+ \(file:\S+sync-log/);
});
