import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonValue, SourceRecord } from '../../customer/source-record.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { applyCollection } from './apply-collection.ts';
import { customField, field, prepared } from '../checks/testing/collections.ts';
import type { PreparedCollection } from '../prepare/prepared-collection.ts';

function recordOf(fields: Record<string, JsonValue>): SourceRecord {
  const entries = Object.entries(fields).map(([name, value]) => [name, { value, from: 'sent' as const }] as const);
  return { responseId: 'resp_1', responseCreatedAt: null, model: null, fields: Object.fromEntries(entries) };
}

const required = ['CustomerNumber', 'FirstName', 'LastName', 'EmailAddress'].map((name) => field(name));

function collectionOf(formulas: readonly string[], filters: object = {}): PreparedCollection {
  const mappings = [...required, ...formulas.map((formula, index) => customField(`X${index}`, formula))];
  return prepared('Own', { mappings, ...filters });
}

function failureOf(formulas: readonly string[], fields: Record<string, JsonValue>): SyncFailure | null {
  return failureWith(collectionOf(formulas), fields);
}

function failureWith(collection: PreparedCollection, fields: Record<string, JsonValue>): SyncFailure | null {
  try {
    applyCollection(recordOf(fields), collection, { syncTime: new Date('2026-07-01T12:00:00Z'), systemId: 7 });
    return null;
  } catch (error) {
    if (error instanceof SyncFailure) return error;
    throw error;
  }
}

describe('a formula that fails is told with', () => {
  const failure = failureOf(['var a = 1;\n  return a + ConvertToInt(Comment) + Tier.Length + KnownToFilm.Length;'], {
    Comment: 'private',
    KnownToFilm: true,
  });

  test.each([
    ['its collection', 'Mapping collection "Own": '],
    ['its mapping and field', 'mapping c-X0 (X0) failed'],
    ['its place', 'at line 2, column 14'],
    ['its expression, the line of it', 'in "return a + ConvertToInt(Comment) + Tier.Length + KnownToFilm.Length;"'],
    ['what went wrong', 'the text is no whole number'],
    ['the types of all that it reads', 'Its inputs: Comment is string, Tier is null, KnownToFilm is bool.'],
  ])('%s', (_what, said) => {
    expect(failure?.message.toLowerCase()).toContain(said.toLowerCase());
    expect(failure?.code).toBe('FormulaFailed');
    expect(failure?.message).not.toContain('private');
  });

  test('what concerns the field alone, beside it', () => {
    expect(failure?.problems).toEqual([
      { field: 'X0', code: 'FormulaFailed', message: expect.stringMatching(/^mapping c-X0 \(X0\) failed at line 2/) },
    ]);
    expect(failure?.mapping).toMatchObject({ name: 'Own', version: expect.any(String) });
    expect(failure?.retryable).toBe(false);
  });
});

test('all that fails is told at once', () => {
  const failure = failureOf(['1 / 0', 'FirstName', 'Absent.Length'], { FirstName: ['a list'] });
  expect(failure?.code).toBe('FormulaFailed');
  expect(failure?.problems.map((problem) => [problem.field, problem.code])).toEqual([
    ['FirstName', 'InvalidFieldValue'],
    ['X0', 'FormulaFailed'],
    ['X1', 'InvalidFieldValue'],
    ['X2', 'FormulaFailed'],
  ]);
});

test('where no formula fails, it is an invalid value', () => {
  expect(failureOf([], { FirstName: {} })?.code).toBe('InvalidFieldValue');
});

test('a formula without inputs has none told, and a long line is cut', () => {
  const failure = failureOf([`1 / 0 + ${'1 + '.repeat(60)}1`], {});
  expect(failure?.message).not.toContain('inputs');
  expect(failure?.message).toMatch(/in "1 \/ 0 \+ (1 \+ )*1? ?\+? ?…": /);
});

/** Formulas that fail for nearly every value, each by another way. */
const failing = [
  'ConvertToInt(Comment)',
  'Comment.Substring(1000)',
  'Comment[1000]',
  'int.Parse(Comment)',
  'DateTime.Parse(Comment)',
  'Guid.Parse(Comment)',
  'Comment - 1',
  'Comment > 1',
  'Comment == 1',
  'Comment ? 1 : 2',
  '-KnownToFilm',
  '(int)KnownToFilm',
  'int a = KnownToFilm; return a;',
  'CustomFields[Comment]',
  'CustomFields[Comment + "x"].Length',
  'KnownToFilm.Length',
  'KnownToFilm[0]',
  'KnownToFilm.Absent(Comment)',
  'RegExMatch("x", Comment + "(")',
  'FirstMatch(Items, Comment + " ==")',
  'FirstMatch(Items, "Name > " + Comment)',
  'First(Items).Name.Absent',
  'Items.Where(item => item.Name)',
  'Items.Select(item => item.Name / 0).First()',
  'string.Format(Comment + "{", 1)',
  '$"{Items}"',
  'CountryCodeRequired(Comment)',
  'JSONToDictionary("{" + Comment)',
  'IntListFromString(Comment)',
  'DateTime.ParseExact(Comment, "yyyy")',
  'new DateTime(KnownToFilm, 1, 1)',
  'Math.Round(KnownToFilm)',
  'TypesafeDivision(1, 0) + Comment',
  'throw new Exception(Comment);',
  'Truncate(Comment, -1)',
  'Comment.PadLeft(2000000000)',
  'Comment.ToString(Comment)',
  'KnownToFilm.ToString(Comment)',
  'Coalesce(KnownToFilm, Comment).Length.Length',
];

/** The collections in which the formula is a mapping, the mapping filter or the error filter, as far as it may be. */
function collectionsOf(formula: string): PreparedCollection[] {
  const all = [
    [[formula], {}],
    [[], { filter: formula }],
    [[], { error_filter: formula }],
  ] as const;
  return all.flatMap(([formulas, filters]) => {
    try {
      return [collectionOf(formulas, filters)];
    } catch {
      return [];
    }
  });
}

describe('no failure ever tells a value of the record', () => {
  const secret = fc
    .stringMatching(/^[A-Z][a-z]{3,8}[-./ {("'\\]?[0-9]{5}$/)
    .filter((text) => !failing.some((formula) => formula.includes(text)));
  const asKnown = fc.oneof(
    secret,
    secret.map((text) => [text]),
    secret.map((text) => ({ [text]: text })),
    fc.integer({ min: 1_000_000 }),
  );

  test('enough ways to fail are tried', () => {
    expect(failing.filter((formula) => collectionsOf(formula).length > 0).length).toBeGreaterThan(25);
  });

  test.each(failing)('%s', (formula) => {
    const collections = collectionsOf(formula);
    fc.assert(
      fc.property(secret, asKnown, (text, known) => {
        const fields = { Comment: text, KnownToFilm: known, Items: [{ Name: text }], [text]: text };
        const failures = collections.map((collection) => failureWith(collection, fields));
        const told = JSON.stringify(failures.map((failure) => [failure?.message, failure?.problems]));
        expect(told).not.toContain(JSON.stringify(text).slice(1, -1));
        expect(told).not.toContain(typeof known === 'number' ? String(known) : text);
      }),
    );
  });
});
