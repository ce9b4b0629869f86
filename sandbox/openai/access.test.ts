import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import axios from 'axios';
import OpenAI, { AuthenticationError, NotFoundError, RateLimitError } from 'openai';
import { startSandbox, type Sandbox } from '../start-sandbox.ts';
import { openAiClient } from '../test-clients.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const existing = 'resp_sandbox_existing_customer';

async function failureOf(key: string, id = existing): Promise<unknown> {
  return openAiClient(sandbox, key)
    .responses.retrieve(id)
    .catch((error: unknown) => error);
}

describe('a request to the OpenAI stand-in', () => {
  it('without a key is told how to send one', async () => {
    const answer = await axios.get(`${sandbox.openaiUrl}/responses/${existing}`, { validateStatus: () => true });
    expect(answer.status).toBe(401);
    expect(answer.data).toEqual({
      error: {
        message: expect.stringMatching(/^You didn't provide an API key/),
        type: 'invalid_request_error',
        param: null,
        code: null,
      },
    });
  });

  it('with an unknown key is refused as invalid_api_key, without quoting the key', async () => {
    const error = await failureOf('sk-somebody-elses-key');
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({ status: 401, code: 'invalid_api_key', type: 'invalid_request_error' });
    expect(String(error)).not.toContain('sk-somebody-elses-key');
  });

  it('with a key that lacks the scope learns which one', async () => {
    const error = await failureOf('sk-sandbox-no-read');
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({ status: 401, code: null });
    expect(String(error)).toContain('Missing scopes: api.responses.read.');
  });

  it('of an account without budget is answered with insufficient_quota and the rate-limit headers', async () => {
    const error = await failureOf('sk-sandbox-no-quota');
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ status: 429, code: 'insufficient_quota', type: 'insufficient_quota' });
    expect(error instanceof RateLimitError && error.headers.get('x-ratelimit-remaining-requests')).toBe('0');
  });

  it('from another project finds none of the seeded records', async () => {
    const error = await failureOf('sk-sandbox-other-project');
    expect(error).toBeInstanceOf(NotFoundError);
    expect(String(error)).toContain(`Response with id '${existing}' not found.`);
  });

  it('is checked for its key before its id: the free probe of a key works', async () => {
    const probe = `resp_${'0123456789abcdef'.repeat(3)}`;
    expect(await failureOf('sk-sandbox', probe)).toMatchObject({ status: 404 });
    expect(await failureOf('sk-wrong-key-0000', probe)).toMatchObject({ status: 401, code: 'invalid_api_key' });
    expect(await failureOf('sk-sandbox-no-read', 'nonsense')).toMatchObject({ status: 401, code: null });
  });

  it.each([
    ['GET', '/v1/xyz'],
    ['GET', '/v1/responses'],
    ['PATCH', `/v1/responses/${existing}`],
    ['GET', `/responses/${existing}`],
  ])('%s %s is no URL of the API', async (method, path) => {
    const url = sandbox.openaiUrl.replace(/\/v1$/, path);
    const answer = await axios.request({ method, url, validateStatus: () => true });
    expect(answer.status).toBe(404);
    expect(answer.data).toMatchObject({ error: { message: `Invalid URL (${method} ${path})` } });
  });

  it('is answered with the headers that OpenAI sends', async () => {
    const { response, request_id: requestId } = await openAiClient(sandbox).responses.retrieve(existing).withResponse();
    expect(requestId).toMatch(/^req_[0-9a-f]{32}$/);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/json',
      'openai-version': '2020-10-01',
      'openai-processing-ms': expect.stringMatching(/^\d+$/),
      'openai-organization': 'org-sandbox',
      'openai-project': 'proj_sandbox',
    });
  });

  it('may carry its own id, within the documented limit', async () => {
    const client = openAiClient(sandbox);
    const call = (id: string): Promise<unknown> =>
      client.responses
        .retrieve(existing, {}, { headers: { 'X-Client-Request-Id': id } })
        .catch((error: unknown) => error);
    expect(await call('a'.repeat(512))).toMatchObject({ id: existing });
    expect(await call('a'.repeat(513))).toBeInstanceOf(OpenAI.BadRequestError);
  });

  it('sees the models where the key may', async () => {
    const models = await openAiClient(sandbox).models.list();
    expect(models.data.map((model) => model.id)).toContain('gpt-5-nano');
    expect(await openAiClient(sandbox).models.retrieve('gpt-5-nano')).toMatchObject({ object: 'model' });
    await expect(openAiClient(sandbox).models.retrieve('llama')).rejects.toBeInstanceOf(NotFoundError);
  });
});
