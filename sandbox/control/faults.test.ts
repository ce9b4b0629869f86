import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import axios, { AxiosError } from 'axios';
import { APIConnectionError, InternalServerError, RateLimitError } from 'openai';
import { startSandbox, type Sandbox } from '../start-sandbox.ts';
import { ipaasClient, openAiClient } from '../test-clients.ts';
import { controlOf, type Control } from '../control-client.ts';

let sandbox: Sandbox;
let openai: Control;
let ipaas: Control;
beforeAll(async () => {
  sandbox = await startSandbox();
  openai = controlOf(sandbox.openaiUrl);
  ipaas = controlOf(sandbox.ipaasUrl);
});
beforeEach(() => Promise.all([openai.reset(), ipaas.reset()]));
afterAll(() => sandbox.close());

const id = 'resp_sandbox_existing_customer';
const retrieve = (options = {}): Promise<unknown> =>
  openAiClient(sandbox)
    .responses.retrieve(id, {}, options)
    .catch((error: unknown) => error);

const newCustomer = { customer_number: 'CUST-1', first_name: 'Ada', email_address: 'ada@example.com' };
const create = (): Promise<unknown> =>
  ipaasClient(sandbox)
    .post('/customers/v2/Customer?trackingGuid=6a1f2c3d-4b5e-4f60-8a7b-9c0d1e2f3a4b', newCustomer)
    .catch((error: unknown) => error);
const onCreate = { method: 'POST', path: '/Customer$' };

async function createdCustomers(): Promise<number> {
  const { customers = [] } = await ipaas.state();
  return customers.filter((customer) => customer['customer_number'] === 'CUST-1').length;
}

describe('the fault status', () => {
  it('gives the API its usual error, with the headers of the fault', async () => {
    await openai.addFaults([{ times: 1, fault: { type: 'status', status: 429, headers: { 'Retry-After': '3' } } }]);
    const error = await retrieve();
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ code: 'rate_limit_exceeded' });
    expect(error instanceof RateLimitError && error.headers.get('retry-after')).toBe('3');
    expect(error instanceof RateLimitError && error.headers.get('x-ratelimit-limit-requests')).toBe('500');
  });

  it('gives a gateway page where a gateway would answer', async () => {
    await openai.addFaults([{ fault: { type: 'status', status: 502 } }]);
    expect(await retrieve()).toBeInstanceOf(InternalServerError);
  });

  it('gives the body it brings, as JSON or as text', async () => {
    const path = '/subscriptions/v2/Subscriptions';
    await ipaas.addFaults([
      { fault: { type: 'status', status: 503, body: { reason: 'maintenance' } } },
      { fault: { type: 'status', status: 429, body: 'Too Many Requests', headers: { 'content-type': 'text/plain' } } },
      { fault: { type: 'status', status: 500 } },
    ]);
    expect(await ipaasClient(sandbox).get(path)).toMatchObject({ status: 503, data: { reason: 'maintenance' } });
    const text = await ipaasClient(sandbox).get(path);
    expect(text).toMatchObject({ status: 429, data: 'Too Many Requests' });
    expect(text.headers['content-type']).toBe('text/plain');
    expect(await ipaasClient(sandbox).get(path)).toMatchObject({ status: 500, data: { code: 'INTL-1001' } });
  });

  it('carries nothing out', async () => {
    await ipaas.addFaults([{ match: onCreate, fault: { type: 'status', status: 500 } }]);
    await create();
    expect(await createdCustomers()).toBe(0);
    expect(await ipaas.journal()).toMatchObject([{ status: 500, committed: false, answered: true }]);
  });
});

describe('the fault delay', () => {
  it('answers rightly, but late', async () => {
    await openai.addFaults([{ fault: { type: 'delay', ms: 120 } }]);
    const start = performance.now();
    expect(await retrieve()).toMatchObject({ id });
    expect(performance.now() - start).toBeGreaterThanOrEqual(115);
  });

  it('carries the request out even for a client that has gone', async () => {
    await ipaas.addFaults([{ match: onCreate, fault: { type: 'delay', ms: 60_000 } }]);
    const call = ipaasClient(sandbox).post('/customers/v2/Customer', newCustomer, { timeout: 50 });
    await expect(call).rejects.toMatchObject({ code: 'ECONNABORTED' });
    expect(await createdCustomers()).toBe(1);
    expect(await ipaas.journal()).toMatchObject([{ status: 200, committed: true, answered: false }]);
  });
});

describe('the fault hang', () => {
  it('never answers and carries nothing out', async () => {
    await openai.addFaults([{ fault: { type: 'hang' } }]);
    // its subclass for time-outs is recognized by instanceof, which jest's realms prevent
    expect(await retrieve({ timeout: 80 })).toBeInstanceOf(APIConnectionError);
    expect(await openai.journal()).toMatchObject([{ status: null, committed: false, answered: false }]);
  });
});

describe('the fault truncate', () => {
  it('breaks the answer off in the middle', async () => {
    await openai.addFaults([{ fault: { type: 'truncate' } }]);
    expect(await retrieve()).toMatchObject({ name: 'TypeError', message: 'terminated' });
    expect(await openai.journal()).toMatchObject([{ status: 200, answered: false }]);
  });

  it('comes after the write', async () => {
    await ipaas.addFaults([{ match: onCreate, fault: { type: 'truncate' } }]);
    expect(await create()).toBeInstanceOf(AxiosError);
    expect(await createdCustomers()).toBe(1);
    expect(await ipaas.journal()).toMatchObject([{ status: 200, committed: true, answered: false }]);
  });
});

describe('the fault malformed', () => {
  it('answers 200 with text that is not JSON', async () => {
    await openai.addFaults([{ fault: { type: 'malformed' } }]);
    expect(await retrieve()).toMatchObject({ name: 'SyntaxError' });
    const raw = await axios.get(`${sandbox.openaiUrl}/responses/${id}`, { validateStatus: () => true });
    expect(raw.status).toBe(401);
    expect((await openai.journal())[0]).toMatchObject({ status: 200, answered: true });
  });
});

describe('the fault status with commit', () => {
  it('answers with an error although the write was carried out', async () => {
    await ipaas.addFaults([{ match: onCreate, fault: { type: 'status', status: 500, commit: true } }]);
    expect(await create()).toMatchObject({ status: 500, data: { code: 'INTL-1001' } });
    expect(await createdCustomers()).toBe(1);
    expect(await ipaas.journal()).toMatchObject([{ status: 500, committed: true, answered: true }]);
  });

  it('commits nothing where there is nothing to commit', async () => {
    await ipaas.addFaults([{ fault: { type: 'status', status: 503, commit: true } }]);
    await ipaasClient(sandbox).get('/customers/v2/Customer/150713');
    await openai.addFaults([{ fault: { type: 'status', status: 503, commit: true } }]);
    await retrieve();
    expect(await ipaas.journal()).toMatchObject([{ status: 503, committed: false }]);
    expect(await openai.journal()).toMatchObject([{ status: 503, committed: false }]);
  });
});

describe('the fault lie', () => {
  it('answers a create with the customer, who is not there', async () => {
    const before = await ipaas.state();
    await ipaas.addFaults([{ match: onCreate, fault: { type: 'lie' } }]);
    expect(await create()).toMatchObject({ status: 200, data: { id: 150_717, ...newCustomer } });
    expect(await ipaas.state()).toEqual(before);
    expect(await ipaas.journal()).toMatchObject([{ status: 200, committed: false, answered: true }]);
    expect((await ipaasClient(sandbox).get('/customers/v2/Customer/150717')).status).toBe(404);
    expect(await create()).toMatchObject({ data: { id: 150_718 } });
  });

  it.each<[string, 'put' | 'post', string, object]>([
    [
      'an update',
      'put',
      '/customers/v2/Customer/150713',
      { first_name: 'M.', external_ids: [{ system_id: 10684, external_id: 'NEW' }] },
    ],
    [
      'a link',
      'post',
      '/customers/v2/External/UpdateExternalId',
      { table_name: 'customer', system_id: 10684, external_id: 'NEW', internal_id: '150713' },
    ],
    ['a definition', 'post', '/subscriptions/v2/CustomField', { name: 'Shoe Size', module: 'Customer' }],
  ])('answers %s, and nothing changes', async (_case, method, path, data) => {
    const before = await ipaas.state();
    await ipaas.addFaults([{ fault: { type: 'lie' } }]);
    expect(await ipaasClient(sandbox)[method](path, data)).toMatchObject({ status: 200, data });
    expect(await ipaas.state()).toEqual(before);
    expect(await ipaas.writes()).toEqual([]);
    expect((await ipaasClient(sandbox).get('/customers/v2/Customer/150713')).data).toMatchObject({
      external_ids: [{ external_id: 'CUST-10045' }],
    });
  });

  it('answers a deletion, and the customer and its links live on', async () => {
    const before = await ipaas.state();
    await ipaas.addFaults([{ fault: { type: 'lie' } }]);
    expect((await ipaasClient(sandbox).delete('/customers/v2/Customer/150713')).status).toBe(204);
    expect(await ipaas.state()).toEqual(before);
  });

  it('refuses what the API would refuse', async () => {
    await ipaas.addFaults([{ fault: { type: 'lie' } }]);
    const twin = { ...newCustomer, customer_number: 'CUST-10045' };
    expect(await ipaasClient(sandbox).post('/customers/v2/Customer', twin)).toMatchObject({
      status: 400,
      data: { code: 'BIZL-1006' },
    });
  });

  it('answers with a response that OpenAI does not keep', async () => {
    const client = openAiClient(sandbox);
    await openai.addFaults([{ match: { method: 'POST' }, fault: { type: 'lie' } }]);
    const response = await client.responses.create({ model: 'gpt-5-nano', input: '{"CustomerNumber":"CUST-1"}' });
    await expect(client.responses.retrieve(response.id)).rejects.toMatchObject({ status: 404 });
    expect(await retrieve()).toMatchObject({ id });
    expect((await openai.journal())[0]).toMatchObject({ status: 200, committed: false });
  });
});

describe('the resets of a connection', () => {
  it('before the commit leave nothing behind', async () => {
    await ipaas.addFaults([{ match: onCreate, fault: { type: 'reset-before-commit' } }]);
    expect(await create()).toMatchObject({ code: 'ECONNRESET' });
    expect(await createdCustomers()).toBe(0);
    expect(await ipaas.journal()).toMatchObject([{ status: null, committed: false, answered: false }]);
  });

  it('after the commit leave the customer behind', async () => {
    await ipaas.addFaults([{ match: onCreate, fault: { type: 'reset-after-commit' } }]);
    expect(await create()).toMatchObject({ code: 'ECONNRESET' });
    expect(await createdCustomers()).toBe(1);
    expect(await ipaas.journal()).toMatchObject([{ status: 200, committed: true, answered: false }]);
  });

  it('are connection errors to the published client', async () => {
    await openai.addFaults([{ fault: { type: 'reset-before-commit' } }]);
    expect(await retrieve()).toBeInstanceOf(APIConnectionError);
  });
});

describe('a list of faults', () => {
  it('meets only what it names, as often as it says, the first match first', async () => {
    await openai.addFaults([
      { match: { method: 'POST' }, times: 9, fault: { type: 'hang' } },
      { match: { path: 'input_items' }, times: 9, fault: { type: 'hang' } },
      { match: { method: 'GET', path: '^/v1/responses/' }, times: 2, fault: { type: 'status', status: 503 } },
      { match: { method: 'GET' }, times: 1, fault: { type: 'status', status: 429 } },
    ]);
    const seen: unknown[] = [];
    for (let call = 0; call < 4; call += 1) seen.push(await retrieve());
    expect(seen).toMatchObject([{ status: 503 }, { status: 503 }, { status: 429 }, { status: 'completed' }]);
  });

  it('shows what is left and can be emptied', async () => {
    await openai.addFaults([{ times: 3, fault: { type: 'status', status: 500 } }]);
    await retrieve();
    const url = sandbox.openaiUrl.replace('/v1', '/__sandbox/faults');
    expect((await axios.get(url)).data).toMatchObject({ faults: [{ times: 2, fault: { type: 'status' } }] });
    await openai.clearFaults();
    expect((await axios.get(url)).data).toEqual({ faults: [] });
    expect(await retrieve()).toMatchObject({ id });
  });

  it.each([
    ['not JSON', '{'],
    ['not a list', '{"fault": {"type": "hang"}}'],
    ['an unknown type', '[{"fault": {"type": "explode"}}]'],
    ['a broken expression', '[{"match": {"path": "("}, "fault": {"type": "hang"}}]'],
    ['no times at all', '[{"times": 0, "fault": {"type": "hang"}}]'],
  ])('is refused when it is %s', async (_case, body) => {
    const url = sandbox.openaiUrl.replace('/v1', '/__sandbox/faults');
    const answer = await axios.post(url, body, {
      headers: { 'content-type': 'application/json' },
      validateStatus: () => true,
      transformRequest: (text: string) => text,
    });
    expect(answer.status).toBe(400);
    expect(answer.data).toMatchObject({ error: expect.stringContaining('list of faults') });
  });
});

describe('the journal', () => {
  it('records every request with hash, id and tracking GUID, and its own requests never', async () => {
    const guid = '6a1f2c3d-4b5e-4f60-8a7b-9c0d1e2f3a4b';
    await create();
    await ipaasClient(sandbox).get('/customers/v2/Customer/1');
    await ipaas.state();
    const [post, get, ...others] = await ipaas.journal();
    expect(others).toEqual([]);
    expect(post).toMatchObject({
      n: 1,
      method: 'POST',
      path: `/customers/v2/Customer?trackingGuid=${guid}`,
      trackingGuid: guid,
    });
    expect(post?.bodyHash).toBe(createHash('sha256').update(JSON.stringify(newCustomer)).digest('hex'));
    expect(get).toMatchObject({
      n: 2,
      method: 'GET',
      status: 404,
      committed: false,
      answered: true,
      trackingGuid: null,
    });
  });

  it('finds the tracking GUID in the body, and in the OpenAI client request id', async () => {
    const guid = '0b8f7a51-3f3d-4a58-9a0e-0c6f6f0a1b2c';
    const special = { table_name: 'customer', system_id: 10684, external_id: 'x', tracking_guid: guid };
    await ipaasClient(sandbox).post('/customers/v2/External/LookupSpecial', special);
    await retrieve({ headers: { 'X-Client-Request-Id': guid } });
    expect(await ipaas.journal()).toMatchObject([{ trackingGuid: guid, committed: false }]);
    expect(await openai.journal()).toMatchObject([{ trackingGuid: guid }]);
  });

  it('names the request by the id that the answer carried', async () => {
    const { request_id: requestId } = await openAiClient(sandbox).responses.retrieve(id).withResponse();
    expect(await openai.journal()).toMatchObject([{ requestId }]);
  });

  it('can be read from a position on, and starts anew after a reset', async () => {
    for (let call = 0; call < 3; call += 1) await retrieve();
    const url = sandbox.openaiUrl.replace('/v1', '/__sandbox/journal');
    expect((await axios.get(`${url}?after=2`)).data).toMatchObject({ requests: [{ n: 3 }] });
    await openai.reset();
    await retrieve();
    expect(await openai.journal()).toMatchObject([{ n: 1 }]);
  });
});
