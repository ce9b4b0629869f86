/** Everything the iPaaS.com stand-in holds after a reset. */
import type { IpaasRecords } from '../ipaas/records.ts';
import { putVerbatim, type VerbatimCustomer } from '../ipaas/put-verbatim.ts';
import { OPENAI_SYSTEM_ID } from '../ipaas/subscriptions.ts';
import { mappingCollections } from './mapping-collection-seeds.ts';
import { PROMPT } from './response-seed.ts';

const definitions = [
  { name: 'OpenAI Last Response Date', dataType: 'datetime', description: 'When the last response was taken over' },
  { name: 'OpenAI Last Response ID', dataType: 'string', description: 'Id of the last response' },
  { name: 'Known to Film', dataType: 'string', description: 'Whether the customer is known to film' },
  { name: 'OpenAI Last Prompt Text', dataType: 'string', description: 'What the model was asked' },
];

interface CustomerSeed {
  id: number;
  number: string;
  firstName: string;
  lastName: string;
  emailAddress: string;
  comment: string | null;
  linked: boolean;
  /** Values of custom fields by name. */
  customFields: Readonly<Record<string, string>>;
}

const customers: readonly CustomerSeed[] = [
  {
    id: 150_713,
    number: 'CUST-10045',
    firstName: 'Marta',
    lastName: 'Lindqvist',
    emailAddress: 'marta.lindqvist@example.com',
    comment: 'Asked for the autumn catalogue.',
    linked: true,
    customFields: earlierAnswer('resp_sandbox_earlier_10045', 'Unknown'),
  },
  {
    id: 150_714,
    number: 'CUST-10046',
    firstName: 'Farid',
    lastName: 'Nasser',
    emailAddress: 'farid.nasser@example.com',
    comment: null,
    linked: true,
    customFields: earlierAnswer('resp_sandbox_earlier_10046', 'No'),
  },
  {
    id: 150_715,
    number: 'CUST-10047',
    firstName: 'Ines',
    lastName: 'Albarracin',
    emailAddress: 'ines.albarracin@example.com',
    comment: 'Came with the list of the trade fair.',
    linked: false,
    customFields: {},
  },
  {
    id: 150_716,
    number: 'CUST-10048',
    firstName: 'Jonas',
    lastName: 'Petrov',
    emailAddress: 'jonas.petrov@example.org',
    comment: null,
    linked: true,
    customFields: earlierAnswer('resp_sandbox_unchanged', 'No'),
  },
];

function earlierAnswer(responseId: string, knownToFilm: string): Record<string, string> {
  return {
    'OpenAI Last Response Date': '2026-10-20T08:30:00.000+00:00',
    'OpenAI Last Response ID': responseId,
    'Known to Film': knownToFilm,
    'OpenAI Last Prompt Text': PROMPT,
  };
}

/** Fills empty records. */
export function seedIpaas(records: IpaasRecords): void {
  for (const definition of definitions) records.definitions.add({ ...definition, module: 'Customer' });
  for (const { id, ...collection } of mappingCollections) records.mappingCollections.put(id, collection);
  for (const customer of customers) putVerbatim(records, customer.id, verbatim(customer));
}

function verbatim(customer: CustomerSeed): VerbatimCustomer {
  return {
    customer_number: customer.number,
    first_name: customer.firstName,
    last_name: customer.lastName,
    email_address: customer.emailAddress,
    comment: customer.comment,
    created_datetime: '2026-07-01T12:00:00.000+00:00',
    custom_fields: Object.entries(customer.customFields).map(([name, value]) => ({ custom_field_name: name, value })),
    external_ids: customer.linked ? [{ system_id: OPENAI_SYSTEM_ID, external_id: customer.number }] : [],
  };
}
