/** Collections of iPaaS.com, read over real HTTP from its stand-in. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openMappingCollections } from '../../connectors/ipaas/mapping-collections.ts';
import { controlOf, type Control } from '../../sandbox/control-client.ts';
import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { collectionJson, customField, field } from '../checks/testing/collections.ts';
import { builtInCollection, openCollections, type Collections } from './collections.ts';
import { createReader, type CollectionSources } from './read-sources.ts';
import { mappingDirectories } from '../testing/mapping-directory.ts';

let sandbox: Sandbox;
let control: Control;
beforeAll(async () => {
  sandbox = await startSandbox();
  control = controlOf(sandbox.ipaasUrl);
});
afterAll(async () => {
  await sandbox.close();
});
beforeEach(async () => {
  await control.reset();
});

type Fault = Parameters<Control['addFaults']>[0][number]['fault'];

const mappingDirectory = mappingDirectories();
const required = ['CustomerNumber', 'FirstName', 'LastName', 'EmailAddress'].map((name) => field(name));

async function store(id: number, name: string, mark: string): Promise<void> {
  const mappings = [...required, customField('Mark', `return "${mark}";`)];
  await control.put('mapping-collections', id, { ...collectionJson(name, { mappings }), id });
}

async function fail(fault: Fault, times = 1_000): Promise<void> {
  await control.addFaults([{ match: { path: 'MappingCollection' }, times, fault }]);
}

function sources(ids: number[], given: Partial<CollectionSources> = {}): CollectionSources {
  const opened = openMappingCollections({
    apiKey: 'ipaas-sandbox',
    baseUrl: sandbox.ipaasUrl,
    collectionsPath: { api: 'subscriptions', path: 'v2/MappingCollections' },
  });
  const fetch = async (id: number, signal: AbortSignal) => await opened.fetch(id, signal);
  return { directory: null, remote: { ids, fetch }, lookAgainAfterMs: 0, askAgainAfterMs: 0, ...given };
}

async function open(ids: number[], given: Partial<CollectionSources> = {}): Promise<Collections> {
  return await openCollections(sources(ids, given));
}

async function asked(): Promise<number> {
  return (await control.journal()).filter(({ path }) => path.includes('MappingCollection')).length;
}

async function versionOf(collections: Collections, name: string): Promise<string> {
  return (await collections.find(name)).collection.identity.version;
}

/** What iPaaS.com can do wrong that may pass. */
const outages: [what: string, fault: Fault][] = [
  ['is out of order', { type: 'status', status: 503 }],
  ['is asked too often', { type: 'status', status: 429 }],
  ['hangs up', { type: 'reset-before-commit' }],
  ['hangs', { type: 'hang' }],
  ['answers with something else', { type: 'malformed' }],
];

describe('a collection of iPaaS.com', () => {
  test('is there by its name, and tells where it is from', async () => {
    await store(4720, 'Remote', 'one');
    const { collection } = await (await open([4720])).find('Remote');
    expect(collection).toMatchObject({ identity: { name: 'Remote' }, origin: 'iPaaS.com, id 4720' });
  });

  test('is the same version as a file that does the same, whatever its id', async () => {
    await store(4720, 'Remote', 'one');
    const directory = mappingDirectory();
    const mappings = [...required, customField('Mark', 'return "one";')];
    await directory.write('a.json', collectionJson('Remote', { mappings }));
    const remote = await versionOf(await open([4720]), 'Remote');
    expect(await versionOf(await open([], { directory: directory.path }), 'Remote')).toBe(remote);
  });

  test('may take the place of the built-in one', async () => {
    await store(4720, builtInCollection, 'own');
    expect((await (await open([4720])).find(null)).collection.origin).toBe('iPaaS.com, id 4720');
  });

  test('and a file may not have one name', async () => {
    await store(4720, 'A', 'remote');
    const directory = mappingDirectory();
    await directory.write('a.json', collectionJson('A'));
    await expect(open([4720], { directory: directory.path })).rejects.toThrow('"A": a.json, iPaaS.com, id 4720.');
  });

  test('is taken up when it changes', async () => {
    await store(4720, 'Remote', 'one');
    const collections = await open([4720]);
    const before = await versionOf(collections, 'Remote');
    await store(4720, 'Remote', 'two');
    expect(await versionOf(collections, 'Remote')).not.toBe(before);
  });

  test('is asked for again only after a while', async () => {
    await store(4720, 'Remote', 'one');
    const collections = await open([4720], { askAgainAfterMs: 600_000 });
    const before = await versionOf(collections, 'Remote');
    await store(4720, 'Remote', 'two');
    expect(await versionOf(collections, 'Remote')).toBe(before);
    expect(await asked()).toBe(1);
  });

  test('keeps its last good version where it is changed into nonsense', async () => {
    await store(4720, 'Remote', 'one');
    const collections = await open([4720]);
    const before = await versionOf(collections, 'Remote');
    await store(4720, 'Remote', '" + ');
    const { collection, warnings } = await collections.find('Remote');
    expect(collection.identity.version).toBe(before);
    expect(warnings).toMatchObject([{ code: 'OlderCollectionUsed' }]);
  });

  test('that is none of ours keeps a worker from starting', async () => {
    await expect(open([9_999])).rejects.toMatchObject({ code: 'MappingInvalid' });
    await store(4720, 'Remote', '" + ');
    await expect(open([4720])).rejects.toThrow(/iPaaS\.com, id 4720, mapping c-Mark: The formula/);
  });
});

describe('where iPaaS.com is away at the start', () => {
  test.each(outages)('and %s, its collections are waited for, and all others are there', async (_what, fault) => {
    await store(4720, 'Remote', 'one');
    await fail(fault);
    const collections = await open([4720], { answerWithinMs: 500 });
    await expect(collections.find('Remote')).rejects.toMatchObject({ retryable: true });
    expect((await collections.find(null)).collection.identity.name).toBe(builtInCollection);
    await control.clearFaults();
    expect((await collections.find('Remote')).warnings).toEqual([]);
  });

  test('it is asked again at every look, however long an answer would be kept', async () => {
    await store(4720, 'Remote', 'one');
    await fail({ type: 'status', status: 503 });
    const collections = await open([4720], { askAgainAfterMs: 600_000 });
    await control.clearFaults();
    expect((await collections.find('Remote')).collection.origin).toBe('iPaaS.com, id 4720');
  });

  test('a wrong key is no outage: the worker does not start', async () => {
    await fail({ type: 'status', status: 401 });
    await expect(open([4720])).rejects.toMatchObject({ code: 'IpaasAuthenticationFailure' });
  });
});

describe('where iPaaS.com goes away later', () => {
  test.each([...outages, ['refuses the key', { type: 'status', status: 401 }] as const])(
    'and %s, its collections stay as they were, until it is back',
    async (_what, fault) => {
      await store(4720, 'Remote', 'one');
      const collections = await open([4720], { answerWithinMs: 500 });
      const before = await versionOf(collections, 'Remote');
      await fail(fault);
      expect(await collections.find('Remote')).toMatchObject({
        collection: { identity: { version: before } },
        warnings: [],
      });
      await control.clearFaults();
      await store(4720, 'Remote', 'two');
      expect(await versionOf(collections, 'Remote')).not.toBe(before);
    },
  );

  test('it is not asked at every look, so that nobody waits for it each time', async () => {
    await store(4720, 'Remote', 'one');
    const read = createReader(sources([4720], { askAgainAfterMs: 600_000 }));
    await fail({ type: 'status', status: 503 });
    expect(await read()).toMatchObject({ away: { code: 'UpstreamUnavailable' } });
    await control.clearFaults();
    expect(await read()).toMatchObject({ away: null });
    const before = await asked();
    await fail({ type: 'status', status: 503 });
    await read();
    await read();
    expect(await asked()).toBe(before);
  });

  test('files are looked at nevertheless', async () => {
    await store(4720, 'Remote', 'one');
    const directory = mappingDirectory();
    const collections = await open([4720], { directory: directory.path });
    await fail({ type: 'status', status: 503 });
    await directory.write('a.json', collectionJson('A'));
    expect((await collections.find('A')).collection.origin).toBe('a.json');
  });
});

test('nothing is asked of iPaaS.com where no id is set, and nothing is ever written', async () => {
  await open([]);
  await open([4711]);
  expect(await asked()).toBe(1);
  expect(await control.writes()).toEqual([]);
});
