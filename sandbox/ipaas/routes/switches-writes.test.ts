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

const path = '/customers/v2/Customer';
const linked = 150_713;
const links = [{ system_id: 10684, external_id: 'CUST-77' }];
const ada = {
  customer_number: 'CUST-77',
  first_name: 'Ada',
  last_name: 'Berg',
  email_address: 'ada.berg@example.com',
  external_ids: links,
};
const film = [{ custom_field_name: 'Known to Film', value: 'Yes' }];
const lookup = () => api.get('/customers/v2/External/LookupSpaceport/10684/customer/CUST-77');

describe('put', () => {
  it('partial: what is not sent stays', async () => {
    const { data } = await api.put(`${path}/${linked}`, { first_name: 'M.' });
    expect(data).toMatchObject({ first_name: 'M.', last_name: 'Lindqvist', comment: expect.any(String) });
  });

  it('full: what is not sent becomes null, custom fields and links stay', async () => {
    await control.switches({ put: 'full' });
    const { customer_number, first_name, email_address } = ada;
    const { data } = await api.put(`${path}/${linked}`, { customer_number, first_name, email_address });
    expect(data).toMatchObject({ first_name, last_name: null, comment: null, is_active: true });
    expect(data.created_datetime).toEqual(expect.any(String));
    expect(data.custom_fields).toHaveLength(4);
    expect(data.external_ids).toMatchObject([{ external_id: 'CUST-10045' }]);
  });

  it.each([
    ['customer_number', 'VALD-1002'],
    ['email_address', 'VALD-1021'],
  ])('full: without %s it is refused', async (name, code) => {
    await control.switches({ put: 'full' });
    const before = await control.state();
    const answer = await api.put(`${path}/${linked}`, { ...ada, external_ids: [], [name]: null });
    expect(answer).toMatchObject({ status: 400, data: { code } });
    expect(await control.state()).toEqual(before);
  });

  it('full: without any name it is refused', async () => {
    await control.switches({ put: 'full' });
    const nameless = { ...ada, external_ids: [], first_name: null, last_name: null };
    expect(await api.put(`${path}/${linked}`, nameless)).toMatchObject({ data: { code: 'VALD-1049' } });
  });
});

const names = (data: { custom_fields: { custom_field_name: string }[] }): string[] =>
  data.custom_fields.map((field) => field.custom_field_name);

describe('customFieldsOnPut', () => {
  it('merge: those that are not sent stay', async () => {
    expect(names((await api.put(`${path}/${linked}`, { custom_fields: film })).data)).toHaveLength(4);
  });

  it('replace: those that are not sent are gone, and the value keeps its id', async () => {
    await control.switches({ customFieldsOnPut: 'replace' });
    const before = (await api.get(`${path}/${linked}`)).data.custom_fields.find(
      (field: { custom_field_name: string }) => field.custom_field_name === 'Known to Film',
    );
    const { data } = await api.put(`${path}/${linked}`, { custom_fields: film });
    expect(data.custom_fields).toEqual([{ ...film[0], id: before.id }]);
  });

  it('replace: without a list nothing is replaced', async () => {
    await control.switches({ customFieldsOnPut: 'replace' });
    expect(names((await api.put(`${path}/${linked}`, { comment: 'x' })).data)).toHaveLength(4);
  });

  it('replace, with put full: without a list all are gone', async () => {
    await control.switches({ customFieldsOnPut: 'replace', put: 'full' });
    expect(names((await api.put(`${path}/${linked}`, { ...ada, external_ids: null })).data)).toEqual([]);
  });
});

describe('nestedLinks', () => {
  it('echoed: stored, and in the answer', async () => {
    expect((await api.post(path, ada)).data.external_ids).toMatchObject(links);
  });

  it('not-echoed: stored, but not in the answer to a write', async () => {
    await control.switches({ nestedLinks: 'not-echoed' });
    const created = await api.post(path, ada);
    expect(created.data).not.toHaveProperty('external_ids');
    expect((await api.put(`${path}/${created.data.id}`, ada)).data).not.toHaveProperty('external_ids');
    expect((await api.get(`${path}/${created.data.id}`)).data.external_ids).toMatchObject(links);
    expect((await lookup()).data).toBe(String(created.data.id));
  });

  it('ignored: neither stored nor checked', async () => {
    await control.switches({ nestedLinks: 'ignored' });
    const taken = { ...ada, external_ids: [{ system_id: 10684, external_id: 'CUST-10045' }] };
    expect((await api.post(path, taken)).data.external_ids).toEqual([]);
    expect((await lookup()).status).toBe(404);
    expect((await api.put(`${path}/${linked}`, { external_ids: links })).data.external_ids).toMatchObject([
      { external_id: 'CUST-10045' },
    ]);
  });
});

describe('what must be unique', () => {
  const bare = { ...ada, external_ids: [] };

  it('customerNumbers unique: the second create is refused', async () => {
    await api.post(path, bare);
    expect(await api.post(path, bare)).toMatchObject({ status: 400, data: { code: 'BIZL-1006' } });
  });

  it('customerNumbers shared: nothing but the client prevents a twin', async () => {
    await control.switches({ customerNumbers: 'shared' });
    await api.post(path, bare);
    expect((await api.post(path, bare)).status).toBe(200);
    const { data } = await api.get(`${path}s?action=equals&CustomerNumber=CUST-77`);
    expect(data).toHaveLength(2);
  });

  it('customerNumbers shared: an inactive customer is not in the way', async () => {
    await control.switches({ customerNumbers: 'shared' });
    await control.put('customers', 9, { ...bare, is_active: false });
    expect((await api.post(path, bare)).status).toBe(200);
  });

  it('emailAddresses shared: two customers have one', async () => {
    await api.post(path, bare);
    expect((await api.post(path, { ...bare, customer_number: 'CUST-78' })).status).toBe(200);
  });

  it('emailAddresses unique: the second is refused, with the id of the first', async () => {
    await control.switches({ emailAddresses: 'unique' });
    const message = 'email_address must be unique and there is already an item (ID: 9) using that value.';
    await control.put('customers', 9, bare);
    const second = { ...bare, customer_number: 'CUST-78' };
    expect(await api.post(path, second)).toMatchObject({ status: 400, data: { code: 'BIZL-1004', message } });
    await control.put('customers', 9, { ...bare, is_active: false });
    expect(await api.post(path, second)).toMatchObject({ status: 400, data: { code: 'BIZL-1009' } });
  });

  it.each([
    ['BIZL-1003', 'External Id must be unique and the provided one (CUST-10045) already exists.'],
    ['BIZL-1005', 'Duplicate external id found on the customer request. External Ids per system must be unique.'],
  ] as const)('takenExternalId %s', async (takenExternalId, message) => {
    await control.switches({ takenExternalId });
    const refused = { status: 400, data: { code: takenExternalId, message } };
    const link = { system_id: 10684, external_id: 'CUST-10045' };
    expect(await api.post(path, { ...ada, external_ids: [link] })).toMatchObject(refused);
    const update = { ...link, table_name: 'customer', internal_id: 150_715 };
    expect(await api.post('/customers/v2/External/UpdateExternalId', update)).toMatchObject(refused);
  });
});
