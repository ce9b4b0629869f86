/** What the responses of the fault tests hold. */
import type { SentCustomer } from './evidence.ts';

export interface SentResponse {
  customerNumber: string;
  responseId: string;
  /** Seconds since 1970. */
  createdAt: number;
  sent: SentCustomer;
}

/** Data of one customer that differ with every response. */
export function sentCustomer(customerNumber: string, made: number): SentCustomer {
  return {
    firstName: `Nora ${made}`,
    lastName: 'Example',
    emailAddress: `${customerNumber.toLowerCase()}@example.com`,
    comment: `Response ${made}`,
    knownToFilm: made % 2 === 0 ? 'Yes' : 'No',
  };
}

/** In the OpenAI wire format: the customer is sent in the request and returned as it was. */
export function responseOf({ customerNumber, responseId, createdAt, sent }: SentResponse): object {
  const customer = {
    CustomerNumber: customerNumber,
    FirstName: sent.firstName,
    LastName: sent.lastName,
    EmailAddress: sent.emailAddress,
    Comment: sent.comment,
    KnownToFilm: sent.knownToFilm,
  };
  const text = JSON.stringify(customer);
  return {
    response: {
      id: responseId,
      object: 'response',
      created_at: createdAt,
      status: 'completed',
      model: 'gpt-5.6-terra',
      metadata: {},
      output: [
        {
          id: `msg_${responseId}_answer`,
          type: 'message',
          role: 'assistant',
          status: 'completed',
          content: [{ type: 'output_text', annotations: [], text }],
        },
      ],
    },
    input_items: [
      {
        id: `msg_${responseId}_sent`,
        type: 'message',
        role: 'user',
        status: 'completed',
        content: [{ type: 'input_text', text: `Is this person known to film?\n${text}` }],
      },
    ],
  };
}
