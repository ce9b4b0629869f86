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
const definitions = '/subscriptions/v2/CustomField';
const ada = { customer_number: 'CUST-77', first_name: 'Ada', email_address: 'ada.berg@example.com' };
const withField = (name: string, value: unknown): object => ({
  custom_fields: [{ custom_field_name: name, value }],
});

describe('a custom field that is not defined', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['a create', () => api.post(path, { ...ada, ...withField('Shoe Size', '9') })],
    ['an update', () => api.put(`${path}/150713`, { first_name: 'M.', ...withField('Shoe Size', '9') })],
  ])('refuses %s as a whole', async (_case, act) => {
    const before = await control.state();
    expect(await act()).toMatchObject({
      status: 400,
      data: { code: 'VALD-1011', message: 'Shoe Size custom field does not exist or can not be found.' },
    });
    expect(await control.state()).toEqual(before);
    expect(await control.writes()).toEqual([]);
  });

  it('of another module does not count for customers', async () => {
    await api.post(definitions, { name: 'Colour', module: 'Product' });
    expect(await api.put(`${path}/150713`, withField('Colour', 'red'))).toMatchObject({ data: { code: 'VALD-1011' } });
  });
});

describe.each([
  ['string', 'anything at all', []],
  ['number', '12.50', ['twelve', '1,5', '1e3', '12 ']],
  ['bool', 'true', ['yes', '1']],
  ['guid', '6a1f2c3d-4b5e-4f60-8a7b-9c0d1e2f3a4b', ['6a1f2c3d', 'x']],
  ['date', '2026-11-02', ['02.11.2026', '2026-02-30', '2026-11-02T09:00:00Z']],
  ['datetime', '2026-11-02T09:00:00.000+00:00', ['yesterday', '2026-13-02T09:00:00Z', '2026-11-02T25:00:00Z']],
] as const)('a custom field of type %s', (dataType, good, bad) => {
  beforeEach(async () => {
    const added = await api.post(definitions, { name: 'Field', data_type: dataType, module: 'Customer' });
    expect(added.status).toBe(200);
  });

  it(`takes ${good}`, async () => {
    const created = await api.post(path, { ...ada, ...withField('Field', good) });
    expect(created).toMatchObject({ status: 200, data: { custom_fields: [{ value: good }] } });
    expect((await api.put(`${path}/150713`, withField('Field', good))).status).toBe(200);
  });

  it(`takes none of ${JSON.stringify(bad)}`, async () => {
    const before = await control.state();
    for (const value of bad) {
      const refused = {
        status: 400,
        data: { code: 'VALD-1036', message: `Value (${value}) provided for Field is not valid.` },
      };
      expect(await api.post(path, { ...ada, ...withField('Field', value) })).toMatchObject(refused);
      expect(await api.put(`${path}/150713`, withField('Field', value))).toMatchObject(refused);
    }
    expect(await control.state()).toEqual(before);
  });

  it('takes only texts', async () => {
    expect(await api.put(`${path}/150713`, withField('Field', 5))).toMatchObject({ data: { code: 'VALD-1003' } });
    expect(await api.put(`${path}/150713`, withField('Field', null))).toMatchObject({ data: { code: 'VALD-1002' } });
  });
});

describe('definitions of custom fields', () => {
  it('are listed in pages', async () => {
    await control.switches({ pageSize: 3 });
    const second = await api.get(`${definitions}s?pageNumber=2`);
    expect(second.data).toMatchObject([{ name: 'OpenAI Last Prompt Text', data_type: 'string', module: 'Customer' }]);
    expect(JSON.parse(String(second.headers['x-pagination']))).toMatchObject({ current_Page: 2, total_Pages: 2 });
  });

  it('are found by name and by module', async () => {
    await api.post(definitions, { name: 'Known to Film', module: 'Product' });
    const find = async (query: string): Promise<unknown> =>
      (await api.get(`${definitions}s?action=equals&${query}`)).data;
    expect(await find('Name=Known%20to%20Film')).toMatchObject([{ module: 'Customer' }, { module: 'Product' }]);
    expect(await find('Name=Known%20to%20Film&Module=product')).toMatchObject([{ module: 'Product' }]);
    expect(await find('Module=Customer')).toHaveLength(4);
    expect(await find('Name=known%20to%20film')).toEqual([]);
    expect(await api.get(`${definitions}s?Name=A`)).toMatchObject({ status: 400, data: { code: 'VALD-1022' } });
  });

  it('name their module, and its mapping collection type where it has one', async () => {
    const byType = await api.post(definitions, { name: 'A', mapping_collection_type_id: 8 });
    expect(byType.data).toMatchObject({ module: 'Customer', mapping_collection_type_id: 8, data_type: 'string' });
    const byName = await api.post(definitions, { name: 'A', module: 'Product', data_type: 'Boolean' });
    expect(byName.data).toMatchObject({ module: 'Product', mapping_collection_type_id: null, data_type: 'bool' });
  });

  it('exist once for a name and a module, however many ask at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => api.post(definitions, { name: 'Shoe Size', module: 'Customer' })),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    const refused = answers.find((answer) => answer.status === 400);
    expect(refused?.data).toMatchObject({
      code: 'BIZL-1004',
      message: 'name must be unique and there is already an item (ID: 505) using that value.',
    });
  });

  it('know no data type beyond those of iPaaS.com', async () => {
    const answer = await api.post(definitions, { name: 'A', module: 'Customer', data_type: 'colour' });
    expect(answer).toMatchObject({
      status: 400,
      data: {
        code: 'VALD-1022',
        message:
          'Invalid value for data_type. This field must be one of the allowed values: ' +
          'string,number,bool,guid,encrypted,password,enum,date,datetime.',
      },
    });
  });
});
