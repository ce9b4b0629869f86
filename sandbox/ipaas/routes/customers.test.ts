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

const path = '/customers/v2/Customer';
const linked = 150_713;
const complete = {
  customer_number: 'CUST-77',
  first_name: 'Ada',
  last_name: 'Berg',
  email_address: 'ada.berg@example.com',
  custom_fields: [{ custom_field_name: 'Known to Film', value: 'Yes' }],
  external_ids: [{ system_id: 10684, external_id: 'CUST-77' }],
};

describe('a customer', () => {
  it('is created with its custom fields and its link', async () => {
    const created = await api.post(`${path}?trackingGuid=6a1f2c3d-4b5e-4f60-8a7b-9c0d1e2f3a4b`, complete);
    expect(created.status).toBe(200);
    expect(created.data).toEqual({
      id: 150_717,
      tracking_guid: '6a1f2c3d-4b5e-4f60-8a7b-9c0d1e2f3a4b',
      customer_number: 'CUST-77',
      first_name: 'Ada',
      last_name: 'Berg',
      email_address: 'ada.berg@example.com',
      company: null,
      comment: null,
      category_id: null,
      is_active: true,
      created_datetime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/),
      updated_datetime: null,
      custom_fields: [{ id: expect.any(String), custom_field_name: 'Known to Film', value: 'Yes' }],
      external_ids: [
        {
          id: expect.any(Number),
          system_id: 10684,
          system_name: 'OpenAI - Release',
          external_id: 'CUST-77',
          internal_id: '150717',
        },
      ],
    });
    expect((await api.get(`${path}/150717`)).data).toEqual(created.data);
  });

  it('is updated partially: what is not sent, and null, stays', async () => {
    const before = (await api.get(`${path}/${linked}`)).data;
    const answer = await api.put(`${path}/${linked}`, { first_name: 'Martha', comment: null, tracking_guid: null });
    expect(answer.data).toEqual({ ...before, first_name: 'Martha', updated_datetime: expect.any(String) });
  });

  it('keeps the custom fields and external ids that an update does not name', async () => {
    const answer = await api.put(`${path}/${linked}`, {
      custom_fields: [{ custom_field_name: 'Known to Film', value: 'Yes' }],
      external_ids: [{ system_id: 10711, external_id: 'shop-1' }],
    });
    const values = answer.data.custom_fields.map((field: { custom_field_name: string; value: string }) => field.value);
    expect(values).toHaveLength(4);
    expect(values).toContain('Yes');
    expect(answer.data.external_ids).toMatchObject([{ external_id: 'CUST-10045' }, { external_id: 'shop-1' }]);
  });

  it('is found by number and by e-mail address, exactly', async () => {
    const find = (query: string) => api.get(`/customers/v2/Customers?action=equals&${query}`);
    expect((await find('CustomerNumber=CUST-10045')).data).toMatchObject([{ id: linked }]);
    const email = encodeURIComponent('marta.lindqvist@example.com');
    expect((await find(`EmailAddress=${email}&trackingGuid=x`)).data).toMatchObject([{ id: linked }]);
    expect((await find(`EmailAddress=${email}&CustomerNumber=CUST-10046`)).data).toEqual([]);
    expect((await find('CustomerNumber=cust-10045')).data).toEqual([]);
    expect((await find('LastName=Petrov')).data).toMatchObject([{ id: 150_716 }]);
    expect(await api.get('/customers/v2/Customers?action=like&LastName=P')).toMatchObject({
      status: 400,
      data: { code: 'VALD-1022' },
    });
  });

  it('is listed in pages of 100', async () => {
    for (let number = 0; number < 101; number += 1) {
      await api.post(path, { ...complete, customer_number: `CUST-A${number}`, external_ids: [] });
    }
    const first = await api.get('/customers/v2/Customers');
    const second = await api.get('/customers/v2/Customers?pageNumber=2');
    expect([first.data.length, second.data.length]).toEqual([100, 5]);
    expect(JSON.parse(String(second.headers['x-pagination']))).toEqual({
      current_Page: 2,
      total_Pages: 2,
      page_Size: 100,
      total_Count: 105,
    });
  });

  it('once deleted is gone, and its links say so', async () => {
    expect((await api.delete(`${path}/${linked}`)).status).toBe(204);
    expect((await api.get(`${path}/${linked}`)).status).toBe(404);
    const external = '/customers/v2/External';
    expect((await api.get(`${external}/LookupSpaceport/10684/customer/CUST-10045`)).data).toBe(`DELETED:${linked}`);
    expect((await api.get(`${external}/LookupExternal/${linked}/10684/customer`)).data).toBe('DELETED:CUST-10045');
    const again = await api.post(path, {
      ...complete,
      customer_number: 'CUST-10045',
      external_ids: [{ system_id: 10684, external_id: 'CUST-10045' }],
    });
    expect(again.status).toBe(200);
  });
});

const without = (name: keyof typeof complete): object => ({ ...complete, [name]: null });
const field = (name: string | null, value: unknown): object => ({
  custom_fields: [{ custom_field_name: name, value }],
});
const link = (...links: object[]): object => ({ external_ids: links });

describe('iPaaS.com refuses to create a customer', () => {
  it.each<[string, unknown, string, string]>([
    [
      'without a number',
      without('customer_number'),
      'VALD-1002',
      'Required field (customer_number) is null or empty in your request.',
    ],
    [
      'with a misspelled number',
      { ...complete, customer_number: undefined, customerNumber: 'C' },
      'VALD-1002',
      'Required field (customer_number)',
    ],
    ['with an empty number', { ...complete, customer_number: '' }, 'VALD-1002', 'Required field (customer_number)'],
    ['without an e-mail address', without('email_address'), 'VALD-1021', 'Email Address is null or empty.'],
    [
      'with an address that is none',
      { ...complete, email_address: 'ada' },
      'VALD-1036',
      'provided for email_address is not valid.',
    ],
    [
      'without any name',
      { ...complete, first_name: '', last_name: null },
      'VALD-1049',
      'First Name and/or Last Name are both empty. One or both are required.',
    ],
    [
      'with a number instead of a text',
      { ...complete, first_name: 5 },
      'VALD-1003',
      'Request is null or empty. This could be due to an invalid json structure.',
    ],
    ['with a tracking GUID that is none', { ...complete, tracking_guid: 'x' }, 'VALD-1003', 'invalid json structure'],
    ['without a body', '', 'VALD-1003', 'Request is null or empty.'],
    ['with broken JSON', '{"customer_number":', 'VALD-1003', 'Request is null or empty.'],
    [
      'with an undefined custom field',
      { ...complete, ...field('Shoe Size', '9') },
      'VALD-1011',
      'Shoe Size custom field does not exist or can not be found.',
    ],
    [
      'with a custom field in other letters',
      { ...complete, ...field('known to film', 'x') },
      'VALD-1011',
      'known to film custom field',
    ],
    [
      'with a custom field without a name',
      { ...complete, ...field('', 'x') },
      'VALD-1015',
      'Custom Field Name is null or empty in your request.',
    ],
    [
      'with an empty custom field',
      { ...complete, ...field('Known to Film', '') },
      'VALD-1002',
      'Required field (value)',
    ],
    [
      'with a date that is none',
      { ...complete, ...field('OpenAI Last Response Date', 'today') },
      'VALD-1036',
      'Value (today) provided for OpenAI Last Response Date',
    ],
    ['without a system id', { ...complete, ...link({ external_id: 'x' }) }, 'VALD-1002', 'Required field (system_id)'],
    [
      'with a system id of 0',
      { ...complete, ...link({ system_id: 0, external_id: 'x' }) },
      'VALD-1017',
      'System Id: 0 is invalid.',
    ],
    [
      'with an unknown system id',
      { ...complete, ...link({ system_id: 99, external_id: 'x' }) },
      'VALD-1023',
      'System Id (99) provided is invalid.',
    ],
    [
      'with an empty external id',
      { ...complete, ...link({ system_id: 10684, external_id: '' }) },
      'VALD-1009',
      'External Id is null or empty in your request.',
    ],
    [
      'with an external id in use',
      { ...complete, ...link({ system_id: 10684, external_id: 'CUST-10045' }) },
      'BIZL-1003',
      'External Id must be unique and the provided one (CUST-10045) already exists.',
    ],
    [
      'with two external ids of one system',
      { ...complete, ...link({ system_id: 10684, external_id: 'a' }, { system_id: 10684, external_id: 'b' }) },
      'BIZL-1005',
      'Duplicate external id found on the customer request. External Ids per system must be unique.',
    ],
    [
      'with a number in use',
      { ...complete, customer_number: 'CUST-10045' },
      'BIZL-1006',
      'customer_number must be unique and CUST-10045 is already in use.',
    ],
  ])('%s', async (_case, body, code, message) => {
    const before = await controlOf(sandbox.ipaasUrl).state();
    const answer = await api.post(path, typeof body === 'string' ? body : JSON.stringify(body), {
      headers: { 'content-type': 'application/json' },
      transformRequest: (text: string) => text,
    });
    expect(answer.status).toBe(400);
    expect(answer.data).toEqual({
      code,
      message: expect.stringContaining(message),
      help_url: expect.stringMatching(/^https:\/\/support\.ipaas\.com\/en\/articles\/\d+/),
    });
    expect(await controlOf(sandbox.ipaasUrl).state()).toEqual(before);
  });
});

describe('iPaaS.com refuses an update', () => {
  it.each<[string, string | number, object, number, string]>([
    ['of an unknown customer', 999, { first_name: 'A' }, 404, 'NFND-1005'],
    ['with an id that is no number', 'abc', {}, 400, 'VALD-1004'],
    ['with a fraction as id', '1.5', {}, 400, 'VALD-1004'],
    ['with a leading zero', '0150713', {}, 400, 'VALD-1004'],
    ['with an id of 0', 0, {}, 400, 'VALD-1005'],
    ['with a negative id', -4, {}, 400, 'VALD-1005'],
    ['that empties both names', linked, { first_name: '', last_name: '' }, 400, 'VALD-1049'],
    ['that empties the number', linked, { customer_number: '' }, 400, 'VALD-1002'],
    ['to a number in use', linked, { customer_number: 'CUST-10046' }, 400, 'BIZL-1006'],
    [
      'to an external id in use',
      linked,
      { external_ids: [{ system_id: 10684, external_id: 'CUST-10046' }] },
      400,
      'BIZL-1003',
    ],
  ])('%s', async (_case, id, body, status, code) => {
    expect(await api.put(`${path}/${id}`, body)).toMatchObject({ status, data: { code } });
  });
});
