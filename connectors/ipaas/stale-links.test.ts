/** Links that lead to a customer that is deleted or missing: moved, never doubled. */
import { describe, expect, it } from '@jest/globals';
import { create, get, held, link, linked, lookup, mapped, ourLink, put, search } from './testing/test-customer.ts';
import { upsertOnStandIn } from './testing/upsert-on-stand-in.ts';

const here = upsertOnStandIn();
const { upsert } = here;
const repaired = [{ code: 'LinkRepaired', message: expect.stringContaining('customer 7,') }];

describe.each([
  { state: 'deleted', links: 'mark' as const, look: [lookup] },
  { state: 'missing', links: 'keep' as const, look: [lookup, get(7)] },
])('a link to a $state customer', ({ links, look }) => {
  async function removeLinked(): Promise<void> {
    await here.standIn.putCustomer(7, linked);
    await here.standIn.removeCustomer(7, links);
  }

  it('is moved to the customer that has the number', async () => {
    await removeLinked();
    await here.standIn.putCustomer(8, held);
    const result = await upsert(mapped({ FirstName: 'Augusta' }));
    expect(result).toMatchObject({ outcome: 'updated', ipaasId: '8', warnings: repaired });
    expect(await here.standIn.calls()).toEqual([...look, search, put(8), link]);
    expect(await here.standIn.linksOf('CUST-1')).toMatchObject([{ internal_id: '8' }]);
  });

  it('is moved also where nothing differs', async () => {
    await removeLinked();
    await here.standIn.putCustomer(8, held);
    expect(await upsert(mapped())).toMatchObject({ outcome: 'unchanged', ipaasId: '8', warnings: repaired });
    expect(await upsert(mapped())).toMatchObject({ outcome: 'unchanged', ipaasId: '8', warnings: [] });
  });

  it('is moved to a new customer where nobody has the number', async () => {
    await removeLinked();
    const result = await upsert(mapped());
    expect(result).toMatchObject({ outcome: 'created', warnings: repaired });
    expect(await here.standIn.calls()).toEqual([...look, search, create, lookup]);
    expect(await here.standIn.customersOf('CUST-1')).toMatchObject([{ external_ids: [ourLink] }]);
    expect(await here.standIn.linksOf('CUST-1')).toMatchObject([{ internal_id: result.ipaasId }]);
  });

  it('is moved by a call of its own where iPaaS.com does not look at links inside a customer', async () => {
    await here.standIn.switches({ nestedLinks: 'ignored' });
    await removeLinked();
    const result = await upsert(mapped());
    expect(result).toMatchObject({ outcome: 'created', warnings: repaired });
    expect(await here.standIn.linksOf('CUST-1')).toMatchObject([{ internal_id: result.ipaasId }]);
  });

  it('is moved after a create without it, where iPaaS.com takes it for a living one', async () => {
    await removeLinked();
    const taken = { type: 'status', status: 400, body: { code: 'BIZL-1003', message: '' } } as const;
    await here.standIn.fail('/Customer$', taken, { method: 'POST' });
    const result = await upsert(mapped());
    expect(result).toMatchObject({ outcome: 'created', warnings: repaired });
    expect(await here.standIn.customersOf('CUST-1')).toHaveLength(1);
    expect(await here.standIn.linksOf('CUST-1')).toMatchObject([{ internal_id: result.ipaasId }]);
  });

  it('is left as it is by UPDATE_AND_NO_LINK', async () => {
    await removeLinked();
    await here.standIn.putCustomer(8, held);
    const settings = { collisionHandling: 'UPDATE_AND_NO_LINK' } as const;
    const result = await upsert(mapped({ FirstName: 'Augusta' }), {}, settings);
    expect(result).toMatchObject({ outcome: 'updated', ipaasId: '8', warnings: [{ code: 'NotLinked' }] });
    expect(await here.standIn.calls()).not.toContain(link);
  });

  it('is found to be stale by a dry run, which moves nothing', async () => {
    await removeLinked();
    expect(await upsert(mapped(), { dryRun: true })).toMatchObject({ outcome: 'created', warnings: repaired });
    expect(await here.standIn.committed()).toBe(0);
  });
});

describe('a customer that is deleted while it is being updated', () => {
  it('is looked for again by the next attempt, not reported as refused', async () => {
    await here.standIn.putCustomer(7, linked);
    const gone = async (): Promise<void> => await here.standIn.removeCustomer(7);
    const failure = upsert(mapped({ FirstName: 'Augusta' }), { beforeWrite: gone });
    await expect(failure).rejects.toMatchObject({ code: 'UpstreamUnavailable', retryable: true });
    expect(await upsert(mapped({ FirstName: 'Augusta' }))).toMatchObject({ outcome: 'created', warnings: repaired });
  });
});

describe('a link that iPaaS.com says is taken', () => {
  const taken = { type: 'status', status: 400, body: { code: 'BIZL-1005', message: '' } } as const;

  it('is fine where it leads to this very customer', async () => {
    await here.standIn.putCustomer(7, held);
    await here.standIn.fail('UpdateExternalId', { ...taken, commit: true });
    expect(await upsert(mapped())).toMatchObject({ outcome: 'unchanged', ipaasId: '7' });
    expect(await here.standIn.linksOf('CUST-1')).toHaveLength(1);
  });

  it('is a duplicate where it leads to another one: both are named', async () => {
    await here.standIn.putCustomer(7, held);
    const meanwhile = async (): Promise<void> =>
      await here.standIn.putCustomer(8, { ...linked, customer_number: 'CUST-2' });
    const failure = upsert(mapped(), { beforeWrite: meanwhile });
    await expect(failure).rejects.toMatchObject({ code: 'DuplicateCustomer', upstream: { code: 'BIZL-1003' } });
    await expect(failure).rejects.toThrow(/customer 7 .*CUST-1.*customer 8 /);
  });
});
