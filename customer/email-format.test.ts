import { describe, expect, test } from '@jest/globals';
import { isEmailAddress } from './email-format.ts';

describe('an e-mail address that mail can be sent to', () => {
  test.each([
    'sample@example.com',
    'first.last@example.com',
    'first+tag@example.com',
    "o'brien@example.org",
    'under_score@example.co.uk',
    'hy-phen@sub-domain.example.com',
    '1234567890@example.com',
    'a@b.co',
    'UPPER@EXAMPLE.COM',
    'x!#$%&*+/=?^_{|}~-y@example.com',
    'müller@example.com',
    'user@bücher.example',
    'user@xn--bcher-kva.example',
    `${'l'.repeat(64)}@example.com`,
  ])('%s is accepted', (address) => {
    expect(isEmailAddress(address)).toBe(true);
  });
});

describe('a text that is no e-mail address', () => {
  test.each([
    '',
    ' ',
    'plain',
    'sample@',
    '@example.com',
    'sample@example',
    'sample@.com',
    'sample@example..com',
    'sample.@example.com',
    '.sample@example.com',
    'sam..ple@example.com',
    'sample@@example.com',
    'sample@exa mple.com',
    'sam ple@example.com',
    ' sample@example.com',
    'sample@example.com ',
    'sample@example.com\n',
    'sample@example.com,other@example.com',
    'Sample Person <sample@example.com>',
    'mailto:sample@example.com',
    'sample@-example.com',
    'sample@example-.com',
    'sample@127.0.0.1',
    'sample@[127.0.0.1]',
    'sample(at)example.com',
    'sample@example.c',
    `${'l'.repeat(65)}@example.com`,
    `sample@${'d'.repeat(250)}.com`,
  ])('%j is refused', (address) => {
    expect(isEmailAddress(address)).toBe(false);
  });
});
