/** A write that iPaaS.com refuses for a custom field that it does not have. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { customField, linked, lookup, mapped, put } from './testing/test-customer.ts';
import { customFieldApi } from './testing/definitions-on-stand-in.ts';
import { upsertOnStandIn } from './testing/upsert-on-stand-in.ts';

const here = upsertOnStandIn();
const shoes = mapped({}, customField('Shoe Size', '42'));
const provisioning = { customFieldApi };
const created = [{ code: 'CustomFieldCreated', message: expect.stringContaining('"Shoe Size"') }];

describe('a custom field that is missing is created, and the write repeated', () => {
  it('for a new customer, of whom there is one', async () => {
    expect(await here.upsert(shoes, {}, provisioning)).toMatchObject({ outcome: 'created', warnings: created });
    expect(await here.standIn.customersOf('CUST-1')).toMatchObject([{ custom_fields: [{ value: '42' }] }]);
  });

  it('with every other one that is missing, and all are named', async () => {
    const more = mapped(
      {},
      customField('Shoe Size', '42'),
      customField('Hat Size', '58'),
      customField('Known to Film', 'No'),
    );
    const { warnings } = await here.upsert(more, {}, provisioning);
    expect(warnings.map((warning) => warning.message)).toEqual([
      expect.stringContaining('"Shoe Size", "Hat Size", which'),
    ]);
  });

  it('for an existing customer', async () => {
    await here.standIn.putCustomer(7, linked);
    expect(await here.upsert(shoes, {}, provisioning)).toMatchObject({ outcome: 'updated', warnings: created });
    const calls = await here.standIn.calls();
    expect(calls.filter((call) => call === put(7))).toHaveLength(2);
    const [ada] = await here.standIn.customersOf('CUST-1');
    expect(ada?.custom_fields.map((field) => field.value).sort()).toEqual(['42', 'No']);
  });

  it('for an update of the whole record', async () => {
    await here.standIn.switches({ put: 'full', customFieldsOnPut: 'replace' });
    await here.standIn.putCustomer(7, linked);
    await here.upsert(shoes, {}, { ...provisioning, updateMode: 'read-merge-write' });
    const [ada] = await here.standIn.customersOf('CUST-1');
    expect(ada?.custom_fields.map((field) => field.value).sort()).toEqual(['42', 'No']);
  });

  it('once: the next sync finds it there', async () => {
    const connector = here.connector(provisioning);
    const options = {
      trackingGuid: crypto.randomUUID(),
      dryRun: false,
      signal: new AbortController().signal,
      beforeWrite: async () => undefined,
    };
    await connector.upsertCustomer(shoes, options);
    const second = await connector.upsertCustomer(mapped({}, customField('Shoe Size', '43')), options);
    expect(second).toMatchObject({ outcome: 'updated', warnings: [] });
  });

  it('by two workers at once, who leave one customer', async () => {
    const results = await Promise.all([here.upsert(shoes, {}, provisioning), here.upsert(shoes, {}, provisioning)]);
    expect(results.map((result) => result.outcome).sort()).toEqual(['created', 'unchanged']);
    expect(await here.standIn.customersOf('CUST-1')).toHaveLength(1);
  });
});

describe('a custom field that is missing ends the sync', () => {
  beforeEach(() => here.standIn.putCustomer(7, linked));

  it('where creating is switched off', async () => {
    await expect(here.upsert(shoes)).rejects.toMatchObject({ code: 'CustomFieldMissing', retryable: false });
    expect(await here.standIn.committed()).toBe(0);
  });

  it('where iPaaS.com offers no such call', async () => {
    await here.standIn.switches({ customFieldDefinitions: 'off' });
    await expect(here.upsert(shoes, {}, provisioning)).rejects.toMatchObject({ code: 'CustomFieldMissing' });
    expect(await here.standIn.committed()).toBe(0);
  });

  it('where the write is refused for it a second time', async () => {
    const refusal = { type: 'status', status: 400, body: { code: 'VALD-1011', message: 'Shoe Size' } } as const;
    await here.standIn.fail('/Customer/7', refusal, { method: 'PUT', times: 2 });
    await expect(here.upsert(shoes, {}, provisioning)).rejects.toMatchObject({ code: 'CustomFieldMissing' });
    expect((await here.standIn.calls()).filter((call) => call === put(7))).toHaveLength(2);
  });

  it('not in a dry run, which creates nothing', async () => {
    const result = await here.upsert(shoes, { dryRun: true }, provisioning);
    expect(result).toMatchObject({ outcome: 'updated', warnings: [] });
    expect((await here.standIn.calls())[0]).toBe(lookup);
    expect(await here.standIn.committed()).toBe(0);
  });
});
