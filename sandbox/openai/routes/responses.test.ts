import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type OpenAI from 'openai';
import { BadRequestError, NotFoundError } from 'openai';
import { startSandbox, type Sandbox } from '../../start-sandbox.ts';
import { openAiClient } from '../../test-clients.ts';
import { controlOf } from '../../control-client.ts';

let sandbox: Sandbox;
let client: OpenAI;
beforeAll(async () => {
  sandbox = await startSandbox();
  client = openAiClient(sandbox);
});
beforeEach(() => controlOf(sandbox.openaiUrl).reset());
afterAll(() => sandbox.close());

async function itemIds(id: string, query: OpenAI.Responses.InputItemListParams): Promise<string[]> {
  const ids: string[] = [];
  for await (const item of client.responses.inputItems.list(id, query)) ids.push('id' in item ? item.id : '');
  return ids;
}

describe('retrieving a response', () => {
  it('gives every field of the recorded body, and leaves output_text to the client', async () => {
    const raw: unknown = await (await client.responses.retrieve('resp_sandbox_existing_customer').asResponse()).json();
    expect(raw).toMatchObject({
      object: 'response',
      status: 'completed',
      error: null,
      incomplete_details: null,
      instructions: null,
      previous_response_id: null,
      store: true,
      text: { format: { type: 'json_schema', name: 'customer_v1', strict: true } },
      usage: { input_tokens: expect.any(Number), output_tokens: expect.any(Number) },
      metadata: {},
    });
    expect(raw).not.toHaveProperty('output_text');
    const response = await client.responses.retrieve('resp_sandbox_existing_customer');
    expect(JSON.parse(response.output_text)).toMatchObject({ CustomerNumber: 'CUST-10045', FirstName: 'Martha' });
  });

  it.each([
    ['incomplete', { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } }],
    ['failed', { status: 'failed', error: { code: 'server_error' }, output: [] }],
    ['cancelled', { status: 'cancelled', output: [] }],
    ['refused', { status: 'completed', output_text: '', output: [{ content: [{ type: 'refusal' }] }] }],
  ])('shows the seed %s', async (name, expected) => {
    expect(await client.responses.retrieve(`resp_sandbox_${name}`)).toMatchObject(expected);
  });

  it.each([
    ['resp_sandbox_expired', NotFoundError],
    ['resp_sandbox_of_nobody', NotFoundError],
    ['msg_sandbox', BadRequestError],
  ])('%s is refused', async (id, expected) => {
    await expect(client.responses.retrieve(id)).rejects.toBeInstanceOf(expected);
  });

  it('accepts the known values of include and refuses others', async () => {
    const id = 'resp_sandbox_existing_customer';
    await client.responses.retrieve(id, { include: ['message.output_text.logprobs', 'reasoning.encrypted_content'] });
    const unknown = client.get(`/responses/${id}`, { query: { include: ['the.input'] } });
    await expect(unknown).rejects.toMatchObject({ status: 400, code: 'invalid_value' });
  });

  it('of a run in progress finds it completed a few looks later', async () => {
    const seen: string[] = [];
    for (let look = 0; look < 5; look += 1) {
      const response = await client.responses.retrieve('resp_sandbox_in_progress');
      seen.push(`${response.status} ${response.usage === null ? 'no usage' : 'usage'}`);
    }
    expect(seen.slice(0, 2)).toEqual(['in_progress no usage', 'in_progress no usage']);
    expect(seen.slice(3)).toEqual(['completed usage', 'completed usage']);
  });
});

describe('input items', () => {
  it('hold the earlier turns of the chain, newest first unless asked otherwise', async () => {
    const ascending = await itemIds('resp_sandbox_three_turns', { order: 'asc' });
    expect(ascending).toHaveLength(7);
    expect(ascending[0]).toBe('msg_sandbox_three_turns_1_sent');
    expect(ascending.at(-1)).toBe('msg_sandbox_three_turns_sent');
    expect(await itemIds('resp_sandbox_three_turns', {})).toEqual(ascending.toReversed());
  });

  it.each(['asc', 'desc'] as const)('come page by page without loss (%s)', async (order) => {
    const whole = await itemIds('resp_sandbox_three_turns', { order, limit: 100 });
    expect(await itemIds('resp_sandbox_three_turns', { order, limit: 2 })).toEqual(whole);
  });

  it('are listed in the documented shape', async () => {
    const page = await client.get('/responses/resp_sandbox_three_turns/input_items', { query: { limit: 1 } });
    expect(page).toEqual({
      object: 'list',
      data: [expect.objectContaining({ type: 'message', role: 'user' })],
      first_id: 'msg_sandbox_three_turns_sent',
      last_id: 'msg_sandbox_three_turns_sent',
      has_more: true,
    });
  });

  it.each([
    [{ limit: '0' }, 'integer_below_min_value'],
    [{ limit: '101' }, 'integer_above_max_value'],
    [{ limit: 'many' }, 'invalid_type'],
    [{ order: 'random' }, 'invalid_value'],
    [{ after: 'msg_of_nobody' }, 'invalid_value'],
  ])('are refused for %j', async (query, code) => {
    const call = client.get('/responses/resp_sandbox_three_turns/input_items', { query });
    await expect(call).rejects.toMatchObject({ status: 400, code });
  });

  it('of an unknown response are not found', async () => {
    await expect(itemIds('resp_sandbox_of_nobody', {})).rejects.toBeInstanceOf(NotFoundError);
  });
});

describe('deleting a response', () => {
  it('removes it once', async () => {
    const id = 'resp_sandbox_existing_customer';
    const deleted: unknown = await client.responses.delete(id);
    expect(deleted).toEqual({ id, object: 'response.deleted', deleted: true });
    await expect(client.responses.retrieve(id)).rejects.toBeInstanceOf(NotFoundError);
    await expect(client.responses.delete(id)).rejects.toBeInstanceOf(NotFoundError);
  });
});

describe('cancelling a response', () => {
  it('ends a background run, and twice is once', async () => {
    expect(await client.responses.cancel('resp_sandbox_in_progress')).toMatchObject({ status: 'cancelled' });
    expect(await client.responses.cancel('resp_sandbox_in_progress')).toMatchObject({ status: 'cancelled' });
    expect(await client.responses.retrieve('resp_sandbox_in_progress')).toMatchObject({ status: 'cancelled' });
  });

  it('is refused for one that did not run in the background', async () => {
    await expect(client.responses.cancel('resp_sandbox_existing_customer')).rejects.toBeInstanceOf(BadRequestError);
  });
});
