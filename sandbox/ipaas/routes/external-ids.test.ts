import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AxiosInstance } from 'axios';
import { startSandbox, type Sandbox } from '../../start-sandbox.ts';
import { ipaasClient } from '../../test-clients.ts';
import { controlOf } from '../../control-client.ts';

let sandbox: Sandbox;
let api: AxiosInstance;
beforeAll(async () => {
  sandbox = await startSandbox();
  api = ipaasClient(sandbox);
});
beforeEach(() => controlOf(sandbox.ipaasUrl).reset());
afterAll(() => sandbox.close());

const external = '/customers/v2/External';
const wanted = { table_name: 'customer', system_id: 10684, external_id: 'CUST-10045' };

describe('a look-up', () => {
  it('answers with a bare JSON string', async () => {
    const raw = await api.post(`${external}/LookupSpecial`, wanted, { transformResponse: (text: string) => text });
    expect(raw.data).toBe('"150713"');
    expect((await api.get(`${external}/LookupSpaceport/10684/customer/CUST-10045`)).data).toBe('150713');
    expect((await api.get(`${external}/LookupExternal/150713/10684/customer`)).data).toBe('CUST-10045');
  });

  it('takes table names and paths without regard to case', async () => {
    expect((await api.get('/Customers/V2/external/lookupspaceport/10684/Customer/CUST-10045')).data).toBe('150713');
    expect((await api.post(`${external}/LookupSpecial`, { ...wanted, table_name: 'CUSTOMER' })).data).toBe('150713');
  });

  it.each([
    ['LookupSpaceport/10684/customer/nobody'],
    ['LookupSpaceport/10684/Address/CUST-10045'],
    ['LookupSpaceport/10711/customer/CUST-10045'],
    ['LookupExternal/150715/10684/customer'],
  ])('that finds no link, %s, answers 404', async (path) => {
    expect(await api.get(`${external}/${path}`)).toMatchObject({ status: 404, data: { code: 'NFND-1005' } });
  });

  it.each<[object, string]>([
    [{ ...wanted, table_name: '' }, 'VALD-1007'],
    [{ ...wanted, system_id: null }, 'VALD-1002'],
    [{ ...wanted, system_id: 'abc' }, 'VALD-1017'],
    [{ ...wanted, system_id: 12 }, 'VALD-1023'],
    [{ ...wanted, external_id: '' }, 'VALD-1009'],
    [{ ...wanted, tracking_guid: 'not a guid' }, 'VALD-1003'],
  ])('with %j is refused', async (body, code) => {
    expect(await api.post(`${external}/LookupSpecial`, body)).toMatchObject({ status: 400, data: { code } });
  });

  it('carries ids that a path cannot', async () => {
    const id = 'a/b?c=d|ä "quoted"';
    const link = { ...wanted, external_id: id, internal_id: '150715' };
    expect(await api.post(`${external}/UpdateExternalId`, link)).toMatchObject({ status: 200, data: link });
    expect((await api.post(`${external}/LookupSpecial`, { ...wanted, external_id: id })).data).toBe('150715');
    expect((await api.get(`${external}/LookupExternal/150715/10684/customer`)).data).toBe(id);
  });
});

const update = (change: object) =>
  api.post(`${external}/UpdateExternalId`, { ...wanted, internal_id: 150_713, ...change });

describe('linking', () => {
  it('gives a linked record its new external id, and the old one is free', async () => {
    await update({ external_id: 'NEW-1' });
    expect((await api.get(`${external}/LookupSpaceport/10684/customer/NEW-1`)).data).toBe('150713');
    expect((await api.get(`${external}/LookupSpaceport/10684/customer/CUST-10045`)).status).toBe(404);
    expect((await api.get('/customers/v2/Customer/150713')).data.external_ids).toMatchObject([
      { external_id: 'NEW-1' },
    ]);
  });

  it('twice with the same values is once', async () => {
    await update({});
    const { external_ids: rows = [] } = await controlOf(sandbox.ipaasUrl).state();
    expect(rows.filter((row) => row['internal_id'] === '150713')).toHaveLength(1);
  });

  it.each<[object, number, string]>([
    [{ internal_id: 150_715 }, 400, 'BIZL-1003'],
    [{ internal_id: 999 }, 404, 'NFND-1005'],
    [{ internal_id: 'abc' }, 400, 'VALD-1004'],
    [{ internal_id: 0 }, 400, 'VALD-1005'],
    [{ internal_id: '' }, 400, 'VALD-1002'],
    [{ table_name: null }, 400, 'VALD-1007'],
  ])('with %j is refused', async (change, status, code) => {
    expect(await update(change)).toMatchObject({ status, data: { code } });
  });
});
