/** Puts responses into the OpenAI stand-in the way a customer gets there: through the published client. */
import OpenAI from 'openai';

/** A customer as another program sends it. */
export type SentCustomer = Record<string, string | number | boolean | null>;

/**
 * Sends a customer to OpenAI and answers the id of the response.
 * @param answer what the model returns; by default the customer as it was sent
 */
export async function sendCustomer(
  openaiUrl: string,
  sent: SentCustomer,
  answer?: SentCustomer | string,
): Promise<string> {
  const openai = new OpenAI({ apiKey: 'sk-sandbox', baseURL: openaiUrl, maxRetries: 0 });
  const text = answer === undefined || typeof answer === 'string' ? answer : JSON.stringify(answer);
  const response = await openai.responses.create({
    model: 'gpt-5.6-terra',
    input: `Is this person known to film?\n${JSON.stringify(sent)}`,
    ...(text === undefined ? {} : { metadata: { sandbox_output: text } }),
  });
  return response.id;
}

/** A complete customer that no one has seen before. */
export function newCustomer(customerNumber: string): SentCustomer {
  return {
    CustomerNumber: customerNumber,
    FirstName: 'Nora',
    LastName: 'Example',
    EmailAddress: `${customerNumber.toLowerCase()}@example.com`,
    Comment: 'Met at the fair',
    KnownToFilm: 'No',
  };
}
