import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { controlOf, type Control } from '../../sandbox/control-client.ts';
import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { createIpaasHttp, type IpaasRequest } from './http.ts';
import { createLoginApi } from './login-api.ts';
import type { Login } from './login-company.ts';
import { loginCredentials } from './login-credentials.ts';

let sandbox: Sandbox;
let control: Control;

beforeAll(async () => {
  sandbox = await startSandbox();
  control = controlOf(sandbox.ipaasUrl);
});
afterAll(() => sandbox.close());
beforeEach(() => control.reset());

const login: Login = { email: 'sandbox@example.com', password: 'sandbox-password', companyId: null };
const loginCall = 'POST /sso/v2/Auth/Login';
const companiesCall = 'GET /sso/v2/User/501/Companies';
const companyCall = 'GET /sso/v2/User/ChangeCompany/6a1f2c3d-4b5e-4f60-8a7b-9c0d1e2f3a4b';
const refreshCall = 'POST /sso/v2/Auth/Refresh';
const readCall = 'GET /customers/v2/Customer/150713';
const wholeLogin = [loginCall, companiesCall, companyCall];

const { signal } = new AbortController();
const read: IpaasRequest = { api: 'customers', method: 'GET', path: 'v2/Customer/150713', action: 'read' };

/** One worker: its clock can be put forward. */
function worker(settings: Partial<Login> = {}) {
  const clock = { ahead: 0 };
  const address = { baseUrl: sandbox.ipaasUrl, timeoutMs: 2_000 };
  const credentials = loginCredentials(
    createLoginApi(address),
    { ...login, ...settings },
    () => Date.now() + clock.ahead,
  );
  const openSession = createIpaasHttp({ ...address, credentials });
  const send = async (request = read, cancelled = signal) =>
    await openSession(crypto.randomUUID(), cancelled).send(request);
  return { clock, credentials, send };
}

async function calls(): Promise<string[]> {
  return (await control.journal()).map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`);
}

async function count(call: string): Promise<number> {
  return (await calls()).filter((one) => one === call).length;
}

async function failSso(path: string, status: number, times = 1, headers: Record<string, string> = {}): Promise<void> {
  await control.addFaults([{ match: { path }, times, fault: { type: 'status', status, headers } }]);
}

describe('the first call', () => {
  it('logs in, enters the only company, and carries its token', async () => {
    await worker().send();
    expect(await calls()).toEqual([...wholeLogin, readCall]);
  });

  it('does not ask for the companies where the company is set', async () => {
    await worker({ companyId: '6a1f2c3d-4b5e-4f60-8a7b-9c0d1e2f3a4b' }).send();
    expect(await calls()).toEqual([loginCall, companyCall, readCall]);
  });

  it('shares one login among all that start at once', async () => {
    const { send } = worker();
    await Promise.all(Array.from({ length: 20 }, async () => await send()));
    expect([await count(loginCall), await count(companyCall), await count(readCall)]).toEqual([1, 1, 20]);
  });

  it('ends for a caller that is cancelled, and goes on for the others', async () => {
    await control.addFaults([{ match: { path: 'Login' }, times: 1, fault: { type: 'delay', ms: 100 } }]);
    const { send } = worker();
    const controller = new AbortController();
    const reason = new Error('cancelled by a test');
    const other = send();
    const cancelled = send(read, controller.signal);
    controller.abort(reason);
    await expect(cancelled).rejects.toBe(reason);
    await expect(other).resolves.toMatchObject({ status: 200 });
    expect(await count(loginCall)).toBe(1);
  });
});

describe('a token that iPaaS.com rejects', () => {
  it.each([
    { title: 'with 401', switches: {} },
    { title: 'with 400', switches: { authFailureStatus: 400 } as const },
    { title: 'with plain text', switches: { errors: 'plain-text' } as const },
    { title: 'with problem details', switches: { errors: 'problem-details' } as const },
  ])('$title is renewed, and the call repeated once', async ({ switches }) => {
    await control.switches(switches);
    const { send } = worker();
    await send();
    await control.expireTokens();
    await send();
    expect(await calls()).toEqual([...wholeLogin, readCall, readCall, refreshCall, readCall]);
  });

  it('is renewed once, however many calls it was rejected for', async () => {
    const { send } = worker();
    await send();
    await control.expireTokens();
    const answers = await Promise.all(Array.from({ length: 20 }, async () => await send()));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect([await count(refreshCall), await count(loginCall)]).toEqual([1, 1]);
  });

  it('is not renewed again for a call that was rejected late', async () => {
    const { credentials } = worker();
    const first = await credentials.token(signal);
    await credentials.renew(first, signal);
    const second = await credentials.token(signal);
    await credentials.renew(first, signal);
    expect(second).not.toBe(first);
    expect(await credentials.token(signal)).toBe(second);
    expect(await count(refreshCall)).toBe(1);
  });

  it('is a failure where the new one is rejected, too', async () => {
    await failSso('/customers/', 401, 5);
    await expect(worker().send()).rejects.toMatchObject({ code: 'IpaasAuthenticationFailure', retryable: false });
    expect(await calls()).toEqual([...wholeLogin, readCall, refreshCall, readCall]);
  });

  it.each(['same', 'rotated', 'omitted'] as const)(
    'can be renewed again and again with a refresh token that is %s',
    async (rule) => {
      await control.switches({ refreshToken: rule });
      const { send } = worker();
      await send();
      for (let round = 0; round < 3; round += 1) {
        await control.expireTokens();
        await send();
      }
      expect([await count(refreshCall), await count(loginCall)]).toEqual([3, 1]);
    },
  );
});

describe('a token that is about to expire', () => {
  it('is renewed before a call is made with it, once for all', async () => {
    const { clock, send } = worker();
    await send();
    clock.ahead = 3_500_000;
    await Promise.all(Array.from({ length: 20 }, async () => await send()));
    expect([await count(refreshCall), await count(loginCall), await count(readCall)]).toEqual([1, 1, 21]);
    expect((await control.journal()).every(({ status }) => status === 200)).toBe(true);
  });

  it('is used on, where it cannot be renewed but still lives', async () => {
    const { clock, send } = worker();
    await send();
    clock.ahead = 3_500_000;
    await failSso('/sso/', 503, 10);
    await send();
    await send();
    expect(await count(refreshCall)).toBe(1);
    await control.clearFaults();
    clock.ahead += 16_000;
    await send();
    expect(await count(refreshCall)).toBe(2);
  });
});

describe('a renewal that fails', () => {
  it('is followed by one login, where the refresh token is refused', async () => {
    const { send } = worker();
    await send();
    await control.expireTokens({ refreshTokens: true });
    await Promise.all(Array.from({ length: 20 }, async () => await send()));
    expect([await count(refreshCall), await count(loginCall)]).toEqual([1, 2]);
  });

  it.each([
    { title: 'its answer was lost', fault: { type: 'reset-after-commit' } as const },
    { title: 'iPaaS.com has an error of its own', fault: { type: 'status', status: 500 } as const },
    { title: 'its answer cannot be read', fault: { type: 'malformed' } as const },
  ])('is followed by one login, where $title', async ({ fault }) => {
    await control.switches({ refreshToken: 'rotated' });
    const { send } = worker();
    await send();
    await control.expireTokens();
    await control.addFaults([{ match: { path: 'Refresh' }, times: 1, fault }]);
    await send();
    expect([await count(refreshCall), await count(loginCall)]).toEqual([1, 2]);
  });

  it('is not tried again with a refresh token that was refused', async () => {
    const { send } = worker();
    await send();
    await control.expireTokens({ refreshTokens: true });
    await failSso('Login', 503, 2);
    await expect(send()).rejects.toMatchObject({ code: 'UpstreamUnavailable' });
    await expect(send()).rejects.toMatchObject({ code: 'UpstreamUnavailable' });
    await send();
    expect([await count(refreshCall), await count(loginCall)]).toEqual([1, 4]);
  });

  it('waits where iPaaS.com asks to slow down', async () => {
    const { send } = worker();
    await send();
    await control.expireTokens();
    await failSso('Refresh', 429, 1, { 'Retry-After': '3' });
    await expect(send()).rejects.toMatchObject({ code: 'RateLimited', retryable: true, retryAfterMs: 3_000 });
    expect(await count(loginCall)).toBe(1);
    await send();
  });
});

describe('a login', () => {
  it.each([{ status: 400 }, { status: 401 }, { status: 403 }])(
    'refused with $status is not tried again',
    async ({ status }) => {
      await failSso('Login', status, 5);
      const { send } = worker();
      const failures = await Promise.allSettled(Array.from({ length: 5 }, async () => await send()));
      await expect(send()).rejects.toMatchObject({ code: 'IpaasAuthenticationFailure', retryable: false });
      expect(failures.every((one) => one.status === 'rejected')).toBe(true);
      expect(await calls()).toEqual([loginCall]);
    },
  );

  it('refused for a wrong password says so, without the password', async () => {
    const password = 'not-the-password';
    const failure: unknown = await worker({ password })
      .send()
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'IpaasAuthenticationFailure', upstream: { status: 401, code: 'AUTH-1002' } });
    expect(String(failure)).toContain('did not accept IPAAS_EMAIL and IPAAS_PASSWORD');
    expect(inspect(failure, { depth: 10, showHidden: true })).not.toContain(password);
  });

  it('is tried again after a while, because an account may have been unlocked', async () => {
    await failSso('Login', 401);
    const { clock, send } = worker();
    await expect(send()).rejects.toMatchObject({ code: 'IpaasAuthenticationFailure' });
    clock.ahead = 6 * 60_000;
    await expect(send()).resolves.toMatchObject({ status: 200 });
  });

  it.each([
    { status: 429, code: 'RateLimited' },
    { status: 500, code: 'UpstreamUnavailable' },
    { status: 503, code: 'UpstreamUnavailable' },
  ])('that meets $status is worth another try', async ({ status, code }) => {
    await failSso('Login', status);
    const { send } = worker();
    await expect(send()).rejects.toMatchObject({ code, retryable: true });
    await expect(send()).resolves.toMatchObject({ status: 200 });
  });

  it.each(['truncate', 'malformed', 'reset-before-commit', 'reset-after-commit'] as const)(
    'whose answer is lost (%s) is worth another try',
    async (type) => {
      await control.addFaults([{ match: { path: 'ChangeCompany' }, times: 1, fault: { type } }]);
      const { send } = worker();
      await expect(send()).rejects.toMatchObject({ code: 'UpstreamUnavailable', retryable: true });
      await expect(send()).resolves.toMatchObject({ status: 200 });
    },
  );

  it('at an address without single sign-on is a wrong setting', async () => {
    await failSso('Login', 404);
    await expect(worker().send()).rejects.toMatchObject({ code: 'UpstreamMisconfigured' });
  });

  it('into a company that does not exist names the setting', async () => {
    const failure = worker({ companyId: 'no-such-company' }).send();
    await expect(failure).rejects.toMatchObject({
      code: 'IpaasAuthenticationFailure',
      upstream: { code: 'AUTH-1004' },
    });
    await expect(failure).rejects.toThrow('IPAAS_COMPANY_ID');
  });
});
