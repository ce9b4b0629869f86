/** Responses whose customer lacks something that a write needs, or holds an address that is none. */
import type { JsonObject } from '../http/json.ts';
import type { StoredResponse } from '../openai/store.ts';
import { customerFormat, promptWith, responseSeed } from './response-seed.ts';

/** Sent and returned record; the answer repeats what was sent and fills in KnownToFilm, as the model does. */
function repeated(name: string, minute: number, sent: JsonObject, returned: JsonObject = {}): StoredResponse {
  const nothing = { CustomerNumber: null, FirstName: null, LastName: null, EmailAddress: null, Comment: null };
  return responseSeed({
    name,
    createdAt: `2026-11-03T10:${String(minute).padStart(2, '0')}:00Z`,
    input: promptWith(sent),
    output: JSON.stringify({ ...nothing, ...sent, KnownToFilm: 'No', ...returned }),
    fields: customerFormat,
  });
}

export function badRecordSeeds(): StoredResponse[] {
  const whole = { FirstName: 'Lena', LastName: 'Moreau', EmailAddress: 'lena.moreau@example.com' };
  const { FirstName, LastName, EmailAddress } = whole;
  return [
    repeated('no_email', 0, { CustomerNumber: 'CUST-20310', FirstName, LastName }),
    repeated('no_customer_number', 1, whole),
    repeated('no_first_name', 2, { CustomerNumber: 'CUST-20312', FirstName: '', LastName, EmailAddress }),
    repeated('no_last_name', 3, { CustomerNumber: 'CUST-20313', FirstName, LastName: '   ', EmailAddress }),
    repeated('no_names', 4, { CustomerNumber: 'CUST-20314', EmailAddress }),
    repeated('missing_all', 5, { EmailAddress: 'someone@example.org' }),
    repeated('bad_email', 6, { CustomerNumber: 'CUST-20316', ...whole, EmailAddress: 'lena.moreau(at)example.com' }),
  ];
}
