import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import { createLoginApi } from './login-api.ts';
import { openCompanySession } from './login-company.ts';

/** The companies of the user who logs in; each test sets its own. */
let companies: object[];
let bearers: (string | undefined)[];
let server: Server;
let baseUrl: string;

beforeEach(async () => {
  bearers = [];
  server = createServer((request, response) => {
    bearers.push(request.headers.authorization);
    const path = new URL(request.url ?? '', 'http://localhost').pathname;
    const company = /ChangeCompany\/(.*)$/.exec(path)?.[1];
    const session = { id: '501', access_token: company === undefined ? 'login-token' : `token of ${company}` };
    response.end(JSON.stringify(path.endsWith('/Companies') ? companies : session));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the test server has no port');
  baseUrl = `http://127.0.0.1:${address.port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
});

const open = async (companyId: string | null = null) =>
  await openCompanySession(createLoginApi({ baseUrl }), {
    email: 'ada@example.com',
    password: 'secret-1',
    companyId,
  });

const north = { id: 'id-north', name: 'North' };
const south = { id: 'id-south', name: 'South' };

describe('the company that is entered', () => {
  it('is the only one, with the token of the login', async () => {
    companies = [north];
    expect(await open()).toEqual({
      userId: '501',
      accessToken: 'token of id-north',
      refreshToken: null,
      expiresAt: null,
    });
    expect(bearers).toEqual([undefined, 'Bearer login-token', 'Bearer login-token']);
  });

  it('is the one that is set, whatever there is', async () => {
    companies = [];
    expect(await open('id/south')).toMatchObject({ accessToken: 'token of id%2Fsouth' });
    expect(bearers).toHaveLength(2);
  });

  it('must be set where there are several, which are named', async () => {
    companies = [north, south];
    const failure = open();
    await expect(failure).rejects.toMatchObject({ code: 'IpaasAuthenticationFailure', retryable: false });
    await expect(failure).rejects.toThrow(
      'belongs to 2 companies in iPaaS.com: North (id-north), South (id-south). Set IPAAS_COMPANY_ID',
    );
  });

  it('is named in a line that stays readable', async () => {
    companies = Array.from({ length: 12 }, (_, index) => ({ id: `id-${index}`, name: `A\n${'x'.repeat(100)}` }));
    const failure: unknown = await open().catch((error: unknown) => error);
    expect(String(failure)).toContain('and 2 more');
    expect(String(failure)).not.toMatch(/\n|x{60}/);
  });

  it('may be without a name', async () => {
    companies = [{ id: 'id-1', name: null }, { id: 'id-2' }];
    await expect(open()).rejects.toThrow('(no name) (id-1), (no name) (id-2)');
  });

  it('cannot be entered where there is none', async () => {
    companies = [];
    await expect(open()).rejects.toThrow('belongs to no company');
  });

  it('cannot be read from an answer of another shape, which is worth another try', async () => {
    companies = [{ name: 'North' }];
    await expect(open()).rejects.toMatchObject({ code: 'UpstreamUnavailable', retryable: true });
  });
});
