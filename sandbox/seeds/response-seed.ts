/** Builds a seeded response: fixed ids and times, so that every reset gives the same records. */
import type { JsonObject } from '../http/json.ts';
import { SANDBOX_PROJECT } from '../openai/keys.ts';
import { assistantMessage, userMessage } from '../openai/items.ts';
import { responseObject, type ResponseParts } from '../openai/response-object.ts';
import type { StoredResponse } from '../openai/store.ts';

/** What the seeded requests asked the model. */
export const PROMPT =
  'Decide from this customer record whether the customer is known to film, and answer with the whole record as JSON.';

const SEED_MODEL = 'gpt-5.6-terra';

export interface ResponseSeed {
  /** Without `resp_sandbox_`. */
  name: string;
  /** ISO-8601; the seeds are of November 2026. */
  createdAt: string;
  /** What was sent: a text, or items oldest first (earlier turns included). */
  input: string | JsonObject[];
  /** What the model answered: a text, or items. */
  output: string | JsonObject[];
  status?: ResponseParts['status'];
  fields?: JsonObject;
}

export function responseSeed(seed: ResponseSeed): StoredResponse {
  const id = `resp_sandbox_${seed.name}`;
  const inputItems =
    typeof seed.input === 'string' ? [userMessage(`msg_sandbox_${seed.name}_sent`, seed.input)] : seed.input;
  const output =
    typeof seed.output === 'string' ? [assistantMessage(`msg_sandbox_${seed.name}_answer`, seed.output)] : seed.output;
  const response = responseObject({
    id,
    createdAt: Date.parse(seed.createdAt) / 1000,
    status: seed.status ?? 'completed',
    model: SEED_MODEL,
    output,
    inputLength: JSON.stringify(inputItems).length,
    fields: seed.fields ?? {},
  });
  return { id, project: SANDBOX_PROJECT, response, inputItems, expiresAt: null, run: null };
}

/** The text of a request: the prompt, and below it the customer as JSON. */
export function promptWith(customer: JsonObject): string {
  return `${PROMPT}\n\n${JSON.stringify(customer)}`;
}

const nullableText = { type: ['string', 'null'] };

/** The structured output that most seeded requests asked for. */
export const customerFormat: JsonObject = {
  text: {
    format: {
      type: 'json_schema',
      name: 'customer_v1',
      description: null,
      strict: true,
      schema: {
        type: 'object',
        additionalProperties: false,
        properties: {
          CustomerNumber: nullableText,
          FirstName: nullableText,
          LastName: nullableText,
          EmailAddress: nullableText,
          Comment: nullableText,
          KnownToFilm: nullableText,
        },
        required: ['CustomerNumber', 'FirstName', 'LastName', 'EmailAddress', 'Comment', 'KnownToFilm'],
      },
    },
    verbosity: 'medium',
  },
};
