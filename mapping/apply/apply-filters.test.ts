import { describe, expect, test } from '@jest/globals';
import type { JsonValue, SourceRecord } from '../../customer/source-record.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { applyCollection } from './apply-collection.ts';
import { prepared } from '../checks/testing/collections.ts';

const secret = 'Kesselring-7781';
const fields: Record<string, JsonValue> = { CustomerNumber: '1', FirstName: secret, KnownToFilm: true, Amount: 7 };
const record: SourceRecord = {
  responseId: 'resp_1',
  responseCreatedAt: null,
  model: null,
  fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value, from: 'sent' }])),
};

/** `goes on`, why it is passed over, or the failure as code and message. */
function outcomeOf(filters: { filter?: string; error_filter?: string }): string {
  const context = { syncTime: new Date('2026-07-01T12:00:00Z'), systemId: 7 };
  try {
    return applyCollection(record, prepared('Own', filters), context).passedOver ?? 'goes on';
  } catch (error) {
    if (error instanceof SyncFailure) return `${error.code}: ${error.message}`;
    throw error;
  }
}

const passedOver = 'The mapping filter of the collection "Own" passes this record over. Nothing was written.';
const refused = 'RefusedByErrorFilter: The error filter of the collection "Own" refuses this record.';

describe('the mapping filter', () => {
  test.each<[filter: string, expected: string]>([
    ['return true;', 'goes on'],
    ['return FirstName != null;', 'goes on'],
    ['KnownToFilm', 'goes on'],
    ['return false;', passedOver],
    ['return FirstName == null;', passedOver],
    ['!KnownToFilm', passedOver],
    ['if (Amount > 5) { return false; }\nreturn true;', passedOver],
  ])('%j: %s', (filter, expected) => {
    expect(outcomeOf({ filter })).toBe(expected);
  });

  test.each<[filter: string, said: string]>([
    ['return Absent;', 'the mapping filter returned null, not true or false.'],
    ['return Amount;', 'the mapping filter returned int, not true or false.'],
    ['return Coalesce(FirstName);', 'the mapping filter returned string, not true or false.'],
    ['return\n 1 / 0 == 1;', 'the mapping filter failed at line 2, column 4, in "1 / 0 == 1;": '],
    [
      'if (Amount > 5) throw new Exception(FirstName); return true;',
      'the mapping filter failed at line 1, column 17, in "if',
    ],
    ['return FirstName.Length > Absent.Length;', 'Its inputs: FirstName is string, Absent is null.'],
  ])('%j fails', (filter, said) => {
    const outcome = outcomeOf({ filter });
    expect(outcome).toMatch(/^FormulaFailed: Mapping collection "Own": /);
    expect(outcome).toContain(said);
    expect(outcome).not.toContain(secret);
  });
});

describe('the error filter', () => {
  test.each<[what: string, error_filter: string, expected: string]>([
    ['false lets it go on', 'return FirstName == null;', 'goes on'],
    ['null lets it go on', 'return Absent;', 'goes on'],
    ['an empty text lets it go on', 'return FirstName == null ? "x" : "";', 'goes on'],
    ['true refuses', 'return FirstName != null;', refused],
    ['a text of the formula refuses, and is shown', 'return "No e-mail address.";', `${refused} No e-mail address.`],
    ['a chosen text of the formula, too', 'return Amount > 5 ? "Too much." : null;', `${refused} Too much.`],
    ['a text of the record refuses, and is not shown', 'return FirstName;', refused],
    ['a text made with the record refuses, and is not shown', 'return "No " + FirstName;', refused],
    ['an interpolated text refuses, and is not shown', 'return $"No {FirstName}";', refused],
    ['a text put together of literals is not shown, either', 'return "No" + " more";', refused],
    ['a thrown text of the formula is shown', 'throw new Exception("Not this one.");', `${refused} Not this one.`],
    ['a thrown text of the record is not shown', 'throw new Exception(FirstName);', refused],
    ['a thrown empty text refuses', 'throw new Exception("");', refused],
    ['a thrown null refuses', 'throw new Exception(null);', refused],
    [
      'a thrown text refuses from any branch',
      'if (Amount > 5) throw new Exception("Too much."); return false;',
      `${refused} Too much.`,
    ],
  ])('%s', (_what, error_filter, expected) => {
    expect(outcomeOf({ error_filter })).toBe(expected);
  });

  test.each<[error_filter: string, said: string]>([
    ['return Amount;', 'the error filter returned int, not true, false or a text.'],
    ['return Coalesce(CustomFields);', 'the error filter returned Dictionary, not true, false or a text.'],
    ['return 1 / 0 == 1;', 'the error filter failed at line 1, column 10'],
  ])('%j fails', (error_filter, said) => {
    expect(outcomeOf({ error_filter })).toContain(said);
  });
});

describe('both filters', () => {
  test('map nothing of a record that they pass over, and name the collection of one that they refuse', () => {
    const context = { syncTime: new Date('2026-07-01T12:00:00Z'), systemId: 7 };
    const { customer } = applyCollection(record, prepared('Own', { filter: 'return false;' }), context);
    expect(customer).toMatchObject({ mapping: { name: 'Own' }, values: [], nulls: [] });
    const refusing = prepared('Own', { error_filter: 'return true;' });
    expect(() => applyCollection(record, refusing, context)).toThrow(
      expect.objectContaining({ mapping: refusing.identity, retryable: false }),
    );
  });

  test('the mapping filter comes first: what it passes over is not refused', () => {
    expect(outcomeOf({ filter: 'return false;', error_filter: 'return true;' })).toBe(passedOver);
  });

  test('the error filter is asked of what the mapping filter lets through', () => {
    expect(outcomeOf({ filter: 'return KnownToFilm;', error_filter: 'return true;' })).toBe(refused);
  });
});
