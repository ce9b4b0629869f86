import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createOpenAIConnector, type OpenAIConnector } from './connector.ts';
import { failWith, itemList, json, startScriptedOpenAI, type ScriptedOpenAI } from './scripted-openai.ts';

const signal = new AbortController().signal;
let openai: ScriptedOpenAI;
let connector: OpenAIConnector;

beforeEach(async () => {
  openai = await startScriptedOpenAI();
  connector = createOpenAIConnector({ apiKey: 'sk-test', baseUrl: openai.baseUrl });
});

afterEach(() => openai.close());

const ada = {
  CustomerNumber: 'C-1',
  FirstName: 'Ada',
  LastName: 'Lovelace',
  EmailAddress: 'ada@example.com',
  Comment: 'Likes films',
};
const grace = { CustomerNumber: 'C-2', FirstName: 'Grace', LastName: 'Hopper', EmailAddress: 'grace@example.com' };

let ids = 0;
function user(content: unknown, role = 'user') {
  ids += 1;
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return { id: `msg_${ids}`, type: 'message', role, status: 'completed', content: [{ type: 'input_text', text }] };
}
function assistant(content: unknown) {
  ids += 1;
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return {
    id: `msg_${ids}`,
    type: 'message',
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text, annotations: [], logprobs: [] }],
  };
}

interface Stored {
  id?: string;
  output?: unknown[];
  input?: { id: string }[];
  more?: Record<string, unknown>;
}

/** Stores a response and its input items; resp_1 with a prose answer where nothing else is said. */
function store({ id = 'resp_1', output = [assistant('Done.')], input = [], more = {} }: Stored) {
  const response = {
    id,
    object: 'response',
    created_at: 1791271344,
    status: 'completed',
    error: null,
    incomplete_details: null,
    instructions: null,
    model: 'gpt-5.6-sol',
    output,
    previous_response_id: null,
    text: { format: { type: 'text' }, verbosity: 'medium' },
    metadata: {},
    ...more,
  };
  openai.reply(`/responses/${id}`, json(response));
  openai.reply(`/responses/${id}/input_items`, itemList(input));
}

async function fetchValues(id = 'resp_1') {
  const { fields } = await connector.fetchSourceRecord(id, signal);
  return Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));
}

function failure(code: string, more: Record<string, unknown> = {}) {
  return { name: 'SyncFailure', code, ...more };
}

describe('a source record', () => {
  test('holds the sent customer as the model worked on it, with the origin of every field', async () => {
    store({
      input: [user(`Is this customer known to film?\n${JSON.stringify(ada)}`)],
      output: [
        { id: 'rs_1', type: 'reasoning', summary: [] },
        assistant({ customerNumber: 'C-1', knownToFilm: 'Yes', comment: null }),
      ],
      more: { text: { format: { type: 'json_schema', name: 'customer' } } },
    });
    expect(await connector.fetchSourceRecord('resp_1', signal)).toEqual({
      responseId: 'resp_1',
      responseCreatedAt: '2026-10-06T07:22:24.000Z',
      model: 'gpt-5.6-sol',
      fields: {
        CustomerNumber: { value: 'C-1', from: 'returned', sent: 'C-1' },
        FirstName: { value: 'Ada', from: 'sent' },
        LastName: { value: 'Lovelace', from: 'sent' },
        EmailAddress: { value: 'ada@example.com', from: 'sent' },
        Comment: { value: 'Likes films', from: 'sent' },
        KnownToFilm: { value: 'Yes', from: 'returned' },
        PromptText: { value: 'Is this customer known to film?', from: 'sent' },
        LastResponseId: { value: 'resp_1', from: 'returned' },
      },
    });
  });

  test('names the response that was fetched, whatever id the record itself holds', async () => {
    store({
      input: [user({ ...ada, LastResponseId: 'resp_old' })],
      output: [assistant({ last_response_id: 'resp_x' })],
    });
    const { fields } = await connector.fetchSourceRecord('resp_1', signal);
    const both = { value: 'resp_1', from: 'returned', sent: 'resp_old', returned: 'resp_x' };
    expect(fields['LastResponseId']).toEqual(both);
  });

  test.each([
    ['sent', { ...ada, LastResponseId: 'resp_old' }, 'Done.', { sent: 'resp_old' }],
    ['returned', ada, { last_response_id: 'resp_x' }, { returned: 'resp_x' }],
    ['neither', ada, { last_response_id: ' ' }, {}],
  ])('keeps beside that id what was %s of it', async (_side, sent, answer, kept) => {
    store({ input: [user(sent)], output: [assistant(answer)] });
    const { fields } = await connector.fetchSourceRecord('resp_1', signal);
    expect(fields['LastResponseId']).toEqual({ value: 'resp_1', from: 'returned', ...kept });
  });

  test.each<[string, unknown, Record<string, unknown>, unknown]>([
    ['the record', { ...ada, PromptText: 'own' }, {}, { value: 'own', from: 'sent' }],
    ['the metadata', ada, { metadata: { prompt_text: 'meta' } }, { value: 'meta', from: 'sent' }],
    ['the answer', ada, {}, { value: 'said', from: 'returned' }],
    ['both', { ...ada, PromptText: 'own' }, {}, { value: 'said', from: 'returned', sent: 'own' }],
  ])('keeps PromptText on the side it came from: %s', async (from, sent, more, expected) => {
    const answer = from === 'the answer' || from === 'both' ? { prompt_text: 'said' } : 'Done.';
    store({ input: [user(sent)], output: [assistant(answer)], more });
    const { fields } = await connector.fetchSourceRecord('resp_1', signal);
    expect(fields['PromptText']).toEqual(expected);
  });

  test('takes two calls', async () => {
    store({ input: [user(ada)] });
    await fetchValues();
    expect(openai.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /responses/resp_1',
      'GET /responses/resp_1/input_items',
    ]);
  });
});

describe('the sent customer', () => {
  test.each<[string, unknown]>([
    ['JSON alone', ada],
    ['JSON in prose', `Please look at ${JSON.stringify(ada)} and tell me.`],
    ['JSON in a fenced block', `Customer:\n\`\`\`json\n${JSON.stringify(ada, null, 2)}\n\`\`\``],
    ['nested under customer', { task: 'classify', Customer: ada }],
    [
      'other key spellings',
      {
        'customer number': 'C-1',
        first_name: 'Ada',
        'last-name': 'Lovelace',
        EMAILADDRESS: 'ada@example.com',
        comment: 'Likes films',
      },
    ],
  ])('%s', async (_name, content) => {
    store({ input: [user(content)] });
    expect(await fetchValues()).toMatchObject(ada);
  });

  test('two candidates: the latest in the conversation wins', async () => {
    store({ input: [user(grace), assistant('Noted.'), user(ada)] });
    expect(await fetchValues()).toMatchObject(ada);
  });

  test('none: the sync cannot go on', async () => {
    store({ input: [user('Hello')], output: [assistant(ada)] });
    await expect(fetchValues()).rejects.toMatchObject(
      failure('CustomerNotSent', {
        message: expect.stringContaining('Manual Sync TO works only if a Customer has been sent'),
        retryable: false,
      }),
    );
  });

  test('an answer of an earlier turn is not what was sent', async () => {
    store({ input: [user('Invent a customer'), assistant(ada), user('Thanks')] });
    await expect(fetchValues()).rejects.toMatchObject(failure('CustomerNotSent'));
  });

  test('in the metadata, as its keys', async () => {
    store({ input: [user('Known?')], more: { metadata: { customer_number: 'C-1', first_name: 'Ada' } } });
    expect(await fetchValues()).toMatchObject({ CustomerNumber: 'C-1', FirstName: 'Ada', PromptText: 'Known?' });
  });

  test('in the metadata, as a JSON value, beside the prompt text', async () => {
    store({ more: { metadata: { record: JSON.stringify(ada), prompt_text: 'Known?' } } });
    expect(await fetchValues()).toMatchObject({ ...ada, PromptText: 'Known?' });
  });

  test('in the instructions', async () => {
    store({ input: [user('Known?')], more: { instructions: `You look at ${JSON.stringify(ada)}.` } });
    expect(await fetchValues()).toMatchObject(ada);
  });

  test('three turns earlier, among the input items', async () => {
    const turns = [user(ada), assistant('a'), user('b'), assistant('c'), user('d'), assistant('e'), user('And now?')];
    store({ input: turns, more: { previous_response_id: 'resp_0' } });
    expect(await fetchValues()).toMatchObject({ ...ada, PromptText: 'And now?' });
    expect(openai.requests).toHaveLength(2);
  });

  test('three turns earlier, along the chain of responses', async () => {
    store({ id: 'resp_a', input: [user(ada)], more: { previous_response_id: 'resp_older' } });
    store({ id: 'resp_b', input: [user('b')], more: { previous_response_id: 'resp_a' } });
    store({ id: 'resp_c', input: [user('c')], more: { previous_response_id: 'resp_b' } });
    store({ input: [user('d')], output: [assistant({ KnownToFilm: 'No' })], more: { previous_response_id: 'resp_c' } });
    expect(await fetchValues()).toMatchObject({ ...ada, KnownToFilm: 'No', PromptText: 'd', LastResponseId: 'resp_1' });
    expect(openai.requests.map(({ path }) => path)).not.toContain('/responses/resp_older');
  });

  test('named in the metadata, its record one turn earlier', async () => {
    store({ id: 'resp_0', input: [user(ada)] });
    store({ more: { metadata: { customer_number: 'C-1' }, previous_response_id: 'resp_0' } });
    expect(await fetchValues()).toMatchObject(ada);
  });

  test('a deleted response ends the chain without an error', async () => {
    store({ id: 'resp_0', input: [user('b')], more: { previous_response_id: 'resp_deleted' } });
    store({ input: [user('c')], more: { previous_response_id: 'resp_0' } });
    await expect(fetchValues()).rejects.toMatchObject(failure('CustomerNotSent'));
  });

  test('a chain that OpenAI cannot serve now is looked at again later', async () => {
    store({ input: [user('c')], more: { previous_response_id: 'resp_0' } });
    openai.reply('/responses/resp_0', failWith(503));
    await expect(fetchValues()).rejects.toMatchObject(failure('UpstreamUnavailable', { retryable: true }));
  });

  test('a chain is followed 20 turns back at most, also where it goes in a circle', async () => {
    store({ input: [user('Hello')], more: { previous_response_id: 'resp_1' } });
    await expect(fetchValues()).rejects.toMatchObject(failure('CustomerNotSent'));
    expect(openai.requests).toHaveLength(2 + 20 * 2);
  });

  test('in the conversation the response belongs to, and not in its later turns', async () => {
    const answer = assistant({ KnownToFilm: 'Yes' });
    store({ input: [user('Known?')], output: [answer], more: { conversation: { id: 'conv_1' } } });
    const items = [user(ada), assistant('Noted.'), user('Known?'), answer, user(grace), assistant('Noted.')];
    openai.reply('/conversations/conv_1/items', itemList(items));
    expect(await fetchValues()).toMatchObject({ ...ada, KnownToFilm: 'Yes' });
  });

  test('a deleted conversation is no error', async () => {
    store({ input: [user(ada.CustomerNumber)], more: { conversation: { id: 'conv_gone' } } });
    await expect(fetchValues()).rejects.toMatchObject(failure('CustomerNotSent'));
  });
});

describe('the returned customer', () => {
  test('another CustomerNumber is refused', async () => {
    store({ input: [user(ada)], output: [assistant({ ...ada, CustomerNumber: 'C-2' })] });
    await expect(fetchValues()).rejects.toMatchObject(failure('CustomerNumberChanged', { retryable: false }));
  });

  test('another CustomerNumber beside the customer is refused too', async () => {
    store({ input: [user(ada)], output: [assistant({ CustomerNumber: 'C-2', customer: { KnownToFilm: 'Yes' } })] });
    await expect(fetchValues()).rejects.toMatchObject(failure('CustomerNumberChanged'));
  });

  test('is the one of the sent customer, where the answer shows several', async () => {
    store({
      input: [user(ada)],
      output: [
        assistant([
          { ...ada, KnownToFilm: 'Yes' },
          { ...grace, KnownToFilm: 'No' },
        ]),
      ],
    });
    expect(await fetchValues()).toMatchObject({ ...ada, KnownToFilm: 'Yes' });
  });

  test('from the arguments of a function call', async () => {
    const call = {
      id: 'fc_1',
      type: 'function_call',
      call_id: 'call_1',
      name: 'save',
      arguments: '{"KnownToFilm":"Yes"}',
    };
    store({ input: [user(ada)], output: [call] });
    expect(await fetchValues()).toMatchObject({ ...ada, KnownToFilm: 'Yes' });
  });

  test('invalid JSON cannot be read', async () => {
    store({ input: [user(ada)], output: [assistant('{"KnownToFilm": "Yes"')] });
    await expect(fetchValues()).rejects.toMatchObject(failure('ResponseUnreadable', { retryable: false }));
  });

  test('a refusal is told', async () => {
    const refusal = { id: 'msg_r', type: 'message', role: 'assistant', content: [{ type: 'refusal', refusal: 'No.' }] };
    store({ input: [user(ada)], output: [refusal] });
    await expect(fetchValues()).rejects.toMatchObject(
      failure('ResponseUnreadable', { message: 'The model refused to answer.' }),
    );
  });

  test('items of unknown types and unknown parts are passed over', async () => {
    const mixed = {
      ...assistant(''),
      content: [
        { type: 'hologram', text: { x: 1 } },
        { type: 'output_text', text: '{"KnownToFilm":"Yes"}' },
      ],
    };
    store({ input: [user(ada)], output: [{ type: 'brain_wave', content: 5 }, mixed] });
    expect(await fetchValues()).toMatchObject({ KnownToFilm: 'Yes' });
  });
});

describe('an answer of 1 MB', () => {
  test('of prose with the customer at its end is read at once', async () => {
    const prose = 'She {really} was in "many" films. '.repeat(30_000);
    store({ input: [user(ada)], output: [assistant(`${prose}{"KnownToFilm":"Yes"}`)] });
    const startedAt = performance.now();
    expect(await fetchValues()).toMatchObject({ KnownToFilm: 'Yes' });
    expect(performance.now() - startedAt).toBeLessThan(3000);
  });

  test('within one field is too large for a customer', async () => {
    store({ input: [user(ada)], output: [assistant({ Comment: 'x'.repeat(1_000_000) })] });
    await expect(fetchValues()).rejects.toMatchObject(
      failure('ResponseUnreadable', { message: 'The customer in this response is larger than 512 KiB.' }),
    );
  });
});

describe('a record of 512 KiB', () => {
  const half = 'x'.repeat(300_000);

  test('may be one side alone', async () => {
    store({ input: [user({ ...ada, Comment: half })] });
    expect(await fetchValues()).toMatchObject({ Comment: half });
  });

  test('is too large where both sides together are', async () => {
    store({ input: [user({ ...ada, Comment: half })], output: [assistant({ Comment: half })] });
    await expect(fetchValues()).rejects.toMatchObject(failure('ResponseUnreadable'));
  });
});

describe('input items on several pages', () => {
  test('are all read, earliest first, 100 at a time', async () => {
    const turns = Array.from({ length: 250 }, (_, n) => user(n === 170 ? ada : `turn ${n}`));
    store({ input: turns });
    expect(await fetchValues()).toMatchObject({ ...ada, PromptText: 'turn 249' });
    const pages = openai.requests.filter(({ path }) => path.endsWith('input_items'));
    expect(pages.map(({ query }) => query.toString())).toEqual([
      'order=asc&limit=100',
      `order=asc&limit=100&after=${turns[99]?.id}`,
      `order=asc&limit=100&after=${turns[199]?.id}`,
    ]);
  });

  test('a page that leads back to itself is not read forever', async () => {
    store({});
    openai.reply('/responses/resp_1/input_items', json({ data: [user('x')], has_more: true }));
    await expect(fetchValues()).rejects.toMatchObject(failure('UpstreamUnavailable', { retryable: true }));
    expect(openai.requests).toHaveLength(3);
  });

  test('more than 10,000 items are refused, since the latest would be missed', async () => {
    store({});
    openai.reply('/responses/resp_1/input_items', (request, response) => {
      json({ data: [user('x')], has_more: true })(request, response);
    });
    await expect(fetchValues()).rejects.toMatchObject(
      failure('ResponseUnreadable', { message: expect.stringContaining('10000 items') }),
    );
    expect(openai.requests).toHaveLength(101);
  });
});

describe('status before content', () => {
  test.each<[Record<string, unknown>, boolean]>([
    [{ status: 'queued', output: [] }, true],
    [{ status: 'in_progress', output: [] }, true],
    [{ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } }, false],
    [{ status: 'failed', error: { code: 'server_error', message: 'x' } }, false],
    [{ status: 'cancelled' }, false],
  ])('%j', async (more, retryable) => {
    store({ input: [user(ada)], output: [assistant(ada)], more });
    await expect(fetchValues()).rejects.toMatchObject(
      failure('ResponseNotCompleted', { retryable, retryAfterMs: null }),
    );
    expect(openai.requests).toHaveLength(1);
  });
});

describe('a conversation id', () => {
  test('gives the latest answer and the items before it', async () => {
    const items = [
      user(ada),
      assistant({ KnownToFilm: 'No' }),
      user('Sure?'),
      assistant({ KnownToFilm: 'Yes' }),
      user(grace),
    ];
    openai.reply('/conversations/conv_1/items', itemList(items));
    expect(await connector.fetchSourceRecord('conv_1', signal)).toMatchObject({
      responseId: 'conv_1',
      responseCreatedAt: null,
      model: null,
      fields: {
        FirstName: { value: 'Ada', from: 'sent' },
        KnownToFilm: { value: 'Yes', from: 'returned' },
        PromptText: { value: 'Sure?', from: 'sent' },
        LastResponseId: { value: 'conv_1', from: 'returned' },
      },
    });
  });

  test('is read on all its pages', async () => {
    const items = [
      user(ada),
      ...Array.from({ length: 150 }, (_, n) => user(`turn ${n}`)),
      assistant({ KnownToFilm: 'Yes' }),
    ];
    openai.reply('/conversations/conv_1/items', itemList(items));
    expect(await fetchValues('conv_1')).toMatchObject({ ...ada, KnownToFilm: 'Yes', PromptText: 'turn 149' });
  });

  test('without an answer is not complete', async () => {
    openai.reply('/conversations/conv_1/items', itemList([user(ada)]));
    await expect(fetchValues('conv_1')).rejects.toMatchObject(failure('ResponseNotCompleted', { retryable: false }));
  });

  test('that OpenAI does not know is not found', async () => {
    await expect(fetchValues('conv_2')).rejects.toMatchObject(failure('ResponseNotFound'));
  });
});

test.each(['', 'resp_', 'msg_1', '../models', 'resp_a/b', 'resp_1 '])(
  '%j is no id, and no call is made',
  async (id) => {
    await expect(fetchValues(id)).rejects.toMatchObject(failure('InvalidId'));
    expect(openai.requests).toEqual([]);
  },
);
