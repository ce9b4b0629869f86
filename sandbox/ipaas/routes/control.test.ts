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

const switches = async (): Promise<Record<string, unknown>> => (await api.get('/__sandbox/switches')).data;

describe('the switches', () => {
  it('have their default values, unless others were given at the start', async () => {
    expect(await switches()).toEqual({
      put: 'partial',
      customFieldsOnPut: 'merge',
      nestedLinks: 'echoed',
      emptyList: 200,
      ids: 'number',
      postStatus: 200,
      postBody: 'record',
      errors: 'object',
      authFailureStatus: 401,
      businessRuleStatus: 400,
      customFieldDefinitions: 'on',
      mappingCollections: 'on',
      customerNumbers: 'unique',
      emailAddresses: 'shared',
      takenExternalId: 'BIZL-1003',
      pagination: 'documented',
      pageSize: 100,
      loginToken: 'refused',
      refreshToken: 'same',
      tokenLifeSeconds: 3600,
    });
  });

  it('change one by one, and go back with a reset', async () => {
    await control.switches({ put: 'full' });
    await control.switches({ ids: 'text' });
    expect(await switches()).toMatchObject({ put: 'full', ids: 'text', errors: 'object' });
    await control.reset();
    expect(await switches()).toMatchObject({ put: 'partial', ids: 'number' });
  });

  it('answer a change with all values', async () => {
    const answer = await api.put('/__sandbox/switches', { emptyList: 404 });
    expect(answer.data).toEqual(await switches());
    expect(answer.data).toMatchObject({ emptyList: 404, put: 'partial' });
  });

  it.each([
    ['an unknown name', { putt: 'full' }, 'putt'],
    ['a value it does not have', { put: 'half', ids: 'text' }, 'put'],
    ['a status it does not have', { postStatus: 500 }, 'postStatus'],
    ['a page of nothing', { pageSize: 0 }, 'pageSize'],
    ['no object', [], 'object'],
  ])('refuse %s, and none changes', async (_case, body, named) => {
    const before = await switches();
    expect(await api.put('/__sandbox/switches', body)).toMatchObject({
      status: 400,
      data: { error: expect.stringContaining(named) },
    });
    expect(await switches()).toEqual(before);
  });

  it('given at the start outlive a reset', async () => {
    const strict = await startSandbox({ switches: { put: 'full', emptyList: 404 } });
    const client = ipaasClient(strict);
    await controlOf(strict.ipaasUrl).switches({ put: 'partial', errors: 'list' });
    await controlOf(strict.ipaasUrl).reset();
    const { data } = await client.get('/__sandbox/switches');
    expect(data).toMatchObject({ put: 'full', emptyList: 404, errors: 'object' });
    await strict.close();
  });

  it('are not in the journal', async () => {
    await control.switches({ put: 'full' });
    expect(await control.journal()).toEqual([]);
  });
});

const look = (path: string) => api.get(`/customers/v2/${path}`);

describe('a customer that is removed', () => {
  it('is gone, and its links say so', async () => {
    await control.removeCustomer(150_713);
    expect((await look('Customer/150713')).status).toBe(404);
    expect((await look('External/LookupSpaceport/10684/customer/CUST-10045')).data).toBe('DELETED:150713');
    expect((await look('External/LookupExternal/150713/10684/customer')).data).toBe('DELETED:CUST-10045');
    const { external_ids: rows } = await control.state();
    expect(rows).toContainEqual(expect.objectContaining({ external_id: 'DELETED:CUST-10045' }));
  });

  it('leaves links into nothing where they are kept', async () => {
    await control.removeCustomer(150_713, 'keep');
    expect((await look('Customer/150713')).status).toBe(404);
    expect((await look('External/LookupSpaceport/10684/customer/CUST-10045')).data).toBe('150713');
    expect(await api.put('/customers/v2/Customer/150713', { comment: 'x' })).toMatchObject({ status: 404 });
  });

  it('must be there', async () => {
    expect((await api.delete('/__sandbox/customers/999')).status).toBe(404);
    expect((await api.delete('/__sandbox/customers/abc')).status).toBe(400);
  });
});

describe('a customer that is put in', () => {
  it('can be inactive, and is active where nothing is said', async () => {
    await control.put('customers', 8, { customer_number: 'A', is_active: false });
    await control.put('customers', 9, { customer_number: 'B' });
    const { customers } = await control.state();
    expect(customers).toMatchObject([{ id: 8, is_active: false }, { id: 9, is_active: true }, {}, {}, {}, {}]);
    expect((await api.put('/__sandbox/customers/8', { is_active: 'no' })).status).toBe(400);
  });
});
