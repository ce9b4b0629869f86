import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { openMappingCollections, type MappingCollectionsSettings } from './mapping-collections.ts';
import { definitionsOnStandIn } from './testing/definitions-on-stand-in.ts';

const standIn = definitionsOnStandIn();
const { signal } = new AbortController();
type Fault = Parameters<typeof standIn.control.addFaults>[0][number]['fault'];

function collections(settings: Partial<MappingCollectionsSettings> = {}) {
  return openMappingCollections({
    apiKey: 'ipaas-sandbox',
    baseUrl: standIn.ipaasUrl,
    collectionsPath: { api: 'subscriptions', path: 'v2/MappingCollections' },
    ...settings,
  });
}

async function answer(fault: Fault, times = 1): Promise<void> {
  await standIn.control.addFaults([{ match: { path: 'MappingCollection' }, times, fault }]);
}

/** What iPaaS.com can do wrong, and what it is for both calls. */
const failures: [title: string, fault: Fault, code: string, retryable: boolean][] = [
  ['refuses the key', { type: 'status', status: 401 }, 'IpaasAuthenticationFailure', false],
  ['refuses the user', { type: 'status', status: 403 }, 'IpaasAuthenticationFailure', false],
  ['is out of order', { type: 'status', status: 503 }, 'UpstreamUnavailable', true],
  ['is asked too often', { type: 'status', status: 429 }, 'RateLimited', true],
  ['hangs up', { type: 'reset-before-commit' }, 'UpstreamUnavailable', true],
  ['breaks off', { type: 'truncate' }, 'UpstreamUnavailable', true],
  ['answers with something else', { type: 'malformed' }, 'UpstreamUnavailable', true],
];

describe('a mapping collection of iPaaS.com', () => {
  it('is handed on as it came', async () => {
    const stored = { name: 'Mine', mappings: [{ id: 1, odd: [null] }], surprise: 'kept' };
    await standIn.control.put('mapping-collections', 4720, stored);
    expect(await collections().fetch(4720, signal)).toEqual({ id: 4720, ...stored });
    expect(await standIn.calls()).toEqual(['GET MappingCollection/4720']);
  });

  it('is the one of the id', async () => {
    const named = z.object({ id: z.number(), name: z.string() });
    expect(named.parse(await collections().fetch(4711, signal))).toEqual({
      id: 4711,
      name: 'Add/Update OpenAI Customer TO iPaaS',
    });
  });

  it('that is not there is named, with the setting', async () => {
    const failure = collections().fetch(9999, signal);
    await expect(failure).rejects.toMatchObject({ code: 'MappingInvalid', retryable: false });
    await expect(failure).rejects.toThrow(/id 9999\..*MAPPING_COLLECTION_IDS/);
  });

  it.each(failures)('is not had where iPaaS.com %s', async (_title, fault, code, retryable) => {
    await answer(fault, 2);
    await expect(collections().fetch(4711, signal)).rejects.toMatchObject({ code, retryable });
  });

  it('says in the failure what was asked for', async () => {
    await expect(collections({ apiKey: 'wrong' }).fetch(4711, signal)).rejects.toThrow(
      'when asked to read the mapping collection',
    );
  });

  it('is not waited for where somebody ends it', async () => {
    await answer({ type: 'hang' });
    const ending = new AbortController();
    const fetched = collections().fetch(4711, ending.signal);
    ending.abort(new Error('enough'));
    await expect(fetched).rejects.toThrow('enough');
  });
});

describe('the list of the mapping collections', () => {
  it('tells of each what can be in the way of another', async () => {
    const customers = { collectionTypeId: 8, syncType: 'ADD_AND_UPDATE', enabled: true };
    expect(await collections().list(signal)).toEqual([
      { id: 4711, name: 'Add/Update OpenAI Customer TO iPaaS', directionId: 1, systemId: 10684, ...customers },
      { id: 4712, name: 'Add Shop Customer TO iPaaS', directionId: 1, systemId: 10711, ...customers },
      { id: 4713, name: 'OpenAI Customer FROM iPaaS', directionId: 2, systemId: 10684, ...customers },
      {
        ...customers,
        id: 4714,
        name: 'OpenAI Product TO iPaaS',
        directionId: 1,
        systemId: 10684,
        collectionTypeId: 1,
      },
    ]);
  });

  it.each([
    { pageSize: 1 },
    { pageSize: 3, pagination: 'other-case' },
    { pageSize: 1, pagination: 'missing' },
    { ids: 'text' },
    { ids: 'text', pageSize: 2 },
  ] as const)('is read whole in the form %j', async (switches) => {
    await standIn.control.switches(switches);
    const list = (await collections().list(signal)) ?? [];
    expect(list.map(({ id, systemId }) => [id, systemId])).toEqual([
      [4711, 10684],
      [4712, 10711],
      [4713, 10684],
      [4714, 10684],
    ]);
  });

  it('shows which are not enabled', async () => {
    await standIn.control.put('mapping-collections', 4720, { name: 'Off', is_active: false });
    expect((await collections().list(signal))?.at(-1)).toMatchObject({ id: 4720, name: 'Off', enabled: false });
  });

  it('may be empty', async () => {
    await answer({ type: 'status', status: 200, body: [] });
    expect(await collections().list(signal)).toEqual([]);
  });

  it('is null where iPaaS.com has no such path', async () => {
    await standIn.control.switches({ mappingCollections: 'off' });
    expect(await collections().list(signal)).toBeNull();
  });

  it('is null where a web page says so', async () => {
    const headers = { 'content-type': 'text/html' };
    await answer({ type: 'status', status: 404, headers, body: '<h1>404</h1>' });
    expect(await collections().list(signal)).toBeNull();
  });

  it('is read at the path that is set', async () => {
    const collectionsPath = { api: 'customers', path: 'v3/Elsewhere' } as const;
    expect(await collections({ collectionsPath }).list(signal)).toBeNull();
    expect((await standIn.control.journal()).at(-1)?.path).toContain('/customers/v3/Elsewhere');
  });

  it.each(failures)('is not had where iPaaS.com %s', async (_title, fault, code, retryable) => {
    await answer(fault, 2);
    await expect(collections().list(signal)).rejects.toMatchObject({ code, retryable });
  });

  it.each([[{ items: [] }], [['a name']], [[{ name: 'without an id' }]]])('is not taken from %j', async (body) => {
    await answer({ type: 'status', status: 200, body });
    await expect(collections().list(signal)).rejects.toMatchObject({ code: 'UpstreamUnavailable' });
  });

  it('names its setting where the address answers as no API does', async () => {
    await answer({ type: 'status', status: 302 });
    await expect(collections().list(signal)).rejects.toThrow('IPAAS_MAPPING_COLLECTIONS_PATH');
  });
});

it('nothing of it is ever written', async () => {
  await collections().fetch(4711, signal);
  await collections().list(signal);
  expect(await standIn.control.writes()).toEqual([]);
});
