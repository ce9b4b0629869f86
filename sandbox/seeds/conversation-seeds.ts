/** A conversation whose customer iPaaS.com knows and has linked. */
import { SANDBOX_PROJECT } from '../openai/keys.ts';
import { assistantMessage, userMessage } from '../openai/items.ts';
import { outputItems } from '../openai/background.ts';
import type { OpenAiRecords } from '../openai/store.ts';
import { promptWith, responseSeed } from './response-seed.ts';

const CONVERSATION_ID = 'conv_sandbox_existing_customer';

/** The conversation, and the response that ended it. */
export function conversationSeeds(): OpenAiRecords {
  const customer = {
    CustomerNumber: 'CUST-10046',
    FirstName: 'Farid',
    LastName: 'Nasser',
    EmailAddress: 'farid.nasser@example.com',
  };
  const response = responseSeed({
    name: 'in_conversation',
    createdAt: '2026-11-06T15:00:00Z',
    input: [
      userMessage('msg_sandbox_conversation_1', `I will ask you about this customer: ${JSON.stringify(customer)}`),
      assistantMessage('msg_sandbox_conversation_2', 'Go ahead.'),
      userMessage('msg_sandbox_conversation_3', promptWith({ CustomerNumber: 'CUST-10046' })),
    ],
    output: [
      assistantMessage(
        'msg_sandbox_conversation_4',
        JSON.stringify({ ...customer, Comment: 'Appears in a local newsreel.', KnownToFilm: 'Yes' }),
      ),
    ],
    fields: { conversation: { id: CONVERSATION_ID } },
  });
  const conversation = {
    id: CONVERSATION_ID,
    object: 'conversation',
    created_at: Date.parse('2026-11-06T14:58:00Z') / 1000,
    metadata: {},
  };
  const items = [...response.inputItems, ...outputItems(response.response)];
  return {
    responses: [response],
    conversations: [{ id: CONVERSATION_ID, project: SANDBOX_PROJECT, conversation, items }],
  };
}
