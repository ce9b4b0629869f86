import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { cachedChecks } from './cached-checks.ts';
import { openCheckedSandbox, type CheckedSandbox } from './testing/checked-sandbox.ts';

let sandbox: CheckedSandbox;
beforeAll(async () => {
  sandbox = await openCheckedSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

async function keyChecks(): Promise<number> {
  return (await sandbox.openai.journal()).filter(({ method }) => method === 'GET').length;
}

function checks(environment: Record<string, string>, now: () => number) {
  const { environment: _environment, ...others } = sandbox.contextWith();
  return cachedChecks({ ...others, environment: { ...sandbox.environment, ...environment } }, now);
}

describe('the checklist for those who ask often', () => {
  test('is run once for all who ask at the same time, and kept for 15 seconds', async () => {
    let now = 0;
    const ask = checks({}, () => now);
    const [one, other] = await Promise.all([ask(), ask()]);
    expect(other).toBe(one);
    now = 14_999;
    expect(await ask()).toBe(one);
    expect(await keyChecks()).toBe(1);
    now = 15_000;
    expect(await ask()).not.toBe(one);
    expect(await keyChecks()).toBe(2);
  });

  test('tries a wrong password once, because iPaaS.com may lock the user', async () => {
    let now = 0;
    const user = { IPAAS_API_KEY: '', IPAAS_EMAIL: 'sandbox@example.com', IPAAS_PASSWORD: 'wrong' };
    const ask = checks(user, () => now);
    for (now = 0; now < 60_000; now += 20_000) {
      const { checks: told } = await ask();
      expect(told.find(({ id }) => id === 'ipaas-credentials')).toMatchObject({ status: 'failed' });
    }
    const logins = (await sandbox.ipaas.journal()).filter(({ path }) => path.includes('/Auth/Login'));
    expect(logins).toHaveLength(1);
  });
});
