import { describe, expect, test } from '@jest/globals';
import { outcomes } from '../../../../customer/sync-result.ts';
import { exampleBulk } from '../testing/example-bulk.ts';
import { lineCount, lineFilters, linesPath } from './line-filters.ts';

const totals = { received: 30, created: 20, invalid: 2, failed: 1, cancelled: 1, duplicates: 3, malformed: 1 };

describe('the lines of a bulk can be chosen from', () => {
  test('all, those that need attention, and each kind that there is', () => {
    const told = lineFilters(exampleBulk({ totals, inOwnWorkflows: 2 }), '').map(
      ({ words, count }) => `${words} ${count}`,
    );
    expect(told).toEqual([
      'All lines 34',
      'Needs attention 5',
      'created 20',
      'invalid 2',
      'failed 1',
      'cancelled 1',
      'to come 4',
      'waiting 2',
      'repeated 3',
      'no id 1',
    ]);
  });

  test('and each line is of exactly one kind', () => {
    const bulk = exampleBulk({ totals, inOwnWorkflows: 2 });
    const kinds = lineFilters(bulk, '').filter(({ name }) => name !== '' && name !== 'attention');
    expect(kinds.reduce((sum, { count }) => sum + count, 0)).toBe(lineCount(bulk.totals));
  });

  test('with the chosen kind, even while there is nothing of it', () => {
    expect(lineFilters(exampleBulk(), 'failed').map(({ name }) => name)).toEqual(['', 'failed']);
  });
});

describe('the API is asked', () => {
  test.each([
    ['', {}],
    ['attention', { unsuccessful: 'true' }],
    ['pending', { status: 'pending' }],
    ['waiting', { status: 'ownWorkflow' }],
    ['duplicate', { status: 'duplicate' }],
    ['malformed', { status: 'malformed' }],
    ...outcomes.map((outcome): [string, object] => [outcome, { outcome }]),
    ['nonsense', {}],
    ['constructor', {}],
  ])('for the lines of %j by %j', (name, asked) => {
    const { pathname, searchParams } = new URL(linesPath('b-1', name, null), 'http://page.example');
    expect(pathname).toBe('/v1/bulk-syncs/b-1');
    expect(Object.fromEntries(searchParams)).toEqual({ ...asked, limit: '100' });
  });

  test('for the page behind another', () => {
    expect(linesPath('b-1', 'failed', 'a b')).toBe('/v1/bulk-syncs/b-1?outcome=failed&limit=100&cursor=a+b');
  });
});
