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

const nobody = () => api.get(`${path}s?action=equals&CustomerNumber=nobody`);

describe('emptyList', () => {
  it('200: an empty list', async () => {
    expect(await nobody()).toMatchObject({ status: 200, data: [] });
  });

  it('404: no body, for a page behind the last one too', async () => {
    await control.switches({ emptyList: 404 });
    expect(await nobody()).toMatchObject({ status: 404, data: '' });
    expect((await api.get(`${path}s?pageNumber=2`)).status).toBe(404);
    expect((await api.get(`${path}s`)).status).toBe(200);
  });
});

const idsOf = async (): Promise<unknown[]> => {
  const { data } = await api.get(`${path}/${linked}`);
  const [definition] = (await api.get('/subscriptions/v2/CustomFields')).data;
  return [data.id, data.external_ids[0].system_id, data.external_ids[0].internal_id, definition.id];
};

describe('ids', () => {
  it('number: as numbers, internal ids as text', async () => {
    expect(await idsOf()).toEqual([linked, 10684, String(linked), 501]);
  });

  it('text: as text, and the state as ever', async () => {
    await control.switches({ ids: 'text' });
    expect(await idsOf()).toEqual([String(linked), '10684', String(linked), '501']);
    expect((await api.post(path, ada)).data.id).toBe('150717');
    expect((await api.get(`${path}s?pageNumber=1`)).data[0].id).toBe(String(linked));
    expect((await control.state())['customers']?.[0]).toMatchObject({ id: linked });
  });
});

describe.each([200, 201, 202] as const)('postStatus %d', (postStatus) => {
  const link = { table_name: 'customer', system_id: 10684, external_id: 'X', internal_id: '150715' };
  const definition = { name: 'Shoe Size', module: 'Customer' };
  const posts = () =>
    Promise.all([
      api.post(path, ada),
      api.post('/customers/v2/External/UpdateExternalId', link),
      api.post('/subscriptions/v2/CustomField', definition),
    ]);

  it('with the record', async () => {
    await control.switches({ postStatus, postBody: 'record' });
    expect(await posts()).toMatchObject([
      { status: postStatus, data: { customer_number: 'CUST-77' } },
      { status: postStatus, data: link },
      { status: postStatus, data: definition },
    ]);
  });

  it('without a body, and yet carried out', async () => {
    await control.switches({ postStatus, postBody: 'empty' });
    const empty = { status: postStatus, data: '' };
    expect(await posts()).toMatchObject([empty, empty, empty]);
    expect((await lookup()).data).toBe('150717');
    expect(await control.writes()).toHaveLength(3);
  });

  it('is not for a POST that only looks up', async () => {
    await control.switches({ postStatus, postBody: 'empty' });
    const answer = await api.post('/customers/v2/External/LookupSpecial', { ...link, external_id: 'CUST-10045' });
    expect(answer).toMatchObject({ status: 200, data: String(linked) });
  });
});

const refused = (name = 'Shoe Size') =>
  api.put(`${path}/${linked}`, { custom_fields: [{ custom_field_name: name, value: '9' }] });

describe('errors', () => {
  const message = 'Shoe Size custom field does not exist or can not be found.';
  const help_url = 'https://support.ipaas.com/en/articles/15461557-custom-field-errors';
  const text = `VALD-1011: ${message}`;

  it('object', async () => {
    expect(await refused()).toMatchObject({ status: 400, data: { code: 'VALD-1011', message, help_url } });
  });

  it('list', async () => {
    await control.switches({ errors: 'list' });
    expect((await refused()).data).toEqual([{ code: 'VALD-1011', message, help_url }]);
  });

  it('problem-details', async () => {
    await control.switches({ errors: 'problem-details' });
    const answer = await refused();
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.data).toEqual({
      type: help_url,
      title: 'One or more validation errors occurred.',
      status: 400,
      errors: { request: [text] },
      traceId: expect.any(String),
    });
  });

  it('plain-text', async () => {
    await control.switches({ errors: 'plain-text' });
    const answer = await refused();
    expect(answer.headers['content-type']).toMatch(/^text\/plain/);
    expect(answer).toMatchObject({ status: 400, data: text });
  });

  it('reason-phrase: nothing but the words beside the status', async () => {
    await control.switches({ errors: 'reason-phrase' });
    expect(await refused()).toMatchObject({ status: 400, statusText: text, data: '' });
  });

  it('reason-phrase: in one line of Latin letters', async () => {
    await control.switches({ errors: 'reason-phrase' });
    expect((await refused('Größe\r\n靴')).statusText).toContain('Größe??? custom field');
  });

  it.each(['list', 'plain-text', 'reason-phrase'] as const)('%s: for the error of a fault too', async (errors) => {
    await control.switches({ errors });
    await control.addFaults([{ fault: { type: 'status', status: 500 } }]);
    const { status, data, statusText } = await refused();
    expect(status).toBe(500);
    expect(JSON.stringify([data, statusText])).toContain('INTL-1001');
  });
});

const stranger = () => ipaasClient(sandbox, 'nobody').get(`${path}/${linked}`);
const twin = () => api.post(path, { ...ada, customer_number: 'CUST-10045' });

describe('the status of errors', () => {
  it.each([401, 400] as const)('authFailureStatus %d', async (authFailureStatus) => {
    await control.switches({ authFailureStatus });
    expect(await stranger()).toMatchObject({ status: authFailureStatus, data: { code: 'AUTH-1001' } });
    const login = { email_address: 'sandbox@example.com', password: 'wrong' };
    expect(await api.post('/sso/v2/Auth/Login', login)).toMatchObject({
      status: authFailureStatus,
      data: { code: 'AUTH-1002' },
    });
  });

  it.each([400, 409] as const)('businessRuleStatus %d', async (businessRuleStatus) => {
    await control.switches({ businessRuleStatus });
    expect(await twin()).toMatchObject({ status: businessRuleStatus, data: { code: 'BIZL-1006' } });
    expect((await api.post(path, {})).status).toBe(400);
  });

  it('agrees with the status inside problem details', async () => {
    await control.switches({ businessRuleStatus: 409, errors: 'problem-details' });
    expect(await twin()).toMatchObject({ status: 409, data: { status: 409 } });
  });

  it('of a fault is the one that the fault names', async () => {
    await control.switches({ authFailureStatus: 400 });
    await control.addFaults([{ fault: { type: 'status', status: 401 } }]);
    expect((await api.get(`${path}/${linked}`)).status).toBe(401);
  });
});

describe('customFieldDefinitions', () => {
  const definitions = '/subscriptions/v2/CustomField';
  const film2 = { name: 'Shoe Size', module: 'Customer' };

  it('on: they are listed and added', async () => {
    expect((await api.get(`${definitions}s`)).status).toBe(200);
    expect((await api.post(definitions, film2)).status).toBe(200);
  });

  it('off: there is no such path, and the fields that are defined can be written', async () => {
    await control.switches({ customFieldDefinitions: 'off' });
    expect(await api.get(`${definitions}s`)).toMatchObject({ status: 404, data: '' });
    expect(await api.post(definitions, film2)).toMatchObject({ status: 404, data: '' });
    expect((await api.put(`${path}/${linked}`, { custom_fields: film })).status).toBe(200);
  });
});

const page = async (number: number) => {
  const { data, headers } = await api.get(`${path}s?pageNumber=${number}`);
  const header: unknown = headers['x-pagination'];
  return { entries: data.length, header: typeof header === 'string' ? JSON.parse(header) : undefined };
};

describe('pages', () => {
  it('pagination documented, of the size of pageSize', async () => {
    await control.switches({ pageSize: 3 });
    const header = { current_Page: 2, total_Pages: 2, page_Size: 3, total_Count: 4 };
    expect(await page(2)).toEqual({ entries: 1, header });
  });

  it('pagination other-case', async () => {
    await control.switches({ pageSize: 3, pagination: 'other-case' });
    const header = { CURRENT_PAGE: 1, TOTAL_PAGES: 2, PAGE_SIZE: 3, TOTAL_COUNT: 4 };
    expect(await page(1)).toEqual({ entries: 3, header });
  });

  it('pagination missing: all entries on one page', async () => {
    await control.switches({ pageSize: 3, pagination: 'missing' });
    expect(await page(1)).toEqual({ entries: 4, header: undefined });
    expect(await page(2)).toEqual({ entries: 0, header: undefined });
  });

  it('are of a search too', async () => {
    await control.switches({ pageSize: 1 });
    for (const number of ['A', 'B']) await api.post(path, { ...ada, customer_number: number, external_ids: [] });
    const query = 'action=equals&EmailAddress=ada.berg%40example.com&pageNumber=2';
    const { data, headers } = await api.get(`${path}s?${query}`);
    expect(data).toMatchObject([{ customer_number: 'B' }]);
    expect(JSON.parse(String(headers['x-pagination']))).toMatchObject({ total_Pages: 2 });
  });
});
