import { describe, expect, it } from '@jest/globals';
import { collectionSummarySchema } from './collection-summary.ts';

const read = (item: object) => collectionSummarySchema.parse({ id: 4711, ...item });
const nothing = {
  name: null,
  collectionTypeId: null,
  directionId: null,
  syncType: null,
  systemId: null,
  enabled: true,
};

describe('a collection of the list', () => {
  it.each([
    [{}, {}],
    [{ name: null, system_id: null, sync_type: null }, {}],
    [
      { name: 'Mine', collection_type_id: 8, direction_id: 1 },
      { name: 'Mine', collectionTypeId: 8, directionId: 1 },
    ],
    [
      { collection_type_id: '8', direction_id: '2' },
      { collectionTypeId: 8, directionId: 2 },
    ],
    [{ mapping_collection_type_id: 8 }, { collectionTypeId: 8 }],
    [{ system_id: 10684 }, { systemId: 10684 }],
    [{ system_id: '10684' }, { systemId: 10684 }],
    [{ subscription_id: 10684 }, { systemId: 10684 }],
    [{ system_id: 10711, subscription_id: 10684 }, { systemId: 10711 }],
    [{ sync_type: 'ADD' }, { syncType: 'ADD' }],
    [{ sync_type: 3 }, { syncType: '3' }],
    [{ direction_id: 'TO', name: {}, sync_type: [], system_id: 1.5 }, {}],
    [{ system_name: 'OpenAI', system_type_id: 77, attached_items_count: 9, surprise: true }, {}],
  ])('%j is read as %j', (item, expected) => {
    expect(read(item)).toEqual({ id: 4711, ...nothing, ...expected });
  });

  it('may have its id as text', () => {
    expect(read({ id: '4711' }).id).toBe(4711);
  });

  it.each([{ id: null }, { id: 0 }, { id: '0' }, { id: 'abc' }, { id: 1.5 }, { id: undefined }])(
    'is none with %j: a list of something else must not pass for an empty one',
    (item) => {
      expect(collectionSummarySchema.safeParse({ name: 'Mine', ...item }).success).toBe(false);
    },
  );
});

describe('whether it is enabled', () => {
  it.each(['is_active', 'active', 'enabled', 'status'])('is read under %s', (key) => {
    expect([read({ [key]: true }).enabled, read({ [key]: false }).enabled]).toEqual([true, false]);
  });

  it.each([0, '0', 'false', 'False', 'Inactive', ' DISABLED ', 'off', 'no'])('%j means that it is not', (told) => {
    expect(read({ status: told }).enabled).toBe(false);
  });

  it.each([1, '1', 'true', 'Active', 'Enabled', 'on', '', null, {}, 'a word that nobody knows'])(
    '%j does not say that it is not',
    (told) => {
      expect(read({ status: told }).enabled).toBe(true);
    },
  );

  it('is told by the first key that says something', () => {
    expect(read({ is_active: null, enabled: false, status: 'active' }).enabled).toBe(false);
  });
});
