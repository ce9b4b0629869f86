import { describe, expect, test } from '@jest/globals';
import { isFiltered, noFilters, readRoute, writeRoute } from './route.ts';

describe('an address', () => {
  test.each([
    ['/', '', '', { name: 'list' }],
    ['/#/', '', '#/', { name: 'list' }],
    ['/#/syncs/abc-1', '', '#/syncs/abc-1', { name: 'sync', syncId: 'abc-1' }],
    ['/#/bulks', '', '#/bulks', { name: 'bulks' }],
    ['/#/bulks/abc', '', '#/bulks/abc', { name: 'bulk', bulkId: 'abc' }],
    ['/#/bulks/abc/failed', '', '#/bulks/abc/failed', { name: 'bulk', bulkId: 'abc', lines: 'failed' }],
    ['more than there is of a sync', '', '#/syncs/abc/failed', { name: 'list' }],
    ['an unknown view', '', '#/settings/abc', { name: 'list' }],
    ['an id that is none', '', '#/syncs/../../etc', { name: 'list' }],
    ['no id', '', '#/syncs/', { name: 'list' }],
  ])('%s', (_address, search, hash, view) => {
    expect(readRoute(search, hash)).toEqual({ view, filters: noFilters });
  });

  test('holds the filters, and passes over what it does not know', () => {
    const { filters } = readRoute('?outcome=failed&customerNumber=%20CUST-1%20&color=red', '');
    expect(filters).toEqual({ ...noFilters, outcome: 'failed', customerNumber: 'CUST-1' });
  });
});

test.each([
  { view: { name: 'list' }, filters: noFilters },
  { view: { name: 'bulks' }, filters: noFilters },
  { view: { name: 'bulk', bulkId: 'abc' }, filters: noFilters },
  { view: { name: 'sync', syncId: 'abc-1' }, filters: { ...noFilters, errorCode: 'InvalidId' } },
  {
    view: { name: 'bulk', bulkId: 'abc', lines: 'failed' },
    filters: { ...noFilters, customerNumber: 'A&B=C #1', since: '2026-07-01' },
  },
] as const)('a route comes back from its address: %j', (route) => {
  const { search, hash } = new URL(writeRoute(route), 'http://page.example');
  expect(readRoute(search, hash)).toEqual(route);
});

test('a list is filtered by any of its filters', () => {
  expect(isFiltered(noFilters)).toBe(false);
  expect(isFiltered({ ...noFilters, since: '2026-07-01' })).toBe(true);
});
