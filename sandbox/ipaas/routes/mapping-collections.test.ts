import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AxiosInstance } from 'axios';
import { controlOf, type Control } from '../../control-client.ts';
import { startSandbox, type Sandbox } from '../../start-sandbox.ts';
import { ipaasClient } from '../../test-clients.ts';

let sandbox: Sandbox;
let api: AxiosInstance;
let control: Control;
beforeAll(async () => {
  sandbox = await startSandbox();
  api = ipaasClient(sandbox);
  control = controlOf(sandbox.ipaasUrl);
});
beforeEach(() => control.reset());
afterAll(() => sandbox.close());

const one = (id: number | string) => api.get(`/subscriptions/v2/MappingCollection/${id}`);
const list = (query = '') => api.get(`/subscriptions/v2/MappingCollections${query}`);

/** Every key of the documented shape, and no other. */
const detailKeys = [
  'id',
  'name',
  'collection_type_id',
  'collection_type_name',
  'subscription_id',
  'subscription_name',
  'integration_id',
  'filter',
  'error_filter',
  'sync_type',
  'parent_id',
  'direction_id',
  'description',
  'collision_handling_method_id',
  'collision_handling_options',
  'sequence_number',
  'mappings',
  'children',
];
const mappingKeys = [
  'id',
  'mapping_type_id',
  'mapping_type_name',
  'destination_table',
  'destination_field',
  'destination_field_id',
  'source_table',
  'source_value_id',
  'source_value',
  'default_value',
  'translation_collection_id',
  'translation_name',
  'description',
  'sequence_number',
];

describe('a mapping collection', () => {
  it.each([4711, 4712, 4713, 4714])('%s has exactly the documented shape', async (id) => {
    const { status, data } = await one(id);
    expect([status, data.id]).toEqual([200, id]);
    expect(Object.keys(data)).toEqual(detailKeys);
    expect(data.mappings.map(Object.keys)).toEqual(data.mappings.map(() => mappingKeys));
  });

  it('of the OpenAI integration goes to iPaaS.com, and its collisions are updated and linked', async () => {
    expect((await one(4711)).data).toMatchObject({
      name: 'Add/Update OpenAI Customer TO iPaaS',
      collection_type_id: 8,
      subscription_id: 10684,
      direction_id: 1,
      sync_type: 'ADD_AND_UPDATE',
      collision_handling_method_id: 3,
    });
  });

  it.each([
    [9999, 404, 'NFND-1005'],
    ['abc', 400, 'VALD-1004'],
    [0, 400, 'VALD-1005'],
  ])('%s is refused with %s %s', async (id, status, code) => {
    expect(await one(id)).toMatchObject({ status, data: { code } });
  });

  it('is for those with a key', async () => {
    const anonymous = ipaasClient(sandbox, null);
    expect((await anonymous.get('/subscriptions/v2/MappingCollection/4711')).status).toBe(401);
    expect((await anonymous.get('/subscriptions/v2/MappingCollections')).status).toBe(401);
  });

  it('has its id as text where the switch says so; ids of mappings always are', async () => {
    await control.switches({ ids: 'text' });
    const { data } = await one(4711);
    expect([data.id, data.mappings[0].id]).toEqual(['4711', '1']);
    expect((await list()).data[0]).toMatchObject({ id: '4711', system_id: '10684' });
  });

  it('shows its child collections in the shape of the list', async () => {
    const child = { name: 'Child', collection_type_id: 17, parent_id: 4711, subscription_id: 10684, mappings: [] };
    await control.put('mapping-collections', 4720, child);
    const { data } = await one(4711);
    expect(data.children).toMatchObject([{ id: 4720, name: 'Child', system_id: 10684, attached_items_count: 0 }]);
    expect(data.children[0]).not.toHaveProperty('subscription_id');
  });
});

describe('the list of mapping collections', () => {
  it('holds all, in a shape of its own', async () => {
    const { status, data } = await list();
    expect([status, data.map((item: { id: number }) => item.id)]).toEqual([200, [4711, 4712, 4713, 4714]]);
    const differing = ['subscription_id', 'subscription_name', 'integration_id'];
    const inDetailOnly = [...differing, 'collision_handling_method_id', 'collision_handling_options'];
    const added = ['system_id', 'system_name', 'system_type_id', 'attached_items_count'];
    for (const item of data) {
      expect(Object.keys(item)).toEqual([...detailKeys.filter((key) => !inDetailOnly.includes(key)), ...added]);
    }
    expect(data[1]).toMatchObject({
      name: 'Add Shop Customer TO iPaaS',
      system_id: 10711,
      system_name: 'Web Shop - Release',
      system_type_id: 12,
      attached_items_count: 3,
    });
  });

  it('comes in pages', async () => {
    await control.switches({ pageSize: 3 });
    const { headers, data } = await list('?pageNumber=2');
    expect(data).toMatchObject([{ id: 4714 }]);
    expect(headers['x-pagination']).toContain('"total_Pages":2');
  });

  it('is an empty 404 where it is switched off; a known id is answered still', async () => {
    await control.switches({ mappingCollections: 'off' });
    expect(await list()).toMatchObject({ status: 404, data: '' });
    expect((await one(4711)).status).toBe(200);
  });
});

describe('a mapping collection that is put in', () => {
  const mine = { name: 'Mine', sync_type: 3, is_active: false, mappings: 'none', surprise: { a: [null] } };

  it('is answered verbatim, under the id of the path', async () => {
    await control.put('mapping-collections', 4720, { ...mine, id: 1 });
    expect((await one(4720)).data).toEqual({ id: 4720, ...mine });
    expect((await list()).data.at(-1)).toMatchObject({ id: 4720, name: 'Mine', is_active: false, system_id: null });
    expect((await control.state())['mapping_collections']).toContainEqual({ id: 4720, ...mine });
  });

  it('replaces the one of the same id, until the next reset', async () => {
    await control.put('mapping-collections', 4711, mine);
    expect((await one(4711)).data.name).toBe('Mine');
    await control.reset();
    expect((await one(4711)).data.name).toBe('Add/Update OpenAI Customer TO iPaaS');
  });

  it('can be removed, as the seeded ones can', async () => {
    await control.removeMappingCollection(4712);
    expect((await one(4712)).status).toBe(404);
    expect((await list()).data).toHaveLength(3);
    expect((await api.delete('/__sandbox/mapping-collections/4712')).status).toBe(404);
  });

  it.each([
    ['abc', {}],
    ['0', {}],
    ['5', []],
  ])('is refused as %s %j', async (id, body) => {
    expect((await api.put(`/__sandbox/mapping-collections/${id}`, body)).status).toBe(400);
  });

  it('is no request of the API, so that the journal stays empty', async () => {
    await control.put('mapping-collections', 4720, mine);
    expect(await control.journal()).toEqual([]);
  });
});
