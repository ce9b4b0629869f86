import { describe, expect, it } from '@jest/globals';
import { openMappingView, type MappingView } from './mapping-view.ts';
import { customFieldApi, definitionsOnStandIn } from './testing/definitions-on-stand-in.ts';

const standIn = definitionsOnStandIn();
const { signal } = new AbortController();
const season = { name: 'Season', stampsTime: false };
const seenAt = { name: 'Seen At', stampsTime: true };

function view(create: typeof customFieldApi | null = customFieldApi, lookUp = create): MappingView {
  const settings = {
    baseUrl: standIn.ipaasUrl,
    apiKey: 'ipaas-sandbox',
    systemId: 10684,
    collectionsPath: { api: 'subscriptions', path: 'v2/MappingCollections' } as const,
  };
  return openMappingView({ ...settings, customFieldApi: create }, lookUp);
}

describe('iPaaS.com as a check of mappings sees it', () => {
  it('tells how the custom fields stand, in the order in which they are wanted', async () => {
    await standIn.define('Seen At', 'number');
    const wanted = [seenAt, season, { name: 'OpenAI Last Response Date', stampsTime: true }];
    expect(await view().planCustomFields(wanted, signal)).toEqual([
      { name: 'Seen At', wanted: 'datetime', existing: 'number', action: 'type-differs' },
      { name: 'Season', wanted: 'string', existing: null, action: 'create' },
      { name: 'OpenAI Last Response Date', wanted: 'datetime', existing: 'datetime', action: 'exists' },
    ]);
  });

  it('looks custom fields up also where creating them is switched off', async () => {
    const offline = view(null, customFieldApi);
    expect(offline.canCreateCustomFields).toBe(false);
    expect(await offline.planCustomFields([season], signal)).toMatchObject([{ action: 'create' }]);
  });

  it('says where they cannot be looked up', () => {
    expect(view(null).planCustomFields([season], signal)).toBeNull();
  });

  it('tells its collections and what is in one', async () => {
    const ids = (await view().listCollections(signal))?.map(({ id }) => id);
    expect(ids).toEqual([4711, 4712, 4713, 4714]);
    expect(await view().fetchCollection(4712, signal)).toMatchObject({ id: 4712, name: 'Add Shop Customer TO iPaaS' });
  });

  it('never writes', async () => {
    const seen = view();
    await seen.planCustomFields([season], signal);
    await seen.listCollections(signal);
    await seen.fetchCollection(4712, signal);
    expect(await standIn.control.writes()).toEqual([]);
  });

  it.each<[string, (seen: MappingView, ended: AbortSignal) => Promise<unknown> | null]>([
    ['custom fields', async (seen, ended) => await seen.planCustomFields([season], ended)],
    ['the list', async (seen, ended) => await seen.listCollections(ended)],
    ['one collection', async (seen, ended) => await seen.fetchCollection(4712, ended)],
  ])('is not waited for where somebody ends it: %s', async (_what, look) => {
    await standIn.control.addFaults([{ match: { path: '^/subscriptions/' }, times: 1, fault: { type: 'hang' } }]);
    const ending = new AbortController();
    const looking = look(view(), ending.signal);
    ending.abort(new Error('enough'));
    await expect(looking).rejects.toThrow('enough');
  });
});
