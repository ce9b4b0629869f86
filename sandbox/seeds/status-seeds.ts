/** Responses that hold no finished, readable answer. */
import type { JsonObject } from '../http/json.ts';
import { newRun } from '../openai/background.ts';
import { assistantMessage } from '../openai/items.ts';
import type { StoredResponse } from '../openai/store.ts';
import { customerFormat, promptWith, responseSeed } from './response-seed.ts';

const customer: JsonObject = {
  CustomerNumber: 'CUST-20340',
  FirstName: 'Hanna',
  LastName: 'Sorensen',
  EmailAddress: 'hanna.sorensen@example.org',
};
const input = promptWith(customer);
const cutAnswer = JSON.stringify({ ...customer, KnownToFilm: 'Yes' }).slice(0, 60);

export function statusSeeds(): StoredResponse[] {
  return [inProgress(), incomplete(), failed(), cancelled(), refused(), invalidJson(), expired()];
}

/** Finishes at the latest three seconds after it was first retrieved. */
function inProgress(): StoredResponse {
  const seed = {
    name: 'in_progress',
    createdAt: '2026-11-05T12:00:00Z',
    input,
    fields: { ...customerFormat, background: true },
  };
  const final = responseSeed({ ...seed, output: JSON.stringify({ ...customer, Comment: null, KnownToFilm: 'Yes' }) });
  const working = responseSeed({ ...seed, output: [], status: 'in_progress' });
  return { ...working, run: newRun(final.response, null) };
}

function incomplete(): StoredResponse {
  return responseSeed({
    name: 'incomplete',
    createdAt: '2026-11-05T12:01:00Z',
    input,
    output: [{ ...assistantMessage('msg_sandbox_incomplete_answer', cutAnswer), status: 'incomplete' }],
    status: 'incomplete',
    fields: { ...customerFormat, incomplete_details: { reason: 'max_output_tokens' }, max_output_tokens: 16 },
  });
}

function failed(): StoredResponse {
  return responseSeed({
    name: 'failed',
    createdAt: '2026-11-05T12:02:00Z',
    input,
    output: [],
    status: 'failed',
    fields: { ...customerFormat, error: { code: 'server_error', message: 'The model failed to generate a response.' } },
  });
}

function cancelled(): StoredResponse {
  return responseSeed({
    name: 'cancelled',
    createdAt: '2026-11-05T12:03:00Z',
    input,
    output: [],
    status: 'cancelled',
    fields: { ...customerFormat, background: true },
  });
}

function refused(): StoredResponse {
  const refusal = { type: 'refusal', refusal: 'I cannot help with deciding this about a person.' };
  return responseSeed({
    name: 'refused',
    createdAt: '2026-11-05T12:04:00Z',
    input,
    output: [{ ...assistantMessage('msg_sandbox_refused_answer', ''), content: [refusal] }],
    fields: customerFormat,
  });
}

function invalidJson(): StoredResponse {
  return responseSeed({ name: 'invalid_json', createdAt: '2026-11-05T12:05:00Z', input, output: cutAnswer });
}

/** Older than the retention of 30 days: retrieving it gives 404. */
function expired(): StoredResponse {
  const createdAt = '2026-01-05T12:00:00Z';
  const seed = responseSeed({
    name: 'expired',
    createdAt,
    input,
    output: JSON.stringify({ ...customer, KnownToFilm: 'Yes' }),
  });
  return { ...seed, expiresAt: Date.parse(createdAt) + 30 * 24 * 60 * 60 * 1000 };
}
