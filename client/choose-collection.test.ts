import { describe, expect, test } from '@jest/globals';
import { builtInCollection } from '../mapping/sources/collections.ts';
import { reading } from '../mapping/checks/testing/collections.ts';
import { chooseCollection } from './choose-collection.ts';

const builtIn = reading(builtInCollection);
const own = reading('own', {}, 'drafts/own.json');
const broken = reading('broken', { sync_type: 'DELETE' });
const all = [builtIn, reading('other'), broken, own];

describe('the collection that a command is about', () => {
  test.each([
    ['the built-in one where none is named', { file: null, name: null }, builtInCollection],
    ['the one in the file', { file: 'drafts/own.json', name: null }, 'own'],
    ['the one that is named', { file: null, name: 'other' }, 'other'],
    ['the one that is named, whatever is in the file', { file: 'drafts/own.json', name: 'other' }, 'other'],
  ])('is %s', (_which, choice, name) => {
    expect(chooseCollection(all, choice).identity.name).toBe(name);
  });

  test('is the one that was loaded last of its name', () => {
    const replacing = reading(builtInCollection, {}, 'replacing.json');
    expect(chooseCollection([builtIn, replacing], { file: null, name: null }).origin).toBe('replacing.json');
  });

  test.each([
    ['of an unknown name', { file: null, name: 'nobody' }, /no mapping collection "nobody".*"own"/],
    ['of a file without one', { file: 'tables.json', name: null }, /tables\.json holds no mapping collection/],
    ['that is broken', { file: null, name: 'broken' }, /"broken" cannot be used: .*never does/],
  ])('is refused: one %s', (_which, choice, message) => {
    expect(() => chooseCollection(all, choice)).toThrow(message);
    expect(() => chooseCollection(all, choice)).toThrow(expect.objectContaining({ code: 'MappingInvalid' }));
  });
});
