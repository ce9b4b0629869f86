import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { isJsonObject, type Json } from '../http/json.ts';
import { createIpaasRecords } from '../ipaas/records.ts';
import { seedIpaas } from './ipaas-seeds.ts';
import { mappingCollections } from './mapping-collection-seeds.ts';
import { openAiSeeds } from './openai-seeds.ts';

const { responses, conversations } = openAiSeeds();
const seedIds = [...responses, ...conversations].map((record) => record.id).sort();

function idsOf(items: readonly Json[]): Json[] {
  return items.filter(isJsonObject).map((item) => item['id'] ?? null);
}

describe('the seeds', () => {
  it('are all in the README, and the README names no others', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    const named = new Set(readme.match(/`(?:resp|conv)_sandbox_[a-z_0-9]*[a-z0-9]`/g)?.map((id) => id.slice(1, -1)));
    expect([...named].sort()).toEqual(seedIds);
  });

  it('are the same after every reset', () => {
    expect(openAiSeeds()).toEqual(openAiSeeds());
  });

  it('have distinct ids, of records and of items', () => {
    expect(new Set(seedIds).size).toBe(seedIds.length);
    for (const { inputItems } of responses) expect(new Set(idsOf(inputItems)).size).toBe(inputItems.length);
  });

  it.each(responses.map((record) => [record.id, record] as const))('%s is a response object', (id, { response }) => {
    expect(response).toMatchObject({ id, object: 'response', model: expect.any(String), metadata: expect.any(Object) });
    expect(response).not.toHaveProperty('output_text');
  });

  it.each(mappingCollections)('the mapping collection $id, $name, is in the README', async ({ id, name }) => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    expect(readme).toContain(`| ${id} | ${name} |`);
  });

  it('hold the table of the integration guide, as the collection that is built into the service does', async () => {
    const path = '../../mapping/collections/openai-add-update-customer-to-ipaas.json';
    const builtIn: unknown = JSON.parse(await readFile(new URL(path, import.meta.url), 'utf8'));
    const { name: _name, description: _description, ...same } = z.record(z.string(), z.unknown()).parse(builtIn);
    expect(mappingCollections.find(({ id }) => id === 4711)).toMatchObject(same);
  });

  it('use invented addresses only', () => {
    const records = createIpaasRecords({});
    seedIpaas(records);
    const text = JSON.stringify([responses, conversations, records.customers.all()]);
    const domains = new Set([...text.matchAll(/@([a-z.]+[a-z])/g)].map((match) => match[1]));
    expect(domains).toEqual(new Set(['example.com', 'example.org']));
  });
});
