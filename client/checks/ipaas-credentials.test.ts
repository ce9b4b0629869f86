import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ipaasCredentials } from './ipaas-credentials.ts';
import { openCheckedSandbox, type CheckedSandbox } from './testing/checked-sandbox.ts';

let sandbox: CheckedSandbox;
beforeAll(async () => {
  sandbox = await openCheckedSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const user = { IPAAS_API_KEY: '', IPAAS_EMAIL: 'sandbox@example.com', IPAAS_PASSWORD: 'sandbox-password' };

describe('the check of the iPaaS.com credentials', () => {
  test.each([
    ['an API key', {}],
    ['a user', user],
  ])('is ok with %s, and writes nothing', async (_case, environment) => {
    expect(await sandbox.run(ipaasCredentials, environment)).toMatchObject({ status: 'ok', resolution: null });
    expect(await sandbox.ipaas.writes()).toEqual([]);
  });

  test.each([
    ['a wrong key', { IPAAS_API_KEY: 'wrong-key' }],
    ['a wrong password', { ...user, IPAAS_PASSWORD: 'wrong-key' }],
  ])('fails with %s, and never tells it', async (_case, environment) => {
    const result = await sandbox.run(ipaasCredentials, environment);
    expect(result).toMatchObject({ status: 'failed', code: 'IpaasAuthenticationFailure' });
    expect(result.resolution).toContain('Verify the iPaaS.com API key');
    expect(JSON.stringify(result)).not.toContain('wrong-key');
  });

  test.each([
    ['look up', '/LookupSpecial'],
    ['search', '/v2/Customers'],
  ])('fails where the credentials may not %s customers', async (what, path) => {
    const fault = { type: 'status', status: 403 } as const;
    await sandbox.ipaas.addFaults([{ match: { path }, times: 1, fault }]);
    const result = await sandbox.run(ipaasCredentials);
    expect(result).toMatchObject({ status: 'failed', code: 'IpaasAuthenticationFailure' });
    expect(result.detail).toContain(`when asked to ${what} the customer`);
  });

  test('fails without credentials, and names the variables', async () => {
    const result = await sandbox.run(ipaasCredentials, { IPAAS_API_KEY: '' });
    expect(result).toMatchObject({ status: 'failed', code: 'IpaasAuthenticationFailure' });
    expect(result.detail).toContain('IPAAS_API_KEY is not set');
  });

  test('fails where nobody listens at the address', async () => {
    const result = await sandbox.run(ipaasCredentials, { IPAAS_BASE_URL: 'http://127.0.0.1:1' });
    expect(result).toMatchObject({ status: 'failed', code: 'UpstreamUnavailable' });
  });

  test.each([429, 500])('cannot tell where iPaaS.com answers %d', async (status) => {
    await sandbox.ipaas.addFaults([{ match: {}, times: 1, fault: { type: 'status', status } }]);
    expect(await sandbox.run(ipaasCredentials)).toMatchObject({ status: 'unknown', code: null });
  });
});
