/** The policy of docs/matching.md on the stand-in: keys, matches and collision handling methods. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { CollisionHandling } from '../../customer/write-policy.ts';
import type { MatchKey } from './match-keys.ts';
import { create, get, held, link, linked, lookup, mapped, ourLink, put, search } from './testing/test-customer.ts';
import { upsertOnStandIn } from './testing/upsert-on-stand-in.ts';
import type { UpsertResult } from './upsert-terms.ts';

const here = upsertOnStandIn();
const { upsert } = here;
const ada = mapped({ FirstName: 'Augusta' });
const numberless = { ...held, customer_number: null };
const all: MatchKey[] = ['externalId', 'customerNumber', 'emailAddress'];
const sameAddress = { ...held, customer_number: 'CUST-2' };

describe('with the match keys', () => {
  type There = [id: number, customer: object][];

  async function sync(matchKeys: MatchKey[], there: There): Promise<UpsertResult> {
    for (const [id, customer] of there) await here.standIn.putCustomer(id, customer);
    return await upsert(ada, {}, { matchKeys });
  }

  it.each<[keys: MatchKey[], there: There, id: string]>([
    [['externalId'], [[7, linked]], '7'],
    [['externalId'], [[7, held]], '7'],
    [['externalId', 'customerNumber'], [[7, held]], '7'],
    [
      ['externalId', 'customerNumber'],
      [
        [7, held],
        [8, linked],
      ],
      '8',
    ],
    [['customerNumber', 'externalId'], [[7, held]], '7'],
    [['customerNumber', 'externalId'], [[7, linked]], '7'],
    [['customerNumber', 'externalId'], [[7, { ...linked, customer_number: null }]], '7'],
    [['emailAddress'], [[7, numberless]], '7'],
    [
      ['emailAddress'],
      [
        [7, held],
        [8, numberless],
      ],
      '7',
    ],
    [all, [[7, numberless]], '7'],
    [
      all,
      [
        [7, sameAddress],
        [8, held],
      ],
      '8',
    ],
  ])('%j, of %j the customer %s is updated', async (matchKeys, there, ipaasId) => {
    expect(await sync(matchKeys, there)).toMatchObject({ outcome: 'updated', ipaasId });
    expect(await here.standIn.linksOf('CUST-1')).toMatchObject([{ internal_id: ipaasId }]);
  });

  it.each<[keys: MatchKey[], there: There]>([
    [['externalId'], [[7, sameAddress]]],
    [['externalId', 'customerNumber'], [[7, numberless]]],
    [['customerNumber'], [[7, { ...held, customer_number: ' CUST-1' }]]],
    [all, [[7, { ...numberless, email_address: 'other@example.com' }]]],
    [all, []],
  ])('%j, beside %j a new customer is created', async (matchKeys, there) => {
    const { outcome, ipaasId } = await sync(matchKeys, there);
    expect(outcome).toBe('created');
    expect(ipaasId).not.toBe('7');
    expect(await here.standIn.linksOf('CUST-1')).toMatchObject([{ internal_id: ipaasId }]);
  });

  it.each<[keys: MatchKey[], there: There, message: RegExp]>([
    [['externalId'], [[7, { ...linked, customer_number: 'CUST-2' }]], /CUST-1 .*customer 7.*CUST-2/],
    [
      ['externalId'],
      [
        [7, { ...linked, customer_number: null }],
        [8, held],
      ],
      /customer 7.*customer 8/,
    ],
    [
      ['externalId', 'customerNumber'],
      [
        [7, held],
        [8, held],
      ],
      /7, 8/,
    ],
    [
      ['customerNumber', 'externalId'],
      [
        [7, held],
        [8, { ...linked, customer_number: null }],
      ],
      /customer 8.*customer 7/,
    ],
    [all, [[7, sameAddress]], /CUST-1 .*customer 7.*CUST-2/],
    [
      all,
      [
        [7, numberless],
        [8, sameAddress],
      ],
      /2 other customers.*7, 8/,
    ],
  ])('%j, of %j none is touched, and the message says why', async (matchKeys, there, message) => {
    const failure = expect.objectContaining({ code: 'DuplicateCustomer', message: expect.stringMatching(message) });
    await expect(sync(matchKeys, there)).rejects.toEqual(failure);
    expect(await here.standIn.committed()).toBe(0);
  });

  it('the order of which decides what is asked first', async () => {
    await here.standIn.putCustomer(7, linked);
    await upsert(ada, {}, { matchKeys: ['customerNumber', 'externalId'] });
    expect(await here.standIn.calls()).toEqual([search, put(7)]);
  });
});

describe('a customer that is there but not linked', () => {
  beforeEach(() => here.standIn.putCustomer(7, held));
  const methods: CollisionHandling[] = ['ERROR', 'REMAP_AND_LINK', 'UPDATE_AND_LINK', 'UPDATE_AND_NO_LINK'];

  it('is named and left alone by ERROR', async () => {
    const failure = upsert(ada, {}, { collisionHandling: 'ERROR' });
    await expect(failure).rejects.toMatchObject({ code: 'DuplicateCustomer', retryable: false });
    await expect(failure).rejects.toThrow(/CUST-1 .*customer 7 /);
    expect(await here.standIn.committed()).toBe(0);
  });

  it('is linked first and then updated by REMAP_AND_LINK', async () => {
    expect(await upsert(ada, {}, { collisionHandling: 'REMAP_AND_LINK' })).toMatchObject({ outcome: 'updated' });
    expect(await here.standIn.calls()).toEqual([lookup, search, link, put(7)]);
    expect(await here.standIn.customersOf('CUST-1')).toMatchObject([
      { first_name: 'Augusta', external_ids: [ourLink] },
    ]);
  });

  it('is updated first and then linked by UPDATE_AND_LINK', async () => {
    expect(await upsert(ada, {}, { collisionHandling: 'UPDATE_AND_LINK' })).toMatchObject({ warnings: [] });
    expect(await here.standIn.calls()).toEqual([lookup, search, put(7), link]);
  });

  it('is updated and not linked by UPDATE_AND_NO_LINK, and the result says so', async () => {
    const result = await upsert(ada, {}, { collisionHandling: 'UPDATE_AND_NO_LINK' });
    expect(result).toMatchObject({ outcome: 'updated', warnings: [{ code: 'NotLinked' }] });
    expect(await here.standIn.calls()).toEqual([lookup, search, put(7)]);
    const again = await upsert(ada, {}, { collisionHandling: 'UPDATE_AND_NO_LINK' });
    expect(again).toMatchObject({ outcome: 'unchanged', warnings: [{ code: 'NotLinked' }] });
    expect(await here.standIn.linksOf('CUST-1')).toEqual([]);
  });

  it.each(methods.filter((method) => method !== 'ERROR'))(
    'is found to be the same by a dry run of %s',
    async (method) => {
      const result = await upsert(ada, { dryRun: true }, { collisionHandling: method });
      expect(result).toMatchObject({ outcome: 'updated', ipaasId: '7' });
      expect(await here.standIn.committed()).toBe(0);
    },
  );

  it('has its other external id of our system replaced, and the result says so', async () => {
    await here.standIn.putCustomer(7, { ...held, external_ids: [{ ...ourLink, external_id: 'resp_old' }] });
    expect(await upsert(ada)).toMatchObject({ outcome: 'updated', warnings: [{ code: 'LinkRepaired' }] });
    expect(await here.standIn.customersOf('CUST-1')).toMatchObject([{ external_ids: [ourLink] }]);
  });
});

it.each(['ERROR', 'UPDATE_AND_NO_LINK'] as const)(
  'a new customer is created and linked, and its own earlier create is no collision, by %s',
  async (collisionHandling) => {
    await here.standIn.switches({ nestedLinks: 'ignored' });
    await here.standIn.fail('UpdateExternalId', { type: 'reset-before-commit' });
    const trackingGuid = randomUUID();
    await expect(upsert(mapped(), { trackingGuid }, { collisionHandling })).rejects.toMatchObject({ retryable: true });
    expect(await upsert(mapped(), { trackingGuid }, { collisionHandling })).toMatchObject({ warnings: [] });
    expect(await here.standIn.linksOf('CUST-1')).toHaveLength(1);
    expect((await here.standIn.calls()).filter((call) => call === create)).toHaveLength(1);
  },
);

describe('an inactive customer', () => {
  const inactive = { ...linked, is_active: false };

  it('is activated by an update, and the result says so', async () => {
    await here.standIn.putCustomer(7, inactive);
    const result = await upsert(mapped());
    expect(result).toMatchObject({
      outcome: 'updated',
      changes: [{ field: 'IsActive', before: 'false', after: 'true' }],
      warnings: [{ code: 'Reactivated' }],
    });
    expect(await here.standIn.calls()).toEqual([lookup, get(7), put(7)]);
    expect(await here.standIn.customersOf('CUST-1')).toMatchObject([{ is_active: true }]);
  });

  it('is not created a second time where the search does not show it at first', async () => {
    await here.standIn.putCustomer(7, { ...inactive, external_ids: [] });
    await here.standIn.fail('/Customers', { type: 'status', status: 404 });
    expect(await upsert(ada)).toMatchObject({ outcome: 'updated', ipaasId: '7', warnings: [{ code: 'Reactivated' }] });
    expect(await here.standIn.customersOf('CUST-1')).toMatchObject([{ is_active: true, external_ids: [ourLink] }]);
  });

  it('gives way to the active one of the same number', async () => {
    await here.standIn.putCustomer(7, { ...inactive, external_ids: [] });
    await here.standIn.putCustomer(8, held);
    expect(await upsert(ada)).toMatchObject({ outcome: 'updated', ipaasId: '8', warnings: [] });
  });

  it('is a duplicate where it is linked and another one is active', async () => {
    await here.standIn.putCustomer(7, inactive);
    await here.standIn.putCustomer(8, held);
    await expect(upsert(ada)).rejects.toMatchObject({ code: 'DuplicateCustomer', upstream: { code: 'BIZL-1009' } });
    expect(await here.standIn.committed()).toBe(0);
  });
});

it('another customer of the same address is named where iPaaS.com wants addresses to be unique', async () => {
  await here.standIn.switches({ emailAddresses: 'unique' });
  await here.standIn.putCustomer(7, sameAddress);
  const failure = upsert(ada);
  await expect(failure).rejects.toMatchObject({ code: 'DuplicateCustomer', upstream: { code: 'BIZL-1004' } });
  await expect(failure).rejects.toThrow('id 7');
  expect(await here.standIn.committed()).toBe(0);
});
