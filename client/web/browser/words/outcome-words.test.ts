import { expect, test } from '@jest/globals';
import { outcomes } from '../../../../customer/sync-result.ts';
import { meaningOf, outcomes as outcomesOfThePage, toneOf } from './outcome-words.ts';

test('the outcomes are here the same as everywhere else', () => {
  expect(outcomesOfThePage).toEqual(outcomes);
});

test.each(outcomes)('%s is explained, and of a dry run nobody could think that it wrote', (outcome) => {
  expect(meaningOf({ outcome, dryRun: false })).toMatch(/\.$/);
  expect(meaningOf({ outcome, dryRun: true })).not.toMatch(/is new|was updated/);
});

test('a sync that runs has no outcome to explain', () => {
  expect(meaningOf({ outcome: null, dryRun: false })).toBe('');
});

test.each([
  ['created', 'good'],
  ['updated', 'good'],
  ['unchanged', 'plain'],
  ['skipped', 'plain'],
  ['invalid', 'warn'],
  ['rejected', 'warn'],
  ['failed', 'bad'],
  ['cancelled', 'plain'],
  [null, 'busy'],
])('%s is drawn as %s', (outcome, tone) => {
  expect(toneOf(outcome)).toBe(tone);
});
