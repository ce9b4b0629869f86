import type { JsonValue, SourceRecord } from '../../customer/source-record.ts';
import { destinationText } from '../formula/destination-text.ts';
import { offsetOfDate } from '../formula/dates/date-time.ts';
import { parseFormula } from '../formula/parse-formula.ts';
import { runFormula } from '../formula/run-formula.ts';
import { recordScope } from '../apply/record-scope.ts';

const values: Record<string, JsonValue> = {
  CustomerNumber: 10045,
  FirstName: 'Ada',
  LastName: 'Lovelace',
  EmailAddress: 'ada.lovelace@example.com',
  Comment: '',
  KnownToFilm: true,
  PromptText: null,
  LastResponseId: 'resp_abc123',
  Score: 7,
  Rate: 82.8,
  Distance: 3_000_000_000,
  Tags: ['b', 'a', 'b'],
  Numbers: [3, 1, 2],
  Nothing: [],
  Addresses: [
    { FirstName: 'Ada', City: 'London', IsPrimaryBilling: false, Floors: 3 },
    { FirstName: 'Augusta', City: 'Paris', IsPrimaryBilling: true, Floors: 1 },
    { FirstName: 'Byron', City: 'Paris', IsPrimaryBilling: false, Floors: 2 },
  ],
  'Loyalty Tier': 'Gold',
};

/** The record that all cases are about. */
export const sharedRecord: SourceRecord = {
  responseId: 'resp_abc123',
  responseCreatedAt: '2026-07-01T11:59:00Z',
  model: null,
  fields: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, from: 'returned' }])),
};

const syncTime = offsetOfDate(new Date('2026-07-01T12:30:45Z'));
const scope = recordScope(sharedRecord, 10_684);

/** What a formula over the shared record sends. @throws FormulaSyntaxError, FormulaError */
export function resultOf(formula: string): string | null {
  return destinationText(runFormula(parseFormula(formula), { scope, syncTime }));
}
