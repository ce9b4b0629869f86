import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readBuiltInFiles, readOwnFiles } from './collection-files.ts';
import { mappingDirectories } from '../testing/mapping-directory.ts';

const mappingDirectory = mappingDirectories();

describe('the files of MAPPING_DIR', () => {
  test('are those that end in .json, by their names', async () => {
    const directory = mappingDirectory();
    for (const name of ['b.json', 'a.json', 'a.json~', 'notes.txt', 'c.json.tmp']) await directory.write(name, name);
    expect(await readOwnFiles(directory.path)).toEqual([
      { origin: 'a.json', text: 'a.json' },
      { origin: 'b.json', text: 'b.json' },
    ]);
  });

  test('are not those that editors and systems hide', async () => {
    const directory = mappingDirectory();
    await directory.write('._a.json', 'no JSON');
    await symlink('somebody@somewhere', join(directory.path, '.#a.json'));
    expect(await readOwnFiles(directory.path)).toEqual([]);
  });

  test('are without one that goes meanwhile', async () => {
    const directory = mappingDirectory();
    await directory.write('a.json', '{}');
    await symlink(join(directory.path, 'gone.json'), join(directory.path, 'b.json'));
    expect(await readOwnFiles(directory.path)).toEqual([{ origin: 'a.json', text: '{}' }]);
  });

  test('are read as they are', async () => {
    const directory = mappingDirectory();
    await directory.write('a.json', '{ "name": "Größe" \n');
    expect(await readOwnFiles(directory.path)).toEqual([{ origin: 'a.json', text: '{ "name": "Größe" \n' }]);
  });

  test('cannot be had of a directory that is not there, nor of one in place of a file', async () => {
    const directory = mappingDirectory();
    await mkdir(join(directory.path, 'a.json'));
    for (const path of [directory.path, join(directory.path, 'absent')]) {
      await expect(readOwnFiles(path)).rejects.toMatchObject({ code: 'MappingInvalid' });
      await expect(readOwnFiles(path)).rejects.not.toThrow(directory.path);
    }
  });
});

test('one collection is built in, and may be replaced', async () => {
  const texts = await readBuiltInFiles();
  expect(texts).toMatchObject([
    { builtIn: true, text: expect.stringContaining('OpenAI Add/Update Customer TO iPaaS') },
  ]);
});
