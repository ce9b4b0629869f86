/** The connector against the sandbox's OpenAI stand-in and its seeded responses. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { createOpenAIConnector, type OpenAIConnector } from './connector.ts';

const signal = new AbortController().signal;
let sandbox: Sandbox;
let connector: OpenAIConnector;

beforeAll(async () => {
  sandbox = await startSandbox({ openaiPort: 0, ipaasPort: 0 });
  connector = createOpenAIConnector({ apiKey: 'sk-sandbox', baseUrl: sandbox.openaiUrl });
});

afterAll(() => sandbox.close());

test('its key is accepted', async () => {
  await expect(connector.checkKey(signal)).resolves.toBeUndefined();
});

test('another key is not', async () => {
  const stranger = createOpenAIConnector({ apiKey: 'sk-stranger', baseUrl: sandbox.openaiUrl });
  await expect(stranger.checkKey(signal)).rejects.toMatchObject({ code: 'AuthenticationFailure' });
});

test('an address without /v1 is told as a wrong address', async () => {
  const astray = createOpenAIConnector({ apiKey: 'sk-sandbox', baseUrl: sandbox.openaiUrl.replace('/v1', '') });
  await expect(astray.checkKey(signal)).rejects.toMatchObject({ code: 'UpstreamMisconfigured' });
});

describe('the customer is found wherever it was sent', () => {
  test.each([
    ['in_prose', 'CUST-20321', 'Greta'],
    ['fenced', 'CUST-20322', 'Paulo'],
    ['nested', 'CUST-20323', 'Aiko'],
    ['other_spelling', 'CUST-20324', 'Ruben'],
    ['metadata', 'CUST-20325', 'Selma'],
    ['metadata_json', 'CUST-20326', 'Emil'],
    ['function_call', 'CUST-20327', 'Yusuf'],
    ['three_turns', 'CUST-20328', 'Clara'],
    ['in_conversation', 'CUST-10046', 'Farid'],
  ])('resp_sandbox_%s', async (name, number, firstName) => {
    const { fields } = await connector.fetchSourceRecord(`resp_sandbox_${name}`, signal);
    expect(fields).toMatchObject({
      CustomerNumber: { value: number },
      FirstName: { value: firstName },
      KnownToFilm: { value: expect.stringMatching(/^(?:Yes|No)$/), from: 'returned' },
      LastResponseId: { value: `resp_sandbox_${name}` },
    });
  });

  test('conv_sandbox_existing_customer', async () => {
    const { fields } = await connector.fetchSourceRecord('conv_sandbox_existing_customer', signal);
    expect(fields).toMatchObject({ CustomerNumber: { value: 'CUST-10046' }, KnownToFilm: { value: 'Yes' } });
  });
});

describe('what cannot be synced is told by its code', () => {
  test.each([
    ['not_sent', 'CustomerNotSent', false],
    ['number_changed', 'CustomerNumberChanged', false],
    ['incomplete', 'ResponseNotCompleted', false],
    ['failed', 'ResponseNotCompleted', false],
    ['cancelled', 'ResponseNotCompleted', false],
    ['in_progress', 'ResponseNotCompleted', true],
    ['refused', 'ResponseUnreadable', false],
    ['invalid_json', 'ResponseUnreadable', false],
    ['expired', 'ResponseNotFound', false],
    ['never_existed', 'ResponseNotFound', false],
  ])('resp_sandbox_%s', async (name, code, retryable) => {
    await expect(connector.fetchSourceRecord(`resp_sandbox_${name}`, signal)).rejects.toMatchObject({
      code,
      retryable,
    });
  });
});
