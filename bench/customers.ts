import OpenAI from 'openai';

interface Sandbox {
  apiKey: string;
  baseUrl: string;
}

/**
 * Sends one customer to the OpenAI stand-in as many times as asked, with another comment each time, so that syncing
 * any of the responses is an update of the same, linked customer.
 * @returns the ids of the responses
 */
export async function sendCustomerOften(openai: Sandbox, times: number): Promise<string[]> {
  return await sendCustomers(openai, Array(times).fill('BENCH-1'));
}

/**
 * Sends as many different customers to the OpenAI stand-in, so that no sync has to wait for another of its customer.
 * @returns the ids of the responses
 */
export async function sendManyCustomers(openai: Sandbox, count: number): Promise<string[]> {
  const numbers = Array.from({ length: count }, (_, index) => `BENCH-${index + 1}`);
  return await sendCustomers(openai, numbers);
}

async function sendCustomers({ apiKey, baseUrl }: Sandbox, numbers: readonly string[]): Promise<string[]> {
  const client = new OpenAI({ apiKey, baseURL: baseUrl, maxRetries: 0 });
  const ids: string[] = [];
  for (const [time, number] of numbers.entries()) {
    const customer = {
      CustomerNumber: number,
      FirstName: 'Nora',
      LastName: 'Example',
      EmailAddress: `${number.toLowerCase()}@example.com`,
      Comment: `Comment ${time}`,
      KnownToFilm: 'No',
    };
    const response = await client.responses.create({
      model: 'gpt-5.6-terra',
      input: `Is this person known to film?\n${JSON.stringify(customer)}`,
    });
    ids.push(response.id);
  }
  return ids;
}
