import { describe, expect, test } from '@jest/globals';
import { SettingsError } from '../config/read-environment.ts';
import { SyncLogError } from '../sync-log/sync-log-error.ts';
import { lastWords, PlainError } from './plain-error.ts';
import { SyncFailure } from './sync-failure.ts';

describe('the last words of a process', () => {
  test.each([
    new PlainError('Do this.'),
    new SettingsError('Do this.'),
    new SyncLogError('Do this.'),
    new SyncFailure('TemporalUnavailable', 'Do this.'),
  ])('are the sentence of a %s', (error) => {
    expect(lastWords(error)).toBe('Do this.');
  });

  test('are the stack of an error that nobody foresaw', () => {
    expect(lastWords(new TypeError('oops'))).toMatch(/^TypeError: oops\n\s+at /);
  });

  test('are whatever was thrown, where it is no error', () => {
    expect(lastWords('gone')).toBe('gone');
  });
});
