import { describe, expect, test } from '@jest/globals';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { notChecked, reasonOf } from './not-checked.ts';

const open = new AbortController().signal;

describe('what could not be checked', () => {
  test('is a note about the collection, with what to do', () => {
    expect(notChecked('own', 'It was not looked at.')).toEqual({
      severity: 'note',
      code: 'NotChecked',
      collection: 'own',
      mapping: null,
      field: null,
      message: 'It was not looked at.',
      resolution: expect.stringContaining('customer-sync mapping check'),
    });
    expect(notChecked('own', 'It was not looked at.', 'Look.').resolution).toBe('Look.');
  });

  test('is explained by a failure, in its own sentence', () => {
    expect(reasonOf(new SyncFailure('UpstreamUnavailable', 'iPaaS.com is away.'), open)).toBe('iPaaS.com is away.');
  });

  test('is explained by the end of our patience', () => {
    const signal = AbortSignal.abort();
    expect(reasonOf(signal.reason, signal)).toBe('iPaaS.com did not answer in time.');
  });

  test('is not explained by a fault of our own', () => {
    expect(() => reasonOf(new TypeError('a fault'), open)).toThrow('a fault');
  });
});
