import { describe, expect, test } from '@jest/globals';
import { failureEntry, failures, isFailureCode } from './failures.ts';

describe('the catalogue of failures', () => {
  test.each([
    'MissingRequiredField',
    'InvalidEmailFormat',
    'AuthenticationFailure',
    'PermissionDenied',
    'CustomerNotSent',
    'CustomerNumberChanged',
    'ResponseNotFound',
    'ResponseNotCompleted',
    'ResponseUnreadable',
    'InvalidId',
    'RateLimited',
    'QuotaExceeded',
    'UpstreamUnavailable',
    'CustomFieldMissing',
    'DuplicateCustomer',
    'IpaasRejected',
    'IpaasAuthenticationFailure',
    'MappingInvalid',
    'FormulaFailed',
  ])('holds %s of the design', (code) => {
    expect(isFailureCode(code)).toBe(true);
  });

  test.each([
    [
      'MissingRequiredField',
      'Required field is missing.',
      'Ensure CustomerNumber, FirstName, LastName, and EmailAddress are populated.',
    ],
    [
      'AuthenticationFailure',
      'OpenAI API authentication failed.',
      'Verify the API Secret Key is valid and has appropriate permissions.',
    ],
    [
      'InvalidEmailFormat',
      'EmailAddress validation failed.',
      'Ensure the EmailAddress is properly formatted before syncing.',
    ],
  ] as const)('uses the words of the integration guide for %s', (code, title, resolution) => {
    expect(failureEntry(code)).toMatchObject({ title, resolution });
  });

  test.each(Object.entries(failures))('%s has whole sentences that a support person can act on', (_code, entry) => {
    for (const text of [entry.title, entry.description, entry.resolution]) {
      expect(text).toMatch(/^[A-Za-z].{15,}\.$/);
    }
  });

  test('names of object properties are not codes', () => {
    expect(isFailureCode('toString')).toBe(false);
    expect(isFailureCode('constructor')).toBe(false);
    expect(isFailureCode(undefined)).toBe(false);
  });
});
