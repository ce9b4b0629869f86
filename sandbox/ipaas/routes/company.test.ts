import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AxiosInstance } from 'axios';
import { startSandbox, type Sandbox } from '../../start-sandbox.ts';
import { ipaasClient } from '../../test-clients.ts';
import { controlOf } from '../../control-client.ts';

let sandbox: Sandbox;
let api: AxiosInstance;
let anonymous: AxiosInstance;
beforeAll(async () => {
  sandbox = await startSandbox();
  api = ipaasClient(sandbox);
  anonymous = ipaasClient(sandbox, null);
});
beforeEach(() => controlOf(sandbox.ipaasUrl).reset());
afterAll(() => sandbox.close());

const companyId = '6a1f2c3d-4b5e-4f60-8a7b-9c0d1e2f3a4b';
const credentials = { email_address: 'sandbox@example.com', password: 'sandbox-password' };

describe('authorization', () => {
  it.each([
    ['no key', null],
    ['an unknown key', 'ipaas-something'],
  ])('with %s fails with AUTH-1001', async (_case, key) => {
    const answer = await ipaasClient(sandbox, key).get('/customers/v2/Customer/150713');
    expect(answer.status).toBe(401);
    expect(answer.data).toMatchObject({ code: 'AUTH-1001', message: 'Bearer token is missing or invalid.' });
  });

  it('comes before everything else of a request', async () => {
    expect((await anonymous.post('/customers/v2/Customer', '{')).status).toBe(401);
    expect((await anonymous.get('/customers/v2/Customer/abc')).status).toBe(401);
  });

  it('a path that does not exist is an empty 404', async () => {
    expect(await api.get('/customers/v2/Nothing')).toMatchObject({ status: 404, data: '' });
    expect(await api.delete('/customers/v2/Customers')).toMatchObject({ status: 404, data: '' });
  });
});

describe('logging in', () => {
  it('leads over the companies to a token for the data APIs', async () => {
    const login = await anonymous.post('/sso/v2/Auth/Login', { ...credentials, return_url: null });
    expect(login.data).toMatchObject({ id: 501, email_address: 'sandbox@example.com', permissions: {} });
    const hour = Date.parse(login.data.access_token_expiration) - Date.now();
    expect(Math.round(hour / 60_000)).toBe(60);

    const first = ipaasClient(sandbox, login.data.access_token);
    expect((await first.get('/sso/v2/User/501/Companies')).data).toMatchObject([{ id: companyId }]);
    const change = await first.get(`/sso/v2/User/ChangeCompany/${companyId}`);
    const second = ipaasClient(sandbox, change.data.access_token);
    expect((await second.get('/customers/v2/Customer/150713')).status).toBe(200);
  });

  it('is renewed with the refresh token, which stays the same', async () => {
    const { data: login } = await anonymous.post('/sso/v2/Auth/Login', credentials);
    const tokens = { access_token: login.access_token, refresh_token: login.refresh_token };
    const { data: renewed } = await anonymous.post('/sso/v2/Auth/Refresh', tokens);
    expect(renewed.refresh_token).toBe(login.refresh_token);
    expect(renewed.access_token).not.toBe(login.access_token);
    expect((await ipaasClient(sandbox, renewed.access_token).get('/sso/v2/User/501/Companies')).status).toBe(200);
  });

  it.each<[string, string, object, number, string]>([
    ['a wrong password', 'Login', { ...credentials, password: 'x' }, 401, 'AUTH-1002'],
    ['no password', 'Login', { ...credentials, password: '' }, 400, 'VALD-1047'],
    ['no refresh token', 'Refresh', { access_token: 'x' }, 400, 'VALD-1080'],
    ['a foreign refresh token', 'Refresh', { access_token: 'x', refresh_token: 'y' }, 401, 'AUTH-1002'],
  ])('with %s fails', async (_case, call, body, status, code) => {
    expect(await anonymous.post(`/sso/v2/Auth/${call}`, body)).toMatchObject({ status, data: { code } });
  });

  it('does not lead into a company that is unknown', async () => {
    expect(await api.get('/sso/v2/User/ChangeCompany/nobody')).toMatchObject({
      status: 401,
      data: { code: 'AUTH-1004', message: 'Company not found by id (nobody) provided' },
    });
  });
});

describe('subscriptions', () => {
  it('name the system ids', async () => {
    const list = await api.get('/subscriptions/v2/Subscriptions');
    expect(list.data).toMatchObject([{ type: 1, name: 'iPaaS.com' }, { id: 10684 }, { id: 10711 }]);
    const one = await api.get('/subscriptions/v2/Subscription/10684?include=persistentdata');
    expect(one.data).toMatchObject({ id: 10684, name: 'OpenAI - Release', persistent_data: [] });
    expect((await api.get('/subscriptions/v2/Subscription/5')).data).toMatchObject({ code: 'NFND-1005' });
  });
});

describe('definitions of custom fields', () => {
  const path = '/subscriptions/v2/CustomField';

  it('are there for the four fields of the integration', async () => {
    const { data } = await api.get(`${path}s`);
    expect(
      data.map((definition: { name: string; data_type: string }) => [definition.name, definition.data_type]),
    ).toEqual([
      ['OpenAI Last Response Date', 'datetime'],
      ['OpenAI Last Response ID', 'string'],
      ['Known to Film', 'string'],
      ['OpenAI Last Prompt Text', 'string'],
    ]);
  });

  it('once added let the field be written', async () => {
    const write = () =>
      api.put('/customers/v2/Customer/150713', { custom_fields: [{ custom_field_name: 'Shoe Size', value: '42' }] });
    expect(await write()).toMatchObject({ status: 400, data: { code: 'VALD-1011' } });
    const added = await api.post(path, { name: 'Shoe Size', data_type: 'number', mapping_collection_type_id: 8 });
    expect(added).toMatchObject({ status: 200, data: { name: 'Shoe Size', data_type: 'number', module: 'Customer' } });
    expect((await write()).status).toBe(200);
  });

  it.each<[object, string]>([
    [{ module: 'Customer' }, 'VALD-1002'],
    [{ name: 'A' }, 'VALD-1002'],
    [{ name: 'A', module: 'Customer', data_type: 'colour' }, 'VALD-1022'],
    [{ name: 'Known to Film', module: 'Customer' }, 'BIZL-1004'],
  ])('%j is refused', async (body, code) => {
    expect(await api.post(path, body)).toMatchObject({ status: 400, data: { code } });
  });
});
