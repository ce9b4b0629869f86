import OpenAI from 'openai';

/**
 * Sends one customer to the OpenAI stand-in as many times as asked, with another comment each time, so that syncing
 * any of the responses is an update of the same, linked customer.
 * @returns the ids of the responses
 */
export async function sendCustomerOften(openai: { apiKey: string; baseUrl: string }, times: number): Promise<string[]> {
  const client = new OpenAI({ apiKey: openai.apiKey, baseURL: openai.baseUrl, maxRetries: 0 });
  const ids: string[] = [];
  for (let time = 0; time < times; time += 1) {
    const customer = {
      CustomerNumber: 'BENCH-1',
      FirstName: 'Nora',
      LastName: 'Example',
      EmailAddress: 'nora@example.com',
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
