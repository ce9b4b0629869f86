import { describe, expect, test } from '@jest/globals';
import { noFilters } from '../state/route.ts';
import { exampleSync } from '../testing/example-sync.ts';
import { startOfDay } from '../words/times.ts';
import { matches } from './matches.ts';
import { searchPath } from './search-query.ts';

describe('a sync that just ended is shown', () => {
  test.each([
    [{}, true],
    [{ customerNumber: 'CUST-1' }, true],
    [{ customerNumber: 'CUST-2' }, false],
    [{ responseId: 'resp_1' }, true],
    [{ responseId: 'resp_2' }, false],
    [{ outcome: 'created' }, true],
    [{ outcome: 'failed' }, false],
    [{ errorCode: 'InvalidId' }, false],
    [{ since: '2026-06-01' }, true],
    [{ since: '2026-08-01' }, false],
    [{ since: 'no day' }, true],
    [{ outcome: 'created', customerNumber: 'CUST-2' }, false],
  ])('under %j: %s', (own, shown) => {
    expect(matches(exampleSync(), { ...noFilters, ...own })).toBe(shown);
  });

  test('without a customer only where none is asked for', () => {
    const sync = exampleSync({ customer: null });
    expect(matches(sync, noFilters)).toBe(true);
    expect(matches(sync, { ...noFilters, customerNumber: 'CUST-1' })).toBe(false);
  });
});

describe('a search asks the API', () => {
  test('only for what is set', () => {
    expect(searchPath(noFilters, null)).toBe('/v1/syncs?limit=50');
    expect(searchPath({ ...noFilters, outcome: 'failed' }, 'c1')).toBe('/v1/syncs?outcome=failed&cursor=c1&limit=50');
  });

  test('with days as moments, and without what is no day', () => {
    const query = new URLSearchParams(searchPath({ ...noFilters, since: '2026-07-01' }, null).split('?')[1]);
    expect(query.get('since')).toBe(startOfDay('2026-07-01'));
    expect(searchPath({ ...noFilters, since: 'no day' }, null)).toBe('/v1/syncs?limit=50');
  });
});
