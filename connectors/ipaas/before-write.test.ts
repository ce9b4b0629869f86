/** What is said before anything is written, and how many calls a sync takes. */
import { describe, expect, it } from '@jest/globals';
import type { WritePlan } from '../../customer/write-plan.ts';
import { held, linked, mapped, ourLink } from './testing/test-customer.ts';
import { upsertOnStandIn } from './testing/upsert-on-stand-in.ts';

const here = upsertOnStandIn();
const { upsert } = here;

const augusta = mapped({ FirstName: 'Augusta' });
const cases = [
  { title: 'a create', there: null, customer: mapped(), plan: { outcome: 'created', changes: 4 } },
  { title: 'an update', there: linked, customer: augusta, plan: { outcome: 'updated', changes: 1 } },
  { title: 'an update with a link', there: held, customer: augusta, plan: { outcome: 'updated', changes: 1 } },
  { title: 'a link alone', there: held, customer: mapped(), plan: { outcome: 'updated', changes: 0 } },
];

async function refuse(): Promise<void> {
  throw new Error('not now');
}

describe('before the first write', () => {
  it.each(cases)('of $title, the plan is told once', async ({ there, customer, plan }) => {
    if (there !== null) await here.standIn.putCustomer(7, there);
    const told: WritePlan[] = [];
    const beforeWrite = async (about: WritePlan): Promise<void> => {
      expect(await here.standIn.committed()).toBe(0);
      told.push(about);
    };
    await upsert(customer, { beforeWrite });
    expect(told.map(({ outcome, changes }) => ({ outcome, changes: changes.length }))).toEqual([plan]);
    expect(await here.standIn.committed()).toBeGreaterThan(0);
  });

  it.each(cases)('of $title, whoever throws prevents it', async ({ there, customer }) => {
    if (there !== null) await here.standIn.putCustomer(7, there);
    await expect(upsert(customer, { beforeWrite: refuse })).rejects.toThrow('not now');
    expect(await here.standIn.committed()).toBe(0);
  });

  it.each([
    { title: 'nothing differs', options: {} },
    { title: 'it is a dry run', options: { dryRun: true } },
  ])('nothing is told where $title', async ({ options }) => {
    await here.standIn.putCustomer(7, linked);
    await expect(upsert(mapped(), { ...options, beforeWrite: refuse })).resolves.toMatchObject({
      outcome: 'unchanged',
    });
  });
});

describe('the calls of one sync', () => {
  it('are at most three for an update of a linked customer', async () => {
    await here.standIn.putCustomer(7, linked);
    await upsert(augusta);
    expect((await here.standIn.calls()).length).toBeLessThanOrEqual(3);
  });

  it.each([
    { title: 'as documented', switches: {}, calls: 4 },
    { title: 'links are saved apart', switches: { nestedLinks: 'ignored' } as const, calls: 5 },
    { title: 'it answers without the record', switches: { postBody: 'empty' } as const, calls: 5 },
    {
      title: 'it does both',
      switches: { nestedLinks: 'ignored', postBody: 'empty', postStatus: 202 } as const,
      calls: 6,
    },
  ])('are at most six for a first-ever create: $calls where iPaaS.com behaves $title', async ({ switches, calls }) => {
    await here.standIn.switches(switches);
    expect(await upsert(mapped())).toMatchObject({ outcome: 'created' });
    expect(await here.standIn.calls()).toHaveLength(calls);
    expect(await here.standIn.linksOf('CUST-1')).toMatchObject([{ external_id: ourLink.external_id }]);
  });
});

describe('a create that was answered with success but not carried out', () => {
  it('is noticed and carried out by the next attempt', async () => {
    await here.standIn.fail('/Customer$', { type: 'lie' }, { method: 'POST' });
    await expect(upsert(mapped())).rejects.toMatchObject({ code: 'UpstreamUnavailable', retryable: true });
    expect(await upsert(mapped())).toMatchObject({ outcome: 'created' });
    expect(await here.standIn.customersOf('CUST-1')).toMatchObject([{ external_ids: [ourLink] }]);
  });
});
