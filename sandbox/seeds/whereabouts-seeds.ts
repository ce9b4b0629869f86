/** Responses that show where a customer can be found, and how it can be written. */
import type { JsonObject } from '../http/json.ts';
import { assistantMessage, userMessage } from '../openai/items.ts';
import { outputItems } from '../openai/background.ts';
import type { StoredResponse } from '../openai/store.ts';
import { PROMPT, promptWith, responseSeed } from './response-seed.ts';

function person(number: string, firstName: string, lastName: string): JsonObject {
  return {
    CustomerNumber: number,
    FirstName: firstName,
    LastName: lastName,
    EmailAddress: `${firstName}.${lastName}@example.com`.toLowerCase(),
  };
}

export function whereaboutsSeeds(): StoredResponse[] {
  return [
    notSent(),
    inProse(),
    fenced(),
    nested(),
    otherSpelling(),
    inMetadata(),
    inMetadataJson(),
    functionCall(),
    ...threeTurns(),
  ];
}

function notSent(): StoredResponse {
  return responseSeed({
    name: 'not_sent',
    createdAt: '2026-11-04T08:00:00Z',
    input: 'Invent a customer of a camera shop and answer with the record as JSON.',
    output: JSON.stringify({ ...person('CUST-20320', 'Nobody', 'Sent'), KnownToFilm: 'Yes' }),
  });
}

function inProse(): StoredResponse {
  const customer = person('CUST-20321', 'Greta', 'Haaland');
  return responseSeed({
    name: 'in_prose',
    createdAt: '2026-11-04T08:01:00Z',
    input: `${PROMPT} The record is ${JSON.stringify(customer)} and comes from the web shop.`,
    output: `I looked at the record. Here it is: ${JSON.stringify({ ...customer, KnownToFilm: 'Yes' })} Tell me if you need more.`,
  });
}

function fenced(): StoredResponse {
  const customer = person('CUST-20322', 'Paulo', 'Reis');
  return responseSeed({
    name: 'fenced',
    createdAt: '2026-11-04T08:02:00Z',
    input: `${PROMPT}\n\n\`\`\`json\n${JSON.stringify(customer, null, 2)}\n\`\`\``,
    output: `Here is the record:\n\n\`\`\`json\n${JSON.stringify({ ...customer, KnownToFilm: 'No' }, null, 2)}\n\`\`\`\n`,
  });
}

function nested(): StoredResponse {
  const customer = person('CUST-20323', 'Aiko', 'Tanabe');
  return responseSeed({
    name: 'nested',
    createdAt: '2026-11-04T08:03:00Z',
    input: `${PROMPT}\n\n${JSON.stringify({ source: 'web shop', customer })}`,
    output: JSON.stringify({ confidence: 0.9, customer: { ...customer, KnownToFilm: 'Yes' } }),
  });
}

function otherSpelling(): StoredResponse {
  const spelled = {
    customer_number: 'CUST-20324',
    'first-name': 'Ruben',
    lastName: 'Castellano',
    'Email Address': 'ruben.castellano@example.com',
  };
  return responseSeed({
    name: 'other_spelling',
    createdAt: '2026-11-04T08:04:00Z',
    input: promptWith(spelled),
    output: JSON.stringify({ ...spelled, known_to_film: 'Yes' }),
  });
}

function inMetadata(): StoredResponse {
  return responseSeed({
    name: 'metadata',
    createdAt: '2026-11-04T08:05:00Z',
    input: 'Decide whether the customer is known to film. Answer with the CustomerNumber and KnownToFilm as JSON.',
    output: JSON.stringify({ CustomerNumber: 'CUST-20325', KnownToFilm: 'No' }),
    fields: {
      metadata: {
        CustomerNumber: 'CUST-20325',
        FirstName: 'Selma',
        LastName: 'Brandt',
        EmailAddress: 'selma.brandt@example.com',
        prompt_text: PROMPT,
      },
    },
  });
}

function inMetadataJson(): StoredResponse {
  return responseSeed({
    name: 'metadata_json',
    createdAt: '2026-11-04T08:06:00Z',
    input: 'Decide whether the customer is known to film. Answer with the CustomerNumber and KnownToFilm as JSON.',
    output: JSON.stringify({ CustomerNumber: 'CUST-20326', KnownToFilm: 'Yes' }),
    fields: { metadata: { customer: JSON.stringify(person('CUST-20326', 'Emil', 'Novak')) } },
  });
}

function functionCall(): StoredResponse {
  const customer = person('CUST-20327', 'Yusuf', 'Demir');
  const parameters = {
    type: 'object',
    additionalProperties: false,
    properties: { CustomerNumber: { type: 'string' }, KnownToFilm: { type: 'string' }, Comment: { type: 'string' } },
    required: ['CustomerNumber', 'KnownToFilm', 'Comment'],
  };
  return responseSeed({
    name: 'function_call',
    createdAt: '2026-11-04T08:07:00Z',
    input: promptWith(customer),
    output: [
      { id: 'rs_sandbox_function_call', type: 'reasoning', content: [], encrypted_content: null, summary: [] },
      {
        id: 'fc_sandbox_function_call',
        type: 'function_call',
        status: 'completed',
        call_id: 'call_sandboxFunctionCall',
        name: 'save_customer',
        arguments: JSON.stringify({ CustomerNumber: 'CUST-20327', KnownToFilm: 'Yes', Comment: 'Stunt coordinator.' }),
      },
    ],
    fields: {
      tools: [
        { type: 'function', name: 'save_customer', description: 'Saves the customer.', parameters, strict: true },
      ],
    },
  });
}

/** A chain by previous_response_id: the customer was sent three turns before the turn that is synced. */
function threeTurns(): StoredResponse[] {
  const customer = person('CUST-20328', 'Clara', 'Winter');
  const turns = [
    [`Remember this customer: ${JSON.stringify(customer)}`, 'I will remember the customer.'],
    ['Has the customer ordered before?', 'That is not in the record.'],
    ['What do you know about films made in the region?', 'Several small productions were shot there.'],
    [
      'Is the customer known to film? Answer with the CustomerNumber and KnownToFilm as JSON.',
      JSON.stringify({ CustomerNumber: 'CUST-20328', KnownToFilm: 'Yes' }),
    ],
  ] as const;
  const chain: StoredResponse[] = [];
  for (const [index, [question, answer]] of turns.entries()) {
    const previous = chain.at(-1);
    const earlier = previous === undefined ? [] : [...previous.inputItems, ...outputItems(previous.response)];
    const name = index === turns.length - 1 ? 'three_turns' : `three_turns_${index + 1}`;
    const turn = responseSeed({
      name,
      createdAt: `2026-11-04T08:1${index}:00Z`,
      input: [...earlier, userMessage(`msg_sandbox_${name}_sent`, question)],
      output: [assistantMessage(`msg_sandbox_${name}_answer`, answer)],
      fields: { previous_response_id: previous?.id ?? null },
    });
    chain.push(turn);
  }
  return chain;
}
