import { expect, test } from '@jest/globals';
import { stepTitles as titlesOfTheRecord } from '../../../../customer/step-titles.ts';
import { exampleSync } from '../testing/example-sync.ts';
import { formatTime } from './times.ts';
import { announce, stepTitles } from './step-words.ts';

const now = Date.parse('2026-07-01T12:00:00.000Z');
const later = '2026-07-01T12:10:00.000Z';
const running = { outcome: null, finishedAt: null } as const;

test('the steps are called here as everywhere else', () => {
  expect(stepTitles).toEqual(titlesOfTheRecord);
});

test.each([
  ['has just begun', { ...running, current: null }, 'The sync has started.'],
  [
    'works',
    { ...running, current: { step: 'fetch', attempts: 1, nextRetryAt: null, waitingFor: null } },
    'Step 3 of 7, Fetch the response.',
  ],
  [
    'waits',
    { ...running, current: { step: 'upsert', attempts: 2, nextRetryAt: later, waitingFor: 'iPaaS.com answered 503.' } },
    `Step 6 of 7, Update customer and custom fields, waits until ${formatTime(later, now)}. iPaaS.com answered 503.`,
  ],
  ['has ended', { outcome: 'updated' }, 'The sync has ended: updated.'],
  ['has ended as a dry run', { outcome: 'invalid', dryRun: true }, 'The dry run has ended: invalid.'],
] as const)('a sync that %s is announced', (_how, own, told) => {
  expect(announce(exampleSync(own), now)).toBe(told);
});
