import { describe, expect, test } from '@jest/globals';
import { chooseReturnedCustomer } from './choose-returned.ts';
import { fieldValue, readFields, type JsonObject } from './customer-fields.ts';

const ours = { CustomerNumber: 'C-1', Comment: 'ours' };
const theirs = { CustomerNumber: 'C-9', Comment: 'theirs' };
const nameless = { Comment: 'nameless' };

function chosen(candidates: JsonObject[], sent: JsonObject = { CustomerNumber: 'C-1' }): unknown {
  const fields = chooseReturnedCustomer(candidates.map(readFields), readFields(sent));
  return fields === null ? null : fieldValue(fields, 'Comment');
}

describe('of the objects in an answer', () => {
  test.each<[string, JsonObject[], unknown]>([
    ['none', [], null],
    ['the only one', [nameless], 'nameless'],
    ['the last', [ours, nameless], 'nameless'],
    ['the last, the other way', [nameless, ours], 'ours'],
    ['the sent customer among others', [theirs, ours, theirs], 'ours'],
    ['the sent customer, not one that may be about the other', [ours, theirs, nameless], 'ours'],
    ['the other customer, to be refused', [theirs], 'theirs'],
    ['the other customer even before one without a number, to be refused', [theirs, nameless], 'theirs'],
  ])('%s', (_name, candidates, expected) => {
    expect(chosen(candidates)).toBe(expected);
  });

  test('where no number was sent, none is another one', () => {
    expect(chosen([theirs, nameless], { EmailAddress: 'a@b.co' })).toBe('nameless');
  });

  test('a number and its digits are the same customer', () => {
    expect(chosen([{ CustomerNumber: 7, Comment: 'x' }, nameless], { CustomerNumber: '7' })).toBe('nameless');
  });
});
