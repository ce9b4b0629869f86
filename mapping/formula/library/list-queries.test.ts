import { describe, expect, test } from '@jest/globals';
import { calculate } from './testing/calculate.ts';

const record = {
  Numbers: [3, 1, 2],
  Addresses: [
    { City: 'Bonn', Zip: '53111' },
    { City: 'Köln', Zip: null },
  ],
  Empty: [],
  Null: [null],
};

type Row = [formula: string, expected: unknown];

describe('conditions on items', () => {
  test.each<Row>([
    ['Numbers.Count()', 3],
    ['Numbers.Count(x => x > 1)', 2],
    ['Numbers.Any()', true],
    ['Empty.Any()', false],
    ['Null.Any()', true],
    ['Numbers.Any(x => x > 2)', true],
    ['Numbers.Any(x => x > 3)', false],
    ['Numbers.All(x => x > 0)', true],
    ['Numbers.All(x => x > 1)', false],
    ['Empty.All(x => false)', true],
    ['Numbers.Where(x => x != 1)', [3, 2]],
    ['Empty.Where(x => true)', []],
    ['Addresses.Where(a => a.Zip != null).Count', 1],
    ['Addresses.Any(a => a.City == "Köln")', true],
  ])('%s', (formula, expected) => {
    expect(calculate(formula, record)).toEqual(expected);
  });

  test.each(['Any', 'All', 'Where', 'Count', 'First', 'LastOrDefault'])('a condition of %s gives a bool', (name) => {
    expect(() => calculate(`Numbers.${name}(x => x)`, record)).toThrow(
      'A condition is to give a bool and gives the type int.',
    );
  });
});

describe('what becomes of items', () => {
  test.each<Row>([
    ['Numbers.Select(x => x * 2)', [6, 2, 4]],
    ['Addresses.Select(a => a.City)', ['Bonn', 'Köln']],
    ['Addresses.Select(a => a.Zip)', ['53111', null]],
    ['string.Join("/", Addresses.Select(a => a.City))', 'Bonn/Köln'],
    ['Empty.Select(x => x.City)', []],
  ])('%s', (formula, expected) => {
    expect(calculate(formula, record)).toEqual(expected);
  });
});

describe('one of the items', () => {
  test.each<Row>([
    ['Numbers.First()', 3],
    ['Numbers.First(x => x < 3)', 1],
    ['Numbers.Last()', 2],
    ['Numbers.Last(x => x > 1)', 2],
    ['Null.First()', null],
    ['Numbers.FirstOrDefault()', 3],
    ['Numbers.FirstOrDefault(x => x > 9)', null],
    ['Empty.FirstOrDefault()', null],
    ['Numbers.LastOrDefault(x => x > 1)', 2],
    ['Empty.LastOrDefault()', null],
    ['Addresses.FirstOrDefault(a => a.City == "Trier")?.Zip', null],
  ])('%s', (formula, expected) => {
    expect(calculate(formula, record)).toEqual(expected);
  });

  test.each(['Empty.First()', 'Empty.Last()', 'Numbers.First(x => x > 9)', 'Numbers.Last(x => x > 9)'])(
    '%s is an error',
    (formula) => {
      expect(() => calculate(formula, record)).toThrow(
        'The list has no such item; FirstOrDefault and its like give null.',
      );
    },
  );
});

test('each item costs steps, so that lambdas in lambdas end', () => {
  const long = { List: Array.from({ length: 1_000 }, () => 1) };
  expect(() => calculate('List.Select(x => List.Count(y => y == x))', long)).toThrow(/more than \d+ steps/);
});
