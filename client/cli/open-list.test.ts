import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openList } from './open-list.ts';
import { UsageError } from './usage-error.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-list-'));
  await writeFile(join(folder, 'ids.txt'), 'resp_a\nresp_b\n');
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const never = new AbortController().signal;

async function read(name: string, signal = never): Promise<string> {
  const chunks = [];
  for await (const chunk of await openList(join(folder, name), signal)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('a list', () => {
  test('is read as it stands', async () => {
    expect(await read('ids.txt')).toBe('resp_a\nresp_b\n');
  });

  test.each([
    ['that is not there', 'none.txt', /none\.txt cannot be read: there is no such file\./],
    ['that is a folder', '.', /is a folder\. Give a file/],
    ['behind a file', 'ids.txt/more', /cannot be read: the system does not open it\./],
  ])('%s is wrong use, told in a sentence', async (_what, name, words) => {
    const reading = read(name);
    await expect(reading).rejects.toBeInstanceOf(UsageError);
    await expect(reading).rejects.toThrow(words);
  });

  test('is read no further once the reading is ended', async () => {
    await expect(read('ids.txt', AbortSignal.abort())).rejects.toThrow(/abort/i);
  });
});
