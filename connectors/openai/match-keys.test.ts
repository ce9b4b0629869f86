import { describe, expect, test } from '@jest/globals';
import { isUnsafeKey, knownField, normaliseKey } from './match-keys.ts';

describe('a key is matched without regard to case, spaces, _ and -', () => {
  test.each([
    ['CustomerNumber', 'CustomerNumber'],
    ['customerNumber', 'CustomerNumber'],
    ['customer_number', 'CustomerNumber'],
    ['customer-number', 'CustomerNumber'],
    ['CUSTOMER NUMBER', 'CustomerNumber'],
    [' Customer  Number ', 'CustomerNumber'],
    ['first_name', 'FirstName'],
    ['lastname', 'LastName'],
    ['Email Address', 'EmailAddress'],
    ['e-mail-address', 'EmailAddress'],
    ['comment', 'Comment'],
    ['known_to_film', 'KnownToFilm'],
    ['prompt_text', 'PromptText'],
    ['last-response-id', 'LastResponseId'],
  ])('%j is %s', (key, expected) => {
    expect(knownField(key)).toBe(expected);
  });

  test.each(['', 'Customer', 'Number', 'CustomerNumbers', 'email', 'Customer.Number', 'customer/number', 'FirstNamé'])(
    '%j is no known field',
    (key) => {
      expect(knownField(key)).toBeNull();
    },
  );
});

describe('keys of no known field', () => {
  test('are compared in the same way', () => {
    expect(normaliseKey('Loyalty-Tier')).toBe(normaliseKey('loyalty_tier'));
  });

  test.each(['_', '--', ' '])('%j, which would vanish, stays itself', (key) => {
    expect(normaliseKey(key)).toBe(key);
  });
});

test.each(['__proto__', 'constructor', 'prototype', 'Constructor', ' __proto__ '])(
  '%j never becomes a field',
  (key) => {
    expect(isUnsafeKey(key)).toBe(true);
  },
);

test.each(['proto', 'name', 'toString'])('%j may become a field', (key) => {
  expect(isUnsafeKey(key)).toBe(false);
});
