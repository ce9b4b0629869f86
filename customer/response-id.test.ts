import { expect, test } from '@jest/globals';
import { responseIdKind } from './response-id.ts';

test.each([
  ['resp_0c5b0d3e8f1a2b44006ac4a1b0c0dc8190a1b2c3d4e5f60718', 'response'],
  ['resp_sandbox_existing_customer', 'response'],
  ['conv_123', 'conversation'],
  ['', null],
  ['resp_', null],
  ['RESP_abc', null],
  ['msg_123', null],
  ['resp_a/b', null],
  ['resp_a?b', null],
  ['"resp_abc"', null],
  ['resp_abc\n', null],
  [`resp_${'a'.repeat(201)}`, null],
])('%j is a %s', (text, kind) => {
  expect(responseIdKind(text)).toBe(kind);
});
