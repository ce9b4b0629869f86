import { describe, expect, test } from '@jest/globals';
import { conflictFindings, fieldsInConflict } from './conflict.ts';
import type { CustomerWriter } from './customer-writer.ts';

const one: CustomerWriter = {
  name: 'one',
  place: 'one.json',
  adds: true,
  updates: true,
  isFiltered: false,
  fills: new Set(['CustomerNumber', 'FirstName', '"Season"']),
};
const other: CustomerWriter = {
  ...one,
  name: 'other',
  place: 'iPaaS.com, id 4712, subscription 20002',
  fills: new Set(['"Season"', 'LastName', 'FirstName']),
};
const adds = { adds: true, updates: false };
const updates = { adds: false, updates: true };
const both = { adds: true, updates: true };
const neither = { adds: false, updates: false };

describe('two collections are in conflict for the fields that both fill', () => {
  test('in the order of the first', () => {
    expect(fieldsInConflict(one, other)).toEqual(['FirstName', '"Season"']);
    expect(fieldsInConflict(other, one)).toEqual(['"Season"', 'FirstName']);
  });

  test.each([
    [adds, adds, true],
    [updates, updates, true],
    [adds, updates, false],
    [updates, adds, false],
    [adds, both, true],
    [both, updates, true],
    [both, neither, false],
  ])('where both make the same kind of write: %j and %j, %s', (mine, its, isConflict) => {
    expect(fieldsInConflict({ ...one, ...mine }, { ...other, ...its }).length > 0).toBe(isConflict);
  });

  test.each([
    [false, false, true],
    [true, false, true],
    [false, true, true],
    [true, true, false],
  ])('unless both have a mapping filter: %s and %s, %s', (mine, its, isConflict) => {
    const fields = fieldsInConflict({ ...one, isFiltered: mine }, { ...other, isFiltered: its });
    expect(fields.length > 0).toBe(isConflict);
  });

  test('and not where they share none; a custom field is no field of the same name', () => {
    expect(fieldsInConflict(one, { ...other, fills: new Set(['LastName', 'Season']) })).toEqual([]);
  });
});

describe('the finding', () => {
  test('names the other, where it is, and the fields; and the ways out', () => {
    expect(conflictFindings(one, other, ['disable one of them'])).toEqual([
      {
        severity: 'warning',
        code: 'ConflictingCollection',
        collection: 'one',
        mapping: null,
        field: null,
        message:
          '"other" (iPaaS.com, id 4712, subscription 20002) fills the same fields of a customer: FirstName and "Season". Whichever runs last overwrites the other.',
        resolution:
          'Do one of these: disable one of them; give both a mapping filter, each for customers of its own; set sync_type to ADD in one and to UPDATE in the other.',
      },
    ]);
  });

  test.each([
    [['FirstName'], ': FirstName.'],
    [['CustomerNumber', 'FirstName', '"Season"'], ': CustomerNumber, FirstName and "Season".'],
  ])('lists %j', (fills, told) => {
    expect(conflictFindings(one, { ...other, fills: new Set(fills) }, [])[0]?.message).toContain(told);
  });

  test('is none where there is no conflict', () => {
    expect(conflictFindings(one, { ...other, fills: new Set() }, [])).toEqual([]);
  });
});
