import { expect, test } from '@jest/globals';
import { credentialName } from './credential.ts';

const base = 'https://api.openai.com/v1';

test('a credential is named by eight hexadecimal digits, which do not tell it', () => {
  expect(credentialName(base, 'sk-secret')).toMatch(/^[0-9a-f]{8}$/);
});

test('the same credential has the same name in every process', () => {
  expect(credentialName(base, 'sk-secret')).toBe(credentialName(base, 'sk-secret'));
});

test.each([
  [base, 'sk-other'],
  ['https://eu.api.openai.com/v1', 'sk-secret'],
])('another address or key has another name: %s, %s', (baseUrl, secret) => {
  expect(credentialName(baseUrl, secret)).not.toBe(credentialName(base, 'sk-secret'));
});
