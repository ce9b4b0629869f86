import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type OpenAI from 'openai';
import { NotFoundError } from 'openai';
import { startSandbox, type Sandbox } from '../../start-sandbox.ts';
import { openAiClient } from '../../test-clients.ts';

let sandbox: Sandbox;
let client: OpenAI;
beforeAll(async () => {
  sandbox = await startSandbox();
  client = openAiClient(sandbox);
});
afterAll(() => sandbox.close());

async function items(id: string, limit = 100): Promise<OpenAI.Conversations.ConversationItem[]> {
  const found: OpenAI.Conversations.ConversationItem[] = [];
  for await (const item of client.conversations.items.list(id, { order: 'asc', limit })) found.push(item);
  return found;
}

const message = (content: string) => ({ type: 'message', role: 'user', content }) as const;

describe('a conversation', () => {
  it('is created, read, changed and deleted', async () => {
    const created = await client.conversations.create({ metadata: { a: '1' }, items: [message('Hello')] });
    expect(created).toMatchObject({
      id: expect.stringMatching(/^conv_/),
      object: 'conversation',
      metadata: { a: '1' },
    });
    expect(await client.conversations.retrieve(created.id)).toEqual(created);
    expect(await client.conversations.update(created.id, { metadata: { a: '2' } })).toMatchObject({
      metadata: { a: '2' },
    });
    const gone = { id: created.id, object: 'conversation.deleted', deleted: true };
    expect(await client.conversations.delete(created.id)).toEqual(gone);
    await expect(client.conversations.retrieve(created.id)).rejects.toBeInstanceOf(NotFoundError);
  });

  it('takes items, gives them back one by one and lets go of them', async () => {
    const { id } = await client.conversations.create({});
    const added = await client.conversations.items.create(id, { items: [message('One'), message('Two')] });
    expect(added).toMatchObject({ object: 'list', has_more: false });
    const [first] = await items(id);
    const firstId = first && 'id' in first ? first.id : '';
    expect(await client.conversations.items.retrieve(firstId, { conversation_id: id })).toEqual(first);
    await client.conversations.items.delete(firstId, { conversation_id: id });
    expect(await items(id)).toHaveLength(1);
    await expect(client.conversations.items.retrieve(firstId, { conversation_id: id })).rejects.toBeInstanceOf(
      NotFoundError,
    );
  });

  it('takes at most 20 items at once', async () => {
    const many = Array.from({ length: 21 }, (_, index) => message(`Item ${index}`));
    await expect(client.conversations.create({ items: many })).rejects.toMatchObject({
      code: 'array_above_max_length',
    });
  });

  it('gets the input and the output of the responses created in it', async () => {
    const { id } = await client.conversations.create({ items: [message('{"CustomerNumber":"C-7"}')] });
    const response = await client.responses.create({ model: 'gpt-5-nano', input: 'Who is it?', conversation: id });
    expect(response.conversation).toEqual({ id });
    expect(JSON.parse(response.output_text)).toEqual({ CustomerNumber: 'C-7' });
    expect(await items(id)).toHaveLength(3);
    await client.responses.create({ model: 'gpt-5-nano', input: 'Again?', conversation: { id } });
    expect(await items(id, 2)).toHaveLength(5);
  });

  it('of the seeds holds the customer and the last answer', async () => {
    const seeded = await items('conv_sandbox_existing_customer');
    expect(seeded).toHaveLength(4);
    expect(JSON.stringify(seeded[0])).toContain('CUST-10046');
    expect(seeded.at(-1)).toMatchObject({ role: 'assistant' });
  });

  it('is not shown to another project', async () => {
    const other = openAiClient(sandbox, 'sk-sandbox-other-project');
    await expect(other.conversations.retrieve('conv_sandbox_existing_customer')).rejects.toBeInstanceOf(NotFoundError);
  });
});
