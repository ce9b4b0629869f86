import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AxiosInstance } from 'axios';
import { startSandbox, type Sandbox } from '../start-sandbox.ts';
import { ipaasClient, openAiClient } from '../test-clients.ts';
import { controlOf } from '../control-client.ts';

let sandbox: Sandbox;
let openai: AxiosInstance;
let ipaas: AxiosInstance;
beforeAll(async () => {
  sandbox = await startSandbox();
  openai = ipaasClient({ ...sandbox, ipaasUrl: sandbox.openaiUrl.replace('/v1', '') }, 'sk-sandbox');
  ipaas = ipaasClient(sandbox);
});
beforeEach(async () => {
  await controlOf(sandbox.openaiUrl).reset();
  await controlOf(sandbox.ipaasUrl).reset();
});
afterAll(() => sandbox.close());

describe('a response that is put in', () => {
  const response = {
    id: 'resp_mine',
    object: 'response',
    status: 'queued',
    created_at: 1,
    output: [],
    surprise: [{ a: null }],
  };
  const items = ['msg_1', 'msg_2', 'msg_3'].map((id) => ({ id, type: 'message', role: 'user', content: [] }));

  it('is retrieved verbatim, as often as one likes', async () => {
    await openai.put('/__sandbox/responses/resp_mine', { response, input_items: items });
    for (let look = 0; look < 5; look += 1)
      expect((await openai.get('/v1/responses/resp_mine')).data).toEqual(response);
    expect((await controlOf(sandbox.openaiUrl).state())['responses']).toContainEqual(response);
  });

  it('lists its input items oldest first when asked so', async () => {
    await openai.put('/__sandbox/responses/resp_mine', { response, input_items: items });
    const found: string[] = [];
    for await (const item of openAiClient(sandbox).responses.inputItems.list('resp_mine', { order: 'asc', limit: 1 })) {
      found.push('id' in item ? item.id : '');
    }
    expect(found).toEqual(['msg_1', 'msg_2', 'msg_3']);
  });

  it('may hold a megabyte', async () => {
    const large = {
      ...response,
      output: [{ type: 'message', content: [{ type: 'output_text', text: 'x'.repeat(1_000_000) }] }],
    };
    await openai.put('/__sandbox/responses/resp_mine', { response: large });
    expect((await openai.get('/v1/responses/resp_mine')).data).toEqual(large);
  });

  it('is gone after a reset', async () => {
    await openai.put('/__sandbox/responses/resp_mine', { response });
    await controlOf(sandbox.openaiUrl).reset();
    expect((await openai.get('/v1/responses/resp_mine')).status).toBe(404);
  });

  it.each(['', '[]', '{"response": 1}', '{"input_items": []}'])('is refused as %j', async (body) => {
    const answer = await openai.put('/__sandbox/responses/resp_mine', body, {
      transformRequest: (text: string) => text,
    });
    expect(answer.status).toBe(400);
  });
});

describe('a customer that is put in', () => {
  const customer = {
    customer_number: 'CUST-10045',
    email_address: 'not an address',
    loyalty: 'gold',
    custom_fields: [{ custom_field_name: 'Not Defined', value: 'x' }],
    external_ids: [{ system_id: 10684, external_id: 'MINE' }],
  };

  it('is taken as it is, checks of the API or not', async () => {
    expect((await ipaas.put('/__sandbox/customers/9', customer)).status).toBe(200);
    expect((await ipaas.get('/customers/v2/Customer/9')).data).toMatchObject({ id: 9, first_name: null, ...customer });
    expect((await ipaas.get('/customers/v2/External/LookupSpaceport/10684/customer/MINE')).data).toBe('9');
    const twins = await ipaas.get('/customers/v2/Customers?action=equals&CustomerNumber=CUST-10045');
    expect(twins.data).toMatchObject([{ id: 9 }, { id: 150_713 }]);
  });

  it('replaces the one of the same id, links included', async () => {
    await ipaas.put('/__sandbox/customers/150713', { ...customer, external_ids: [] });
    expect((await ipaas.get('/customers/v2/Customer/150713')).data).toMatchObject({
      last_name: null,
      external_ids: [],
    });
    expect((await ipaas.get('/customers/v2/External/LookupSpaceport/10684/customer/CUST-10045')).status).toBe(404);
  });

  it('keeps later ids above its own', async () => {
    await ipaas.put('/__sandbox/customers/200000', customer);
    const body = { customer_number: 'N', first_name: 'A', email_address: 'a@example.com' };
    expect((await ipaas.post('/customers/v2/Customer', body)).data).toMatchObject({ id: 200_001 });
  });

  it.each([
    ['abc', {}],
    ['0', {}],
    ['5', []],
    ['5', { external_ids: [{ system_id: 'x', external_id: 'y' }] }],
  ])('is refused as %s %j', async (id, body) => {
    expect((await ipaas.put(`/__sandbox/customers/${id}`, body)).status).toBe(400);
  });
});

describe('the control plane', () => {
  it('says so when it has no such path', async () => {
    expect(await ipaas.get('/__sandbox/nothing')).toMatchObject({ status: 404, data: { error: expect.any(String) } });
  });

  it('shows the whole state of iPaaS.com in wire format', async () => {
    const state = await controlOf(sandbox.ipaasUrl).state();
    expect(Object.keys(state)).toEqual([
      'customers',
      'external_ids',
      'custom_field_definitions',
      'mapping_collections',
    ]);
    expect(state['customers']).toHaveLength(4);
    expect(state['external_ids']).toContainEqual({
      id: 7001,
      table_name: 'customer',
      system_id: 10684,
      external_id: 'CUST-10045',
      internal_id: '150713',
    });
  });
});
