import { describe, expect, test } from '@jest/globals';
import type { JsonValue } from '../../customer/source-record.ts';
import { calculate } from './library/testing/calculate.ts';
import { failureOf } from './testing/run.ts';

const record: Record<string, JsonValue> = {
  Name: 'Ada',
  Items: [1, null, 'c'],
  Address: { City: 'Bonn', Count: 'a field of its own', Street: null, Zip: 1 },
};
/** JSON can bring a field of this name, an object literal cannot. */
const odd: Record<string, JsonValue> = { Odd: JSON.parse('{ "__proto__": "a field", "constructor": null }') };

describe('.name', () => {
  test.each<[formula: string, expected: unknown]>([
    ['Name.Length', 3],
    ['Items.Count', 3],
    ['Address.City', 'Bonn'],
    ['Address.Street', null],
    ['Address.Absent', null],
    ['Address.Count', 'a field of its own'],
    ['Address.Count()', 4],
    ['Odd.__proto__', 'a field'],
    ['Odd.constructor', null],
    ['Odd.toString', null],
    ['Odd.Count', 2],
  ])('%s', (formula, expected) => {
    expect(calculate(formula, { ...record, ...odd })).toEqual(expected);
  });

  test.each([
    ['Name.length', 'string has no property length.'],
    ['Name.__proto__', 'string has no property __proto__.'],
    ['Items.length', 'List has no property length.'],
    ['Items.Absent()', 'List has no method Absent.'],
    ['Address.Absent()', 'Dictionary has no method Absent.'],
    ['Name.ToUpper', 'string has no property ToUpper.'],
    ['true.Length', 'bool has no property Length.'],
  ])('%s fails: %s', (formula, message) => {
    expect(failureOf(formula, record).message).toBe(message);
  });
});

describe('[index]', () => {
  test.each<[formula: string, expected: unknown]>([
    ['Name[0]', "'A'"],
    ['Name[2]', "'a'"],
    ['Items[0]', 1],
    ['Items[1]', null],
    ['Items[2]', 'c'],
    ['new[] { 1, 2 }[1]', 2],
    ['Address["City"]', 'Bonn'],
    ['Address["Street"]', null],
    ['Address["Ci" + "ty"]', 'Bonn'],
    ['Odd["__proto__"]', 'a field'],
    ['"\u{1F600}"[0] == "\u{1F600}"[0]', true],
  ])('%s', (formula, expected) => {
    expect(calculate(formula, { ...record, ...odd })).toEqual(expected);
  });

  test.each([
    ['Name[3]', 'The index lies outside.'],
    ['Name[-1]', 'The index lies outside.'],
    ['Items[3]', 'The index lies outside.'],
    ['Items[-1]', 'The index lies outside.'],
    ['Name["0"]', 'string is read by an int, not by string.'],
    ['Items[0L]', 'List is read by an int, not by long.'],
    ['Items[null]', 'List is read by an int, not by null.'],
    ['Address[0]', 'A Dictionary is read by a text, not by int.'],
    ['Address["Absent"]', 'The Dictionary has no such key; use ReadFromStringDictionary.'],
    ['Address["constructor"]', 'The Dictionary has no such key; use ReadFromStringDictionary.'],
    ['true[0]', 'bool cannot be read with [ ].'],
    ['1[0]', 'int cannot be read with [ ].'],
  ])('%s fails: %s', (formula, message) => {
    expect(failureOf(formula, record).message).toBe(message);
  });
});
