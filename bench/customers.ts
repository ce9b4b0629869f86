import OpenAI from 'openai';
import { controlOf } from '../sandbox/control-client.ts';
import { inTurns } from './in-turns.ts';

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

/** The stand-ins, as the settings of a worker name them. */
export interface StandIns {
  openai: Sandbox;
  ipaas: { baseUrl: string; systemId: number };
}

export interface LinkedCustomer {
  responseId: string;
  ipaasId: number;
}

/** Above every id that the stand-in gives by itself. */
const firstLinkedId = 1_000_000;
const sentAtOnce = 50;

/**
 * Puts as many different customers, each linked already, into the iPaaS.com stand-in, and sends each once to that of
 * OpenAI with another comment, so that syncing any of the responses is an update of a customer of its own.
 * @param range `from` counts the customers of these stand-ins: who calls again goes on where the last call ended
 */
export async function sendLinkedCustomers(
  { openai, ipaas }: StandIns,
  { from, count }: { from: number; count: number },
): Promise<LinkedCustomer[]> {
  const client = new OpenAI({ apiKey: openai.apiKey, baseURL: openai.baseUrl, maxRetries: 0 });
  const control = controlOf(ipaas.baseUrl);
  const positions = Array.from({ length: count }, (_, index) => from + index);
  return await inTurns(positions, sentAtOnce, async (position) => {
    const ipaasId = firstLinkedId + position;
    const customer = customerOf(`LINKED-${position}`, 'As it was before');
    await control.put('customers', ipaasId, {
      customer_number: customer.CustomerNumber,
      first_name: customer.FirstName,
      last_name: customer.LastName,
      email_address: customer.EmailAddress,
      comment: customer.Comment,
      external_ids: [{ system_id: ipaas.systemId, external_id: customer.CustomerNumber }],
    });
    const responseId = await send(client, { ...customer, Comment: `Comment ${position}` });
    return { responseId, ipaasId };
  });
}

async function sendCustomers({ apiKey, baseUrl }: Sandbox, numbers: readonly string[]): Promise<string[]> {
  const client = new OpenAI({ apiKey, baseURL: baseUrl, maxRetries: 0 });
  const ids: string[] = [];
  for (const [time, number] of numbers.entries()) {
    ids.push(await send(client, customerOf(number, `Comment ${time}`)));
  }
  return ids;
}

type SentCustomer = ReturnType<typeof customerOf>;

function customerOf(number: string, comment: string) {
  return {
    CustomerNumber: number,
    FirstName: 'Nora',
    LastName: 'Example',
    EmailAddress: `${number.toLowerCase()}@example.com`,
    Comment: comment,
    KnownToFilm: 'No',
  };
}

async function send(client: OpenAI, customer: SentCustomer): Promise<string> {
  const response = await client.responses.create({
    model: 'gpt-5.6-terra',
    input: `Is this person known to film?\n${JSON.stringify(customer)}`,
  });
  return response.id;
}
