import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { checkEnvironment, readEnvironment, SettingsError } from './read-environment.ts';

const schema = z.object({
  API_KEY: z.string(),
  PORT: z.coerce.number('must be a port number').int().default(8080),
});

describe('the settings of a process', () => {
  test('take defaults where nothing is set, and an empty value is nothing', () => {
    expect(checkEnvironment(schema, { API_KEY: 'k', PORT: '', OTHER: 'x' })).toEqual({ API_KEY: 'k', PORT: 8080 });
  });

  test('name every variable that is missing or wrong, and never a value', () => {
    const wrong = { API_KEY: '', PORT: 'my-secret' };
    const check = (): unknown => checkEnvironment(schema, wrong);
    expect(check).toThrow(SettingsError);
    expect(check).toThrow(/API_KEY: is not set\n {2}PORT: must be a port number/);
    expect(check).not.toThrow('my-secret');
  });

  test('come from .env where the environment does not set them', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'environment-'));
    const file = join(directory, '.env');
    await writeFile(file, '# keys\nCUSTOMER_SYNC_TEST_ONLY="from file"\nPATH=nowhere\n');
    expect(readEnvironment(file)).toMatchObject({ CUSTOMER_SYNC_TEST_ONLY: 'from file', PATH: process.env.PATH });
    await rm(directory, { recursive: true });
  });

  test('need no .env', () => {
    expect(readEnvironment('/nowhere/.env').PATH).toBe(process.env.PATH);
  });
});
