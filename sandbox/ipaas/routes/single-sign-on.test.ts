import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AxiosInstance } from 'axios';
import { controlOf, type Control } from '../../control-client.ts';
import { startSandbox, type Sandbox } from '../../start-sandbox.ts';
import { ipaasClient } from '../../test-clients.ts';

let sandbox: Sandbox;
let api: AxiosInstance;
let control: Control;
beforeAll(async () => {
  sandbox = await startSandbox();
  api = ipaasClient(sandbox);
  control = controlOf(sandbox.ipaasUrl);
});
beforeEach(() => control.reset());
afterAll(() => sandbox.close());

const companyId = '6a1f2c3d-4b5e-4f60-8a7b-9c0d1e2f3a4b';
const customer = '/customers/v2/Customer/150713';

interface Tokens {
  access_token: string;
  refresh_token: string;
}

const bearer = (token: string): AxiosInstance => ipaasClient(sandbox, token);

async function login(): Promise<Tokens> {
  const credentials = { email_address: 'sandbox@example.com', password: 'sandbox-password' };
  return (await ipaasClient(sandbox, null).post('/sso/v2/Auth/Login', credentials)).data;
}

async function companyTokens(): Promise<Tokens> {
  const { access_token: token } = await login();
  return (await bearer(token).get(`/sso/v2/User/ChangeCompany/${companyId}`)).data;
}

const refresh = ({ access_token, refresh_token }: Tokens) =>
  ipaasClient(sandbox, null).post('/sso/v2/Auth/Refresh', { access_token, refresh_token });

describe('a login token', () => {
  it('opens what belongs to the user, and no data API', async () => {
    const user = bearer((await login()).access_token);
    expect((await user.get('/sso/v2/User/501/Companies')).status).toBe(200);
    for (const path of [customer, '/subscriptions/v2/CustomFields', '/subscriptions/v2/Subscriptions']) {
      expect(await user.get(path)).toMatchObject({ status: 401, data: { code: 'AUTH-1003' } });
    }
  });

  it('stays a login token when it is refreshed', async () => {
    const { data } = await refresh(await login());
    expect(await bearer(data.access_token).get(customer)).toMatchObject({ status: 401, data: { code: 'AUTH-1003' } });
  });
});

describe('a company token', () => {
  it('opens the data APIs', async () => {
    const { access_token: token } = await companyTokens();
    expect((await bearer(token).get(customer)).status).toBe(200);
  });

  it('ends when its time is over, as its expiration says, and can still be refreshed', async () => {
    await control.switches({ tokenLifeSeconds: 0.05 });
    const { data: tokens } = await bearer('ipaas-sandbox').get(`/sso/v2/User/ChangeCompany/${companyId}`);
    const left = Date.parse(tokens.access_token_expiration) - Date.now();
    expect(left).toBeLessThanOrEqual(50);
    while ((await bearer(tokens.access_token).get(customer)).status === 200);
    expect(await bearer(tokens.access_token).get(customer)).toMatchObject({
      status: 401,
      data: { code: 'AUTH-1002', message: 'Access Token is invalid or null. Please log in again.' },
    });
    await control.switches({ tokenLifeSeconds: 60 });
    const { data: renewed } = await refresh(tokens);
    expect((await bearer(renewed.access_token).get(customer)).status).toBe(200);
  });

  it('is unknown after a reset', async () => {
    const { access_token: token } = await companyTokens();
    await control.reset();
    expect(await bearer(token).get(customer)).toMatchObject({ status: 401, data: { code: 'AUTH-1001' } });
  });
});

describe('expiring all tokens at once', () => {
  it('leaves the refresh tokens, and the API key', async () => {
    const tokens = await companyTokens();
    expect(await control.expireTokens()).toBe(2);
    expect(await bearer(tokens.access_token).get(customer)).toMatchObject({ data: { code: 'AUTH-1002' } });
    expect((await api.get(customer)).status).toBe(200);
    const { data: renewed } = await refresh(tokens);
    expect((await bearer(renewed.access_token).get(customer)).status).toBe(200);
  });

  it('can end the refresh tokens too, so that only a login helps', async () => {
    const tokens = await companyTokens();
    await control.expireTokens({ refreshTokens: true });
    expect(await refresh(tokens)).toMatchObject({ status: 401, data: { code: 'AUTH-1002' } });
    expect((await bearer((await companyTokens()).access_token).get(customer)).status).toBe(200);
  });

  it('takes nothing but what it knows', async () => {
    const answer = await api.post('/__sandbox/expire-tokens', { tokens: 'all' });
    expect(answer).toMatchObject({ status: 400, data: { error: expect.stringContaining('may be empty') } });
    expect((await api.post('/__sandbox/expire-tokens')).status).toBe(200);
  });
});

describe('the journal', () => {
  it('counts logins and refreshes, which write nothing', async () => {
    const tokens = await companyTokens();
    await refresh(tokens);
    await refresh(tokens);
    const paths = (await control.journal()).map(({ method, path }) => `${method} ${path}`);
    expect(paths).toEqual([
      'POST /sso/v2/Auth/Login',
      `GET /sso/v2/User/ChangeCompany/${companyId}`,
      'POST /sso/v2/Auth/Refresh',
      'POST /sso/v2/Auth/Refresh',
    ]);
    expect(await control.writes()).toEqual([]);
  });
});

describe('the switches of logging in', () => {
  it('loginToken accepted: it opens the data APIs', async () => {
    await control.switches({ loginToken: 'accepted' });
    expect((await bearer((await login()).access_token).get(customer)).status).toBe(200);
  });

  it('refreshToken same: it can be used again', async () => {
    const tokens = await companyTokens();
    expect((await refresh(tokens)).data.refresh_token).toBe(tokens.refresh_token);
    expect((await refresh(tokens)).status).toBe(200);
  });

  it('refreshToken rotated: only the new one can be used', async () => {
    await control.switches({ refreshToken: 'rotated' });
    const tokens = await companyTokens();
    const { data: renewed } = await refresh(tokens);
    expect(renewed.refresh_token).not.toBe(tokens.refresh_token);
    expect(await refresh(tokens)).toMatchObject({ status: 401, data: { code: 'AUTH-1002' } });
    expect((await refresh(renewed)).status).toBe(200);
  });

  it('refreshToken omitted: the old one is still good', async () => {
    await control.switches({ refreshToken: 'omitted' });
    const tokens = await companyTokens();
    const { data: renewed } = await refresh(tokens);
    expect(renewed.refresh_token).toBeNull();
    expect((await refresh({ ...tokens, access_token: renewed.access_token })).status).toBe(200);
  });
});
