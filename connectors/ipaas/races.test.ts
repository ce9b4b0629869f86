/** Several connectors at work on the same customer at once, without anything that keeps them apart. */
import { describe, expect, it } from '@jest/globals';
import type { WritePlan } from '../../customer/write-plan.ts';
import type { UpsertResult } from './upsert-terms.ts';
import { create, held, linked, lookup, mapped, ourLink, put, search } from './testing/test-customer.ts';
import { upsertOnStandIn } from './testing/upsert-on-stand-in.ts';

const here = upsertOnStandIn();
const { upsert } = here;

/** All reach the write before the first of them writes. */
function meetBeforeWriting(many: number): () => Promise<void> {
  let waiting = 0;
  const { promise: allThere, resolve: go } = Promise.withResolvers<void>();
  return async () => {
    waiting += 1;
    if (waiting >= many) go();
    await allThere;
  };
}

function outcomes(results: readonly UpsertResult[]): string[] {
  return results.map((result) => result.outcome).sort();
}

describe.each([
  { title: 'unique numbers', switches: {} },
  { title: 'unique numbers and links by a call of their own', switches: { nestedLinks: 'ignored' } as const },
  { title: 'unique links only', switches: { customerNumbers: 'shared' } as const },
  {
    title: 'unique links only, under their other code',
    switches: { customerNumbers: 'shared', takenExternalId: 'BIZL-1005' } as const,
  },
  { title: 'numbers kept by 409', switches: { businessRuleStatus: 409, errors: 'plain-text' } as const },
])('with $title', ({ switches }) => {
  it('two that create the same new customer make one, twenty times', async () => {
    await here.standIn.switches(switches);
    for (let round = 1; round <= 20; round += 1) {
      const number = `CUST-R-${round}`;
      const beforeWrite = meetBeforeWriting(2);
      const ada = mapped({ CustomerNumber: number });
      const results = await Promise.all([upsert(ada, { beforeWrite }), upsert(ada, { beforeWrite })]);
      expect(outcomes(results)).toEqual(['created', 'unchanged']);
      expect(new Set(results.map((result) => result.ipaasId)).size).toBe(1);
      expect(await here.standIn.customersOf(number)).toHaveLength(1);
      expect(await here.standIn.linksOf(number)).toHaveLength(1);
    }
  });

  it('of two that differ, the loser’s change is written too', async () => {
    await here.standIn.switches(switches);
    const beforeWrite = meetBeforeWriting(2);
    const results = await Promise.all([
      upsert(mapped(), { beforeWrite }),
      upsert(mapped({ LastName: 'King' }), { beforeWrite }),
    ]);
    expect(outcomes(results)).toEqual(['created', 'updated']);
    const loser = results.find((result) => result.outcome === 'updated');
    expect(loser?.changes).toMatchObject([{ field: 'LastName' }]);
    expect(await here.standIn.customersOf('CUST-1')).toMatchObject([{ last_name: loser?.changes[0]?.after }]);
  });
});

it('eight that create the same new customer make one', async () => {
  const beforeWrite = meetBeforeWriting(8);
  const results = await Promise.all(Array.from({ length: 8 }, async () => await upsert(mapped(), { beforeWrite })));
  expect(outcomes(results)).toEqual(['created', ...Array.from({ length: 7 }, () => 'unchanged')]);
  expect(await here.standIn.customersOf('CUST-1')).toMatchObject([{ external_ids: [ourLink] }]);
});

it('several that link the same customer leave one link', async () => {
  await here.standIn.putCustomer(7, held);
  const beforeWrite = meetBeforeWriting(4);
  await Promise.all(Array.from({ length: 4 }, async () => await upsert(mapped(), { beforeWrite })));
  expect(await here.standIn.linksOf('CUST-1')).toMatchObject([{ internal_id: '7' }]);
});

const taken = (code: string) => ({ type: 'status', status: 400, body: { code, message: '' } }) as const;

describe('a create that iPaaS.com refuses because the customer is there', () => {
  it.each(['BIZL-1004', 'BIZL-1006', 'BIZL-1007', 'BIZL-1009'])(
    'is looked into once (%s), and stays refused where nothing is found',
    async (code) => {
      await here.standIn.fail('/Customer$', taken(code), { method: 'POST' });
      await expect(upsert(mapped())).rejects.toMatchObject({ code: 'DuplicateCustomer', upstream: { code } });
      expect(await here.standIn.calls()).toEqual([lookup, search, create, lookup, search]);
      expect(await here.standIn.committed()).toBe(0);
    },
  );

  it('goes on by the collision handling method', async () => {
    const meanwhile = async (): Promise<void> => await here.standIn.putCustomer(7, held);
    const options = { beforeWrite: meanwhile };
    const failure = upsert(mapped(), options, { collisionHandling: 'ERROR' });
    await expect(failure).rejects.toThrow(/customer 7 .*ERROR/);
    expect(await here.standIn.committed()).toBe(0);
  });

  it('becomes an update of a customer that was linked meanwhile, by every method', async () => {
    const meanwhile = async (): Promise<void> => await here.standIn.putCustomer(7, linked);
    const plans: WritePlan[] = [];
    const beforeWrite = async (plan: WritePlan): Promise<void> => {
      if (plans.length === 0) await meanwhile();
      plans.push(plan);
    };
    const result = await upsert(mapped({ FirstName: 'Augusta' }), { beforeWrite }, { collisionHandling: 'ERROR' });
    expect(result).toMatchObject({ outcome: 'updated', ipaasId: '7' });
    expect((await here.standIn.calls()).at(-1)).toBe(put(7));
    expect(plans.map((plan) => [plan.outcome, plan.changes.length])).toEqual([
      ['created', 4],
      ['updated', 1],
    ]);
  });
});
