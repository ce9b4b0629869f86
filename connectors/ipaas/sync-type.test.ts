/** Collections that only add, or only update, customers (reference: ipaas-api.md, section 7.1). */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { tellWholeStory, type WritePlan } from '../../customer/write-plan.ts';
import type { CollisionHandling, SyncType } from '../../customer/write-policy.ts';
import type { UpsertOptions } from './connector.ts';
import {
  create,
  get,
  held,
  link,
  linked,
  lookup,
  mapped,
  ourLink,
  put,
  search,
  withPolicy,
} from './testing/test-customer.ts';
import { upsertOnStandIn } from './testing/upsert-on-stand-in.ts';
import type { UpsertResult } from './upsert-terms.ts';

const here = upsertOnStandIn();
const { upsert } = here;
const augusta = (syncType: SyncType, collisionHandling: CollisionHandling | null = null) =>
  withPolicy(mapped({ FirstName: 'Augusta' }), { syncType, collisionHandling });

describe('whether a customer is added or updated is decided by its link', () => {
  it.each<[syncType: SyncType, title: string, there: object | null, outcome: UpsertResult['outcome']]>([
    ['ADD', 'is not there', null, 'created'],
    ['ADD', 'is there, but not linked', held, 'updated'],
    ['ADD', 'is linked', linked, 'skipped'],
    ['UPDATE', 'is not there', null, 'skipped'],
    ['UPDATE', 'is there, but not linked', held, 'skipped'],
    ['UPDATE', 'is linked', linked, 'updated'],
    ['ADD_AND_UPDATE', 'is not there', null, 'created'],
    ['ADD_AND_UPDATE', 'is linked', linked, 'updated'],
  ])('%s, a customer that %s', async (syncType, _title, there, outcome) => {
    if (there !== null) await here.standIn.putCustomer(7, there);
    expect((await upsert(augusta(syncType), { dryRun: true })).outcome).toBe(outcome);
    expect(await here.standIn.committed()).toBe(0);
    expect((await upsert(augusta(syncType))).outcome).toBe(outcome);
    expect((await here.standIn.committed()) > 0).toBe(outcome !== 'skipped');
  });

  it.each<[syncType: SyncType, links: 'mark' | 'keep', outcome: UpsertResult['outcome']]>([
    ['ADD', 'mark', 'created'],
    ['ADD', 'keep', 'created'],
    ['UPDATE', 'mark', 'skipped'],
    ['UPDATE', 'keep', 'skipped'],
  ])('%s, a link that leads to a customer that is gone (%s) is none', async (syncType, links, outcome) => {
    await here.standIn.putCustomer(7, linked);
    await here.standIn.removeCustomer(7, links);
    expect((await upsert(augusta(syncType))).outcome).toBe(outcome);
  });

  it.each<[syncType: SyncType, there: object, calls: string[]]>([
    ['ADD', linked, [lookup, get(7)]],
    ['UPDATE', linked, [lookup, get(7), put(7)]],
    ['UPDATE', held, [lookup]],
  ])('%s, the link is asked for first, whatever the keys, and once', async (syncType, there, calls) => {
    await here.standIn.putCustomer(7, there);
    await upsert(augusta(syncType), {}, { matchKeys: ['emailAddress', 'customerNumber'] });
    expect(await here.standIn.calls()).toEqual(calls);
  });

  it('UPDATE writes the linked customer although no other key finds it', async () => {
    await here.standIn.putCustomer(7, { ...linked, customer_number: null });
    expect(await upsert(augusta('UPDATE'), {}, { matchKeys: ['customerNumber'] })).toMatchObject({ ipaasId: '7' });
    expect(await here.standIn.customersOf('CUST-1')).toMatchObject([{ id: 7, first_name: 'Augusta' }]);
  });

  it.each<SyncType>(['ADD', 'UPDATE'])('%s, a link to the customer of another number is told', async (syncType) => {
    await here.standIn.putCustomer(7, { ...linked, customer_number: 'CUST-2' });
    await expect(upsert(augusta(syncType))).rejects.toMatchObject({ code: 'DuplicateCustomer' });
    expect(await here.standIn.committed()).toBe(0);
  });
});

async function refuse(): Promise<never> {
  throw new Error('about to write');
}

describe('a customer that is passed over', () => {
  it('by ADD is named, with what to do', async () => {
    await here.standIn.putCustomer(7, linked);
    expect(await upsert(augusta('ADD'), { beforeWrite: refuse })).toEqual({
      outcome: 'skipped',
      ipaasId: '7',
      changes: [],
      warnings: [
        {
          code: 'OutsideSyncType',
          message:
            'The mapping collection "test" only adds customers, and CustomerNumber CUST-1 is linked to a customer in iPaaS.com already. Nothing is written. To update it, use one of the type UPDATE or ADD_AND_UPDATE.',
        },
      ],
      held: null,
      customFieldsToCreate: [],
    });
  });

  it('by UPDATE has no id, because only its link would tell', async () => {
    await here.standIn.putCustomer(7, held);
    const { ipaasId, warnings } = await upsert(augusta('UPDATE'));
    expect(ipaasId).toBeNull();
    expect(warnings).toMatchObject([
      { code: 'OutsideSyncType', message: expect.stringMatching(/"test" only updates.*CUST-1.*type ADD or/) },
    ]);
  });

  it('by ADD may have been linked while we looked, and is left as it is', async () => {
    const meanwhile = async (): Promise<void> => await here.standIn.putCustomer(7, linked);
    expect(await upsert(augusta('ADD'), { beforeWrite: meanwhile })).toMatchObject({
      outcome: 'skipped',
      warnings: [{ code: 'OutsideSyncType' }],
    });
    expect(await here.standIn.customersOf('CUST-1')).toMatchObject([{ first_name: 'Ada' }]);
  });
});

describe('the collision handling method of the collection', () => {
  beforeEach(() => here.standIn.putCustomer(7, held));
  const settings = { collisionHandling: 'ERROR' } as const;

  it.each<SyncType>(['ADD', 'ADD_AND_UPDATE'])('comes before that of the settings (%s)', async (syncType) => {
    await upsert(augusta(syncType, 'UPDATE_AND_LINK'), {}, settings);
    expect(await here.standIn.customersOf('CUST-1')).toMatchObject([
      { first_name: 'Augusta', external_ids: [ourLink] },
    ]);
  });

  it('may refuse what the settings allow', async () => {
    await expect(upsert(augusta('ADD', 'ERROR'))).rejects.toMatchObject({ code: 'DuplicateCustomer' });
    expect(await here.standIn.committed()).toBe(0);
  });

  it('is that of the settings where the collection names none', async () => {
    await expect(upsert(augusta('ADD'), {}, settings)).rejects.toMatchObject({ code: 'DuplicateCustomer' });
  });
});

/** The attempts of one sync as its activity makes them: one GUID, and the first plan kept. */
function sync(collisionHandling: CollisionHandling) {
  const trackingGuid = randomUUID();
  let plan: WritePlan | null = null;
  return async (): Promise<UpsertResult> => {
    const earlierPlan: WritePlan | null = plan;
    const beforeWrite = async (about: WritePlan): Promise<void> => {
      plan = earlierPlan ?? about;
    };
    const options: Partial<UpsertOptions> = { trackingGuid, earlierPlan, beforeWrite };
    return tellWholeStory(await upsert(augusta('ADD', collisionHandling), options), earlierPlan);
  };
}

describe('a sync that adds, after the answer to its own earlier attempt was lost', () => {
  const lost = ['reset-after-commit', 'truncate', 'malformed'] as const;

  it.each(lost)('is told as created, not as skipped (%s)', async (type) => {
    await here.standIn.fail('/Customer$', { type }, { method: 'POST' });
    const attempt = sync('ERROR');
    await expect(attempt()).rejects.toMatchObject({ code: 'UpstreamUnavailable', retryable: true });
    const told = await attempt();
    expect([told.outcome, told.changes.length]).toEqual(['created', 4]);
    expect((await here.standIn.calls()).filter((call) => call === create)).toHaveLength(1);
    expect(await here.standIn.customersOf('CUST-1')).toMatchObject([{ external_ids: [ourLink] }]);
  });

  it('is told as created where the link is saved by a call of its own, and that answer was lost too', async () => {
    await here.standIn.switches({ nestedLinks: 'ignored' });
    await here.standIn.fail('/Customer$', { type: 'reset-after-commit' }, { method: 'POST' });
    await here.standIn.fail('UpdateExternalId', { type: 'reset-after-commit' });
    const attempt = sync('ERROR');
    await expect(attempt()).rejects.toMatchObject({ retryable: true });
    await expect(attempt()).rejects.toMatchObject({ retryable: true });
    expect((await attempt()).outcome).toBe('created');
    expect(await here.standIn.linksOf('CUST-1')).toHaveLength(1);
  });

  it.each<CollisionHandling>(['UPDATE_AND_LINK', 'REMAP_AND_LINK'])(
    'is told as updated where the customer was there, and its link was saved (%s)',
    async (method) => {
      await here.standIn.putCustomer(7, held);
      await here.standIn.fail('UpdateExternalId', { type: 'reset-after-commit' });
      const attempt = sync(method);
      await expect(attempt()).rejects.toMatchObject({ retryable: true });
      expect(await attempt()).toMatchObject({ outcome: 'updated', changes: [{ field: 'FirstName' }] });
      expect(await here.standIn.customersOf('CUST-1')).toMatchObject([
        { first_name: 'Augusta', external_ids: [ourLink] },
      ]);
    },
  );

  it('goes on where only the link was saved, and the update never arrived', async () => {
    await here.standIn.putCustomer(7, held);
    await here.standIn.fail('/Customer/7', { type: 'reset-before-commit' }, { method: 'PUT' });
    const attempt = sync('REMAP_AND_LINK');
    await expect(attempt()).rejects.toMatchObject({ retryable: true });
    expect((await attempt()).outcome).toBe('updated');
    expect((await here.standIn.calls()).filter((call) => call === link)).toHaveLength(1);
    expect(await here.standIn.customersOf('CUST-1')).toMatchObject([{ first_name: 'Augusta' }]);
  });

  it('is skipped where its create never arrived, and somebody else added and linked the customer', async () => {
    await here.standIn.fail('/Customer$', { type: 'reset-before-commit' }, { method: 'POST' });
    const attempt = sync('UPDATE_AND_LINK');
    await expect(attempt()).rejects.toMatchObject({ retryable: true });
    await here.standIn.putCustomer(7, { ...linked, tracking_guid: randomUUID() });
    expect((await attempt()).outcome).toBe('skipped');
    expect(await here.standIn.committed()).toBe(0);
  });

  it('is created by the next attempt where nothing arrived', async () => {
    await here.standIn.fail('/Customer$', { type: 'reset-before-commit' }, { method: 'POST' });
    const attempt = sync('ERROR');
    await expect(attempt()).rejects.toMatchObject({ retryable: true });
    expect((await attempt()).outcome).toBe('created');
    expect(await here.standIn.calls()).toEqual([lookup, search, create, lookup, search, create, lookup]);
  });
});

it('the next sync of a customer that was added is passed over', async () => {
  expect((await upsert(augusta('ADD'))).outcome).toBe('created');
  expect((await upsert(augusta('ADD'))).outcome).toBe('skipped');
});
