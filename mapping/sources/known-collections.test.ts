import { describe, expect, test } from '@jest/globals';
import { reading } from '../checks/testing/collections.ts';
import { byName } from './known-collections.ts';
import type { OriginReading } from './read-collections.ts';

function broken(origin: string): OriginReading {
  return { ...reading('whatever', { sync_type: 'DELETE' }, origin), name: origin };
}

describe('collections by name', () => {
  test('a later one takes the place of an earlier one', () => {
    const known = byName([reading('A', {}, 'built-in.json'), reading('A', {}, 'own.json')], new Map());
    expect([...known.values()]).toMatchObject([{ collection: { origin: 'own.json' }, outdated: null }]);
  });

  test('one that cannot be used is not there where it never was', () => {
    expect(byName([broken('a.json')], new Map())).toEqual(new Map());
  });

  test('one that cannot be used any more stays as it was last, with the reason', () => {
    const before = byName([reading('A', {}, 'a.json')], new Map());
    const after = byName([broken('a.json')], before);
    expect(after.get('A')).toEqual({
      collection: before.get('A')?.collection,
      outdated: 'The sync type is one that deletes customers, which customer-sync never does.',
    });
    expect(byName([broken('a.json')], after)).toEqual(after);
  });

  test('it is told by where it came from, for its name may be what is broken', () => {
    const before = byName([reading('A', {}, 'a.json'), reading('B', {}, 'b.json')], new Map());
    expect([...byName([broken('b.json')], before).keys()]).toEqual(['B']);
  });

  test('it comes before the one whose place it had taken', () => {
    const builtIn = reading('A', {}, 'built-in.json');
    const before = byName([builtIn, reading('A', {}, 'own.json')], new Map());
    expect(byName([builtIn, broken('own.json')], before).get('A')).toMatchObject({
      collection: { origin: 'own.json' },
    });
  });

  test('one that is repaired, or renamed, or removed is as it is now', () => {
    const before = byName([broken('a.json')], byName([reading('A', {}, 'a.json')], new Map()));
    expect(byName([reading('A', {}, 'a.json')], before).get('A')?.outdated).toBeNull();
    expect([...byName([reading('B', {}, 'a.json')], before).keys()]).toEqual(['B']);
    expect(byName([], before)).toEqual(new Map());
  });
});
