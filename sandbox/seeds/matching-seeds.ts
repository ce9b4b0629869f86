/** Responses about customers that iPaaS.com knows, does not know, or must not confuse. */
import type { StoredResponse } from '../openai/store.ts';
import { customerFormat, PROMPT, promptWith, responseSeed } from './response-seed.ts';

export function matchingSeeds(): StoredResponse[] {
  return [
    responseSeed({
      name: 'existing_customer',
      createdAt: '2026-11-02T09:00:00Z',
      input: promptWith({
        CustomerNumber: 'CUST-10045',
        FirstName: 'Marta',
        LastName: 'Lindqvist',
        EmailAddress: 'marta.lindqvist@example.com',
        Comment: 'Asked for the autumn catalogue.',
      }),
      output: JSON.stringify({
        CustomerNumber: 'CUST-10045',
        FirstName: 'Martha',
        LastName: 'Lindqvist',
        EmailAddress: 'marta.lindqvist@example.com',
        Comment: 'Played the harbour master in two short films.',
        KnownToFilm: 'Yes',
      }),
      fields: customerFormat,
    }),
    responseSeed({
      name: 'new_customer',
      createdAt: '2026-11-02T09:05:00Z',
      input: promptWith({
        CustomerNumber: 'CUST-20301',
        FirstName: 'Tomas',
        LastName: 'Okafor',
        EmailAddress: 'tomas.okafor@example.org',
      }),
      output: JSON.stringify({
        CustomerNumber: 'CUST-20301',
        FirstName: 'Tomas',
        LastName: 'Okafor',
        EmailAddress: 'tomas.okafor@example.org',
        Comment: 'No film work is known.',
        KnownToFilm: 'No',
      }),
      fields: customerFormat,
    }),
    responseSeed({
      name: 'unlinked_customer',
      createdAt: '2026-11-02T09:10:00Z',
      input: promptWith({
        CustomerNumber: 'CUST-10047',
        FirstName: 'Ines',
        LastName: 'Albarracin',
        EmailAddress: 'ines.albarracin@example.com',
      }),
      output: JSON.stringify({
        CustomerNumber: 'CUST-10047',
        FirstName: 'Ines',
        LastName: 'Albarracin',
        EmailAddress: 'ines.albarracin@example.com',
        Comment: 'Wrote the score of a documentary.',
        KnownToFilm: 'Yes',
      }),
      fields: customerFormat,
    }),
    responseSeed({
      name: 'unchanged',
      createdAt: '2026-11-02T09:15:00Z',
      input: promptWith({
        CustomerNumber: 'CUST-10048',
        FirstName: 'Jonas',
        LastName: 'Petrov',
        EmailAddress: 'jonas.petrov@example.org',
      }),
      output: JSON.stringify({ CustomerNumber: 'CUST-10048', KnownToFilm: 'No' }),
      fields: { metadata: { prompt_text: PROMPT } },
    }),
    responseSeed({
      name: 'number_changed',
      createdAt: '2026-11-02T09:20:00Z',
      input: promptWith({
        CustomerNumber: 'CUST-10046',
        FirstName: 'Farid',
        LastName: 'Nasser',
        EmailAddress: 'farid.nasser@example.com',
      }),
      output: JSON.stringify({
        CustomerNumber: 'CUST-99999',
        FirstName: 'Farid',
        LastName: 'Nasser',
        EmailAddress: 'farid.nasser@example.com',
        Comment: null,
        KnownToFilm: 'Yes',
      }),
      fields: customerFormat,
    }),
  ];
}
