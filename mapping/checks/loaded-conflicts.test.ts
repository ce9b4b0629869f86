import { describe, expect, test } from '@jest/globals';
import { builtInCollection } from '../sources/collections.ts';
import { checkLoadedConflicts } from './loaded-conflicts.ts';
import { prepared } from './testing/collections.ts';

const builtIn = prepared(builtInCollection);
const some = 'return FirstName == "Ada";';

describe('conflicts among the collections that are loaded', () => {
  test('are none where there is one collection alone', () => {
    expect(checkLoadedConflicts([builtIn])).toEqual([]);
  });

  test('an own one of another name is in conflict with the built-in one, which plain syncs use', () => {
    const [finding, ...others] = checkLoadedConflicts([builtIn, prepared('own')]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'warning', code: 'ConflictingCollection', collection: 'own' });
    expect(finding?.message).toContain(`"${builtInCollection}"`);
    expect(finding?.message).toContain('CustomerNumber, FirstName, LastName and EmailAddress');
  });

  test('the ways out of it: take its place, put it out of use, filters, sync types', () => {
    const [finding] = checkLoadedConflicts([builtIn, prepared('own')]);
    expect(finding?.resolution.split('; ')).toEqual([
      expect.stringContaining(`name "own" as the built-in one, "${builtInCollection}"`),
      expect.stringContaining('"is_active": false into MAPPING_DIR'),
      expect.stringContaining('mapping filter'),
      expect.stringContaining('ADD in one and to UPDATE in the other'),
    ]);
  });

  test('the own one is named in them also where the built-in one was loaded later', () => {
    expect(checkLoadedConflicts([prepared('own'), builtIn])[0]?.resolution).toContain('name "own" as the built-in one');
  });

  test('of two own ones, one is to be taken out of use', () => {
    const [finding] = checkLoadedConflicts([prepared('a'), prepared('b')]);
    expect(finding).toMatchObject({ collection: 'b', message: expect.stringContaining('"a" (a.json)') });
    expect(finding?.resolution).toContain('take one of them out of use by "is_active": false');
  });

  test('each pair is told once, of the later one', () => {
    const found = checkLoadedConflicts([builtIn, prepared('a'), prepared('b')]);
    expect(found.map(({ collection }) => collection)).toEqual(['a', 'b', 'b']);
  });

  test.each([
    ['both have a mapping filter', { filter: some }, { filter: some }],
    ['one only adds and the other only updates', { sync_type: 'ADD' }, { sync_type: 'UPDATE' }],
  ])('are none where %s', (_why, one, other) => {
    expect(checkLoadedConflicts([prepared('a', one), prepared('b', other)])).toEqual([]);
  });
});
