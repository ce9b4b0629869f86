import { describe, expect, test } from '@jest/globals';
import { calculate } from './testing/calculate.ts';

const record = {
  Addresses: [
    { Kind: 'billing', City: 'Bonn', Floor: null },
    { Kind: 'shipping', City: 'Köln', Floor: 2 },
    { Kind: 'shipping', City: 'Trier', Floor: 3 },
  ],
  Numbers: [3, 4],
  Nothing: null,
  Empty: [],
  Owner: { Name: 'Ada', Note: null },
  Pairs: [
    { Key: 'Tier', Value: 'gold' },
    { Key: 'Since', Value: null },
  ],
  FromApi: [{ custom_field_name: 'Tier', value: 'silver', id: 1 }],
  Named: [{ Name: 'Tier', Value: 'bronze' }],
  Fields: { Tier: 'iron' },
};

type Row = [formula: string, expected: unknown];

test.each<Row>([
  ['First(Numbers)', 3],
  ['First(Addresses).City', 'Bonn'],
  ['First(Empty)', null],
  ['First(Nothing)', null],
  ['First(null)', null],
])('%s', (formula, expected) => {
  expect(calculate(formula, record)).toEqual(expected);
});

describe('the first match', () => {
  test.each<Row>([
    ['FirstMatch(Addresses, "Kind == \\"shipping\\"").City', 'Köln'],
    ['FirstMatch(Addresses, "Kind = \\"shipping\\"").City', 'Köln'],
    ['FirstMatch(Addresses, "Floor == 3 && City.StartsWith(\\"T\\")").City', 'Trier'],
    ['FirstMatch(Addresses, "Kind == \\"home\\"")', null],
    ['FirstMatch(Empty, "true")', null],
    ['FirstMatch(null, "true")', null],
    ['FieldFromFirstMatch(Addresses, "Kind == \\"shipping\\"", "City")', 'Köln'],
    ['FieldFromFirstMatch(Addresses, "true", "Floor")', null],
    ['FieldFromFirstMatch(Addresses, "true", "city")', null],
    ['FieldFromFirstMatch(Addresses, "true", "constructor")', null],
    ['FieldFromFirstMatch(Addresses, "false", "City")', null],
    ['FieldFromFirstMatch(null, "true", "City")', null],
  ])('%s', (formula, expected) => {
    expect(calculate(formula, record)).toEqual(expected);
  });

  test('is looked for among records only', () => {
    expect(() => calculate('FirstMatch(Numbers, "true")', record)).toThrow(
      'The list holds a int where only records, of the type Dictionary, have fields.',
    );
  });

  test('a condition that is no bool or cannot be read is an error', () => {
    expect(() => calculate('FirstMatch(Addresses, "City")', record)).toThrow(/not bool/);
    expect(() => calculate('FirstMatch(Addresses, "City ==")', record)).toThrow(/cannot be read/);
  });
});

describe('values by name', () => {
  test.each<Row>([
    ['GetValue(Owner, "Name")', 'Ada'],
    ['GetValue(Owner, "Note")', null],
    ['GetValue(Owner, "name")', null],
    ['GetValue(Owner, "__proto__")', null],
    ['GetValue(null, "Name")', null],
    ['GetValue(First(Addresses), "City")', 'Bonn'],
    ['GetCustomFieldValue(Fields, "Tier")', 'iron'],
    ['GetCustomFieldValue(Fields, "tier")', null],
    ['GetCustomFieldValue(Pairs, "Tier")', 'gold'],
    ['GetCustomFieldValue(Pairs, "Since")', null],
    ['GetCustomFieldValue(Pairs, "Other")', null],
    ['GetCustomFieldValue(FromApi, "Tier")', 'silver'],
    ['GetCustomFieldValue(Named, "Tier")', 'bronze'],
    ['GetCustomFieldValue(Empty, "Tier")', null],
    ['GetCustomFieldValue(null, "Tier")', null],
  ])('%s', (formula, expected) => {
    expect(calculate(formula, record)).toEqual(expected);
  });

  test('come from records only', () => {
    expect(() => calculate('GetValue(Numbers, "Name")', record)).toThrow(/expected to be of the type Dictionary/);
    expect(() => calculate('GetCustomFieldValue(Numbers, "Name")', record)).toThrow(/The list holds a int/);
  });
});
