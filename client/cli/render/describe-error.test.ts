import { describe, expect, test } from '@jest/globals';
import { SettingsError } from '../../../config/read-environment.ts';
import { SyncFailure } from '../../../customer/sync-failure.ts';
import { SyncLogError } from '../../../sync-log/sync-log-error.ts';
import { describeError } from './describe-error.ts';

describe('an error on the command line', () => {
  test('of the catalogue: its code and title, what happened, and what to do', () => {
    expect(describeError(new SyncFailure('SyncNotFound', 'No sync of this id is known.')).split('\n')).toEqual([
      'SyncNotFound  There is no such sync.',
      '  No sync of this id is known.',
      '  Check the sync id; `customer-sync log` lists the syncs there are.',
    ]);
  });

  test.each([
    ['a wrong setting', new SettingsError('These settings are wrong: X'), 'These settings are wrong: X'],
    ['a sync log that cannot be used', new SyncLogError('The log is full. Free some space.'), /^The log is full\./],
    ['a fault of our own', new TypeError('x is undefined'), 'customer-sync met an error of its own: x is undefined'],
    ['anything else that was thrown', 'a text', 'a text'],
  ])('%s is one sentence without a stack', (_case, error, text) => {
    const told = describeError(error);
    expect(told).toMatch(text);
    expect(told).not.toContain('\n');
  });
});
