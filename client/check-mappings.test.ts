import { describe, expect, test } from '@jest/globals';
import { builtInCollection } from '../mapping/sources/collections.ts';
import { listed, reading, viewWith } from '../mapping/checks/testing/collections.ts';
import { checkMappings } from './check-mappings.ts';

const options = { loadedIds: [], signal: new AbortController().signal };
const builtIn = reading(builtInCollection);
const own = reading('own', {}, 'drafts/own.json');
const broken = reading('broken', { sync_type: 'DELETE' });

describe('a check of the collections', () => {
  test('tells each with its version, origin and findings, and counts', async () => {
    expect(await checkMappings([builtIn, own, broken], null, null, options)).toEqual({
      collections: [
        { name: builtInCollection, version: expect.any(String), origin: `${builtInCollection}.json`, findings: [] },
        {
          name: 'own',
          version: own.collection?.identity.version,
          origin: 'drafts/own.json',
          findings: [expect.objectContaining({ code: 'ConflictingCollection' })],
        },
        {
          name: 'broken',
          version: null,
          origin: 'broken.json',
          findings: [expect.objectContaining({ code: 'UnsupportedSyncType' })],
        },
      ],
      errors: 1,
      warnings: 1,
    });
  });

  test('of a file tells that file alone, compared with what is installed', async () => {
    const { collections, errors } = await checkMappings([builtIn, broken, own], 'drafts/own.json', null, options);
    expect(collections).toMatchObject([{ name: 'own', findings: [{ code: 'ConflictingCollection' }] }]);
    expect(errors).toBe(0);
  });

  test('counts notes neither as errors nor as warnings', async () => {
    const view = viewWith({ listCollections: () => Promise.resolve(null) });
    const { collections, ...counts } = await checkMappings([builtIn], null, view, options);
    expect(collections[0]?.findings).toMatchObject([{ severity: 'note', code: 'NotChecked' }]);
    expect(counts).toEqual({ errors: 0, warnings: 0 });
  });

  test('looks at iPaaS.com where it may', async () => {
    const view = viewWith({ listCollections: () => Promise.resolve([listed(4712)]) });
    expect(await checkMappings([builtIn], null, view, options)).toMatchObject({ warnings: 1 });
  });
});

describe('a collection that another of its name replaces', () => {
  const replacing = reading(builtInCollection, {}, 'replacing.json');

  test('is left out, and the other takes the findings', async () => {
    const view = viewWith({ listCollections: () => Promise.resolve([listed(4712)]) });
    const { collections } = await checkMappings([builtIn, replacing], null, view, options);
    expect(collections).toMatchObject([{ origin: 'replacing.json', findings: [{ code: 'ConflictingCollection' }] }]);
  });

  test('is told where it has an error, which stops a worker all the same', async () => {
    const wrong = reading(builtInCollection, { sync_type: 'DELETE' }, 'wrong.json');
    const { collections } = await checkMappings([wrong, replacing], null, null, options);
    expect(collections.map(({ origin }) => origin)).toEqual(['wrong.json', 'replacing.json']);
  });

  test('is told where the other cannot be used', async () => {
    const wrong = reading(builtInCollection, { sync_type: 'DELETE' }, 'wrong.json');
    const { collections } = await checkMappings([builtIn, wrong], null, null, options);
    expect(collections.map(({ version }) => version)).toEqual([expect.any(String), null]);
  });
});
