import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { readServingSettings } from '../../../config/api-settings.ts';
import { runNode, type FinishedProcess } from '../../../test/support/node-process.ts';

async function apiKey(...parameters: string[]): Promise<FinishedProcess> {
  return await runNode('client/cli/main.ts', ['api-key', ...parameters], {});
}

const madeSchema = z.object({ name: z.string(), scopes: z.array(z.string()), key: z.string(), entry: z.string() });

describe('customer-sync api-key create', () => {
  test('makes a key and the entry by which the API knows it', async () => {
    const { status, stdout } = await apiKey('create', 'reporting', '--scopes', 'read', '--json');
    expect(status).toBe(0);
    const { key, entry } = madeSchema.parse(JSON.parse(stdout));
    expect(key).toMatch(/^cs_[\w-]{43}$/);
    const hash = createHash('sha256').update(key).digest('hex');
    expect(readServingSettings({ API_KEYS: entry }).keys).toEqual([{ name: 'reporting', scopes: ['read'], hash }]);
    expect(entry).not.toContain(key);
  });

  test('for reading and syncing where no scope is named; each key is another', async () => {
    const [one, other] = await Promise.all([apiKey('create', 'crm', '--json'), apiKey('create', 'crm', '--json')]);
    const [first, second] = [one, other].map(({ stdout }) => madeSchema.parse(JSON.parse(stdout)));
    expect(first?.scopes).toEqual(['read', 'sync']);
    expect(first?.key).not.toBe(second?.key);
  });

  test('tells a person what is what', async () => {
    const { stdout } = await apiKey('create', 'crm', '--scopes', 'sync,admin');
    expect(stdout).toMatch(/shown only now:\n {2}cs_[\w-]{43}\n/);
    expect(stdout).toMatch(/API_KEYS=crm:sync\+admin:[\da-f]{64}\n/);
  });

  test.each([
    [['create']],
    [['create', 'a b']],
    [['create', 'a:b']],
    [['create', 'crm', '--scopes', 'write']],
    [['create', 'crm', '--scopes', '']],
  ])('refuses %j as a mistake of usage', async (parameters) => {
    const { status, stdout } = await apiKey(...parameters);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });
});
