import type { JsonValue, SourceRecord } from '../customer/source-record.ts';

const names = [
  ['Nora', 'Example'],
  ['Jürgen', 'Groß'],
  ['Ana María', 'Núñez'],
  ['Bo', 'Li'],
  ['Charlotte', 'van den Berg'],
] as const;

/**
 * Records of different customers, so that no value is always the same: the fields of the integration guide, and fields of
 * their own that formulas read by `CustomFields`.
 */
export function sourceRecords(): SourceRecord[] {
  return names.map(([firstName, lastName], index) =>
    recordOf({
      CustomerNumber: `BENCH-${index}`,
      FirstName: firstName,
      LastName: lastName,
      EmailAddress: `customer.${index}@example.com`,
      Comment: 'Asked for an offer. Wants to be called in the morning, not by e-mail.',
      KnownToFilm: index % 2 === 0 ? 'Yes' : 'No',
      PromptText: `Is ${firstName} ${lastName} known to film?`,
      LastResponseId: `resp_bench_${index}`,
      ...ownFields(index),
    }),
  );
}

function ownFields(index: number): Record<string, JsonValue> {
  return {
    Orders: String(index * 37),
    Revenue: index * 1234.56,
    Since: `20${10 + index}-03-0${index + 1}`,
    Phone: `+49 30 ${index}234567`,
    Tags: ['new', 'press', 'premiere', 'vip', 'b2b'].slice(0, index + 1),
    Addresses: [
      { City: 'Bonn', Country: 'DE' },
      { City: 'Lyon', Country: index % 2 === 0 ? 'FR' : 'DE' },
    ],
  };
}

function recordOf(fields: Record<string, JsonValue>): SourceRecord {
  const entries = Object.entries(fields).map(([name, value]) => [name, { value, from: 'sent' as const }]);
  return {
    responseId: 'resp_bench',
    responseCreatedAt: '2026-11-23T10:20:30.000Z',
    model: 'gpt-5.6-terra',
    fields: Object.fromEntries(entries),
  };
}
