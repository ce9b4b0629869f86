import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type OpenAI from 'openai';
import { NotFoundError } from 'openai';
import { zodTextFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import { startSandbox, type Sandbox } from '../../start-sandbox.ts';
import { openAiClient } from '../../test-clients.ts';

let sandbox: Sandbox;
let client: OpenAI;
beforeAll(async () => {
  sandbox = await startSandbox();
  client = openAiClient(sandbox);
});
afterAll(() => sandbox.close());

const model = 'gpt-5-nano';
const customer = { CustomerNumber: 'C-1', FirstName: 'Ada', EmailAddress: 'ada@example.com' };
const text = `Look at this: ${JSON.stringify(customer)}`;

async function inputTexts(id: string): Promise<string[]> {
  const texts: string[] = [];
  for await (const item of client.responses.inputItems.list(id, { order: 'asc' })) texts.push(JSON.stringify(item));
  return texts;
}

describe('creating a response', () => {
  it('answers with the customer of the input and can be retrieved afterwards', async () => {
    const created = await client.responses.create({
      model,
      input: text,
      instructions: 'Repeat it.',
      metadata: { a: 'b' },
    });
    expect(JSON.parse(created.output_text)).toEqual(customer);
    expect(created.id).toMatch(/^resp_[0-9a-f]{50}$/);
    const retrieved = await client.responses.retrieve(created.id);
    expect(retrieved).toEqual(created);
    expect(retrieved).toMatchObject({ instructions: 'Repeat it.', metadata: { a: 'b' }, model, store: true });
  });

  it('lists a text as one message of the user, without the instructions', async () => {
    const { id } = await client.responses.create({ model, input: text, instructions: 'Secret.' });
    const items = await inputTexts(id);
    expect(items).toHaveLength(1);
    expect(JSON.parse(items[0] ?? '')).toMatchObject({
      type: 'message',
      role: 'user',
      status: 'completed',
      content: [{ type: 'input_text', text }],
    });
  });

  it('takes a list of items', async () => {
    const { output_text: answer } = await client.responses.create({
      model,
      input: [
        { role: 'developer', content: 'Be brief.' },
        { role: 'user', content: [{ type: 'input_text', text }] },
      ],
    });
    expect(JSON.parse(answer)).toEqual(customer);
  });

  it('answers with the text that metadata.sandbox_output gives', async () => {
    const metadata = { sandbox_output: 'I would rather not.' };
    expect((await client.responses.create({ model, input: text, metadata })).output_text).toBe('I would rather not.');
  });

  it('answers in the schema that is asked for', async () => {
    const schema = z.object({
      customer_number: z.string(),
      firstName: z.string(),
      knownToFilm: z.enum(['Yes', 'No']).nullable(),
      comment: z.string().nullable(),
    });
    const parsed = await client.responses.parse({
      model,
      input: text,
      text: { format: zodTextFormat(schema, 'customer') },
    });
    expect(parsed.output_parsed).toMatchObject({ customer_number: 'C-1', firstName: 'Ada', comment: null });
  });

  it('remembers earlier turns by previous_response_id', async () => {
    const first = await client.responses.create({ model, input: text });
    const second = await client.responses.create({ model, input: 'And now?', previous_response_id: first.id });
    expect(second.previous_response_id).toBe(first.id);
    expect(JSON.parse(second.output_text)).toEqual(customer);
    expect(await inputTexts(second.id)).toHaveLength(3);
  });

  it('with store: false leaves nothing to retrieve', async () => {
    const created = await client.responses.create({ model, input: text, store: false });
    await expect(client.responses.retrieve(created.id)).rejects.toBeInstanceOf(NotFoundError);
  });

  it('in the background goes from queued to completed', async () => {
    const created = await client.responses.create({ model, input: text, background: true });
    expect(created).toMatchObject({ status: 'queued', output: [], usage: null, background: true });
    const seen: unknown[] = [];
    for (let look = 0; look < 4; look += 1) seen.push((await client.responses.retrieve(created.id)).status);
    expect([seen[0], seen[1], seen[3]]).toEqual(['queued', 'in_progress', 'completed']);
  });

  it('carries the rate-limit headers', async () => {
    const { response } = await client.responses.create({ model, input: text }).withResponse();
    const names = [...response.headers.keys()].filter((name) => name.startsWith('x-ratelimit-'));
    expect(names).toHaveLength(6);
  });

  it('counts tokens without generating', async () => {
    const counted = await client.responses.inputTokens.count({ model, input: 'Twelve chars' });
    expect(counted).toEqual({ object: 'response.input_tokens', input_tokens: 3 });
  });
});

const strict = (schema: object): object => ({
  text: { format: { type: 'json_schema', name: 'c', strict: true, schema } },
});

describe('a create request is refused', () => {
  const longMetadata = Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`k${index}`, 'v']));
  it.each<[string, object, string | null, string | null]>([
    ['without a model', { model: undefined }, 'missing_required_parameter', 'model'],
    ['without input', { input: undefined }, 'missing_required_parameter', 'input'],
    ['for an unknown parameter', { colour: 'red' }, 'unknown_parameter', 'colour'],
    ['for an unknown model', { model: 'llama' }, 'model_not_found', 'model'],
    ['for a temperature below 0', { temperature: -1 }, 'decimal_below_min_value', 'temperature'],
    ['for a temperature above 2', { temperature: 3 }, 'decimal_above_max_value', 'temperature'],
    ['for too small an output limit', { max_output_tokens: 1 }, 'integer_below_min_value', 'max_output_tokens'],
    ['for a number as model', { model: 5 }, 'invalid_type', 'model'],
    ['for a number in metadata', { metadata: { a: 1 } }, 'invalid_type', 'metadata.a'],
    ['for 17 pairs of metadata', { metadata: longMetadata }, 'object_above_max_properties', 'metadata'],
    ['for a long metadata key', { metadata: { ['k'.repeat(65)]: 'v' } }, 'string_above_max_length', 'metadata'],
    ['for a long metadata value', { metadata: { a: 'v'.repeat(513) } }, 'string_above_max_length', 'metadata.a'],
    ['for an unknown role', { input: [{ role: 'boss', content: 'x' }] }, 'invalid_type', 'input'],
    [
      'for a chain of an unknown response',
      { previous_response_id: 'resp_none' },
      'previous_response_not_found',
      'previous_response_id',
    ],
    ['for a chain of something else', { previous_response_id: 'x' }, 'invalid_id_prefix', 'previous_response_id'],
    [
      'for chain and conversation together',
      { previous_response_id: 'resp_1', conversation: 'conv_1' },
      'mutually_exclusive_parameters',
      'previous_response_id',
    ],
    ['for a schema whose root is a list', strict({ type: 'array' }), 'invalid_json_schema', 'text.format.schema'],
    [
      'for a strict schema that is open',
      strict({ type: 'object', properties: {}, required: [] }),
      'invalid_json_schema',
      'text.format.schema',
    ],
    [
      'for a format without a name',
      { text: { format: { type: 'json_schema', schema: {} } } },
      'missing_required_parameter',
      'text.format.name',
    ],
    ['for streaming', { stream: true }, 'unsupported_parameter', 'stream'],
  ])('%s', async (_case, change, code, param) => {
    const call = client.post('/responses', { body: { model, input: text, ...change } });
    await expect(call).rejects.toMatchObject({ status: 400, code, param, type: 'invalid_request_error' });
  });

  it('for a body that is not JSON', async () => {
    const answer = await fetch(`${sandbox.openaiUrl}/responses`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk-sandbox', 'content-type': 'application/json' },
      body: '{"model":',
    });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(await answer.json())).toContain('could not parse the JSON body');
  });

  it('for a conversation that does not exist', async () => {
    await expect(client.responses.create({ model, input: text, conversation: 'conv_none' })).rejects.toBeInstanceOf(
      NotFoundError,
    );
  });
});
