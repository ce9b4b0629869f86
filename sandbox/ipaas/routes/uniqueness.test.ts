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
const ada = { customer_number: 'CUST-77', first_name: 'Ada', email_address: 'ada.berg@example.com' };
const inactive = { ...ada, is_active: false };

const refusal = (code: string, message: string) => ({ status: 400, data: { code, message } });
const inactiveWith = (value: string, field = 'customer_number') =>
  refusal(
    'BIZL-1009',
    `This customer is inactive and only one active customer can exist with the value of ${value} for ${field}.`,
  );
const stateOf = async (id: number) => (await control.state())['customers']?.find((customer) => customer['id'] === id);

describe('a customer number', () => {
  it('belongs to one customer', async () => {
    await control.put('customers', 9, ada);
    const message = 'customer_number must be unique and CUST-77 is already in use.';
    expect(await api.post(path, ada)).toMatchObject(refusal('BIZL-1006', message));
    expect(await api.put(`${path}/150713`, { customer_number: 'CUST-77' })).toMatchObject(
      refusal('BIZL-1006', message),
    );
  });

  it('may be sent again to its own customer', async () => {
    await control.put('customers', 9, ada);
    expect((await api.put(`${path}/9`, ada)).status).toBe(200);
  });

  it('is free again when its customer was deleted', async () => {
    await control.put('customers', 9, ada);
    await control.removeCustomer(9);
    expect((await api.post(path, ada)).status).toBe(200);
  });

  it('that an inactive customer holds is refused to a new one, and nothing is committed', async () => {
    await control.put('customers', 9, inactive);
    const before = await control.state();
    expect(await api.post(path, ada)).toMatchObject(inactiveWith('CUST-77'));
    expect(await control.state()).toEqual(before);
    expect(await control.writes()).toEqual([]);
  });

  it('that an inactive customer holds is refused to an update of another', async () => {
    await control.put('customers', 9, inactive);
    expect(await api.put(`${path}/150713`, { customer_number: 'CUST-77' })).toMatchObject(inactiveWith('CUST-77'));
  });
});

describe('an e-mail address', () => {
  it('may belong to several customers, and a search finds them all', async () => {
    await api.post(path, ada);
    await api.post(path, { ...ada, customer_number: 'CUST-78' });
    const { data } = await api.get(`${path}s?action=equals&EmailAddress=ada.berg%40example.com`);
    expect(data).toMatchObject([{ customer_number: 'CUST-77' }, { customer_number: 'CUST-78' }]);
  });
});

describe('an inactive customer', () => {
  beforeEach(() =>
    control.put('customers', 9, { ...inactive, external_ids: [{ system_id: 10684, external_id: 'A' }] }),
  );

  it('shows in the state, by its id, in a search and in a look-up', async () => {
    expect(await stateOf(9)).toMatchObject({ is_active: false });
    expect((await api.get(`${path}/9`)).data).toMatchObject({ is_active: false });
    expect((await api.get(`${path}s?action=equals&CustomerNumber=CUST-77`)).data).toMatchObject([{ id: 9 }]);
    expect((await api.get('/customers/v2/External/LookupSpaceport/10684/customer/A')).data).toBe('9');
  });

  it('is active again after an update of any field', async () => {
    expect((await api.put(`${path}/9`, { comment: 'back' })).data).toMatchObject({ is_active: true, comment: 'back' });
    expect(await stateOf(9)).toMatchObject({ is_active: true });
  });

  it('stays inactive where the update says so', async () => {
    expect((await api.put(`${path}/9`, { comment: 'away', is_active: false })).data).toMatchObject({
      is_active: false,
    });
  });

  it('still has its external id', async () => {
    const link = { table_name: 'customer', system_id: 10684, external_id: 'A', internal_id: '150713' };
    expect(await api.post('/customers/v2/External/UpdateExternalId', link)).toMatchObject({
      status: 400,
      data: { code: 'BIZL-1003' },
    });
  });

  it('is not reactivated while an active customer has its number', async () => {
    await control.put('customers', 10, ada);
    expect(await api.put(`${path}/9`, { comment: 'back' })).toMatchObject(inactiveWith('CUST-77'));
    expect(await stateOf(9)).toMatchObject({ is_active: false });
    expect((await api.put(`${path}/9`, { customer_number: 'CUST-79' })).status).toBe(200);
  });

  it('can be made by an update of an active one', async () => {
    expect((await api.put(`${path}/150713`, { is_active: false })).data).toMatchObject({ is_active: false });
  });
});

describe('an external id', () => {
  const external = '/customers/v2/External';
  const link = { table_name: 'customer', system_id: 10684, external_id: 'CUST-10045' };
  const nested = { external_ids: [{ system_id: 10684, external_id: 'CUST-10045' }] };
  const taken = refusal('BIZL-1003', 'External Id must be unique and the provided one (CUST-10045) already exists.');

  it.each<[string, () => Promise<unknown>]>([
    ['a create', () => api.post(path, { ...ada, ...nested })],
    ['an update', () => api.put(`${path}/150715`, nested)],
    ['UpdateExternalId', () => api.post(`${external}/UpdateExternalId`, { ...link, internal_id: 150_715 })],
  ])('of another customer is refused to %s, and nothing is committed', async (_case, act) => {
    const before = await control.state();
    expect(await act()).toMatchObject(taken);
    expect(await control.state()).toEqual(before);
  });

  it('of the customer itself may be sent again', async () => {
    expect((await api.put(`${path}/150713`, nested)).status).toBe(200);
    expect((await api.post(`${external}/UpdateExternalId`, { ...link, internal_id: 150_713 })).status).toBe(200);
  });

  it('of a customer in another system is free', async () => {
    const elsewhere = { ...link, system_id: 10711, internal_id: 150_715 };
    expect((await api.post(`${external}/UpdateExternalId`, elsewhere)).status).toBe(200);
  });

  it.each(['mark', 'keep'] as const)('of a customer that is gone (links: %s) is free', async (links) => {
    await control.removeCustomer(150_713, links);
    expect((await api.post(`${external}/UpdateExternalId`, { ...link, internal_id: 150_715 })).status).toBe(200);
    expect((await api.get(`${external}/LookupSpaceport/10684/customer/CUST-10045`)).data).toBe('150715');
  });
});
