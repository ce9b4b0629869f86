import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  create,
  customField,
  get,
  held,
  link,
  linked,
  lookup,
  mapped,
  ourLink,
  put,
  search,
  stamp,
} from './testing/test-customer.ts';
import { upsertOnStandIn } from './testing/upsert-on-stand-in.ts';

const here = upsertOnStandIn();
const { upsert } = here;

describe('a linked customer', () => {
  beforeEach(() => here.standIn.putCustomer(7, linked));

  it('is updated with three calls', async () => {
    const result = await upsert(mapped({ FirstName: 'Augusta' }, customField('Known to Film', 'Yes')));
    expect(result).toEqual({
      outcome: 'updated',
      ipaasId: '7',
      changes: [
        { field: 'FirstName', kind: 'field', before: 'Ada', after: 'Augusta', from: 'sent' },
        { field: 'Known to Film', kind: 'customField', before: 'No', after: 'Yes', from: 'returned' },
      ],
      warnings: [],
      held: null,
      customFieldsToCreate: [],
    });
    expect(await here.standIn.calls()).toEqual([lookup, get(7), put(7)]);
    expect(await here.standIn.customersOf('CUST-1')).toMatchObject([
      { id: 7, first_name: 'Augusta', custom_fields: [{ custom_field_name: 'Known to Film', value: 'Yes' }] },
    ]);
  });

  it('keeps what was not mapped', async () => {
    await upsert(mapped({ FirstName: 'Augusta' }));
    expect(await here.standIn.customersOf('CUST-1')).toMatchObject([
      { company: 'Analytical Engines', custom_fields: [{ value: 'No' }], external_ids: [ourLink] },
    ]);
  });

  it('is left alone where nothing differs', async () => {
    const result = await upsert(mapped({}, customField('Known to Film', 'No')));
    expect(result).toMatchObject({ outcome: 'unchanged', ipaasId: '7', changes: [], warnings: [] });
    expect(await here.standIn.calls()).toEqual([lookup, get(7)]);
  });

  it('is left alone where only the time stamp differs', async () => {
    expect(await upsert(mapped({}, stamp))).toMatchObject({ outcome: 'unchanged', ipaasId: '7', changes: [] });
    expect(await here.standIn.committed()).toBe(0);
  });

  it('gets the time stamp together with a difference', async () => {
    const { changes } = await upsert(mapped({ FirstName: 'Augusta' }, stamp));
    expect(changes.map((change) => change.field)).toEqual(['FirstName', 'OpenAI Last Response Date']);
    const [customer] = await here.standIn.customersOf('CUST-1');
    expect(customer?.custom_fields.map((each) => each.value)).toContain(stamp.value);
  });

  it('carries the tracking GUID of the sync on every call', async () => {
    const trackingGuid = randomUUID();
    await upsert(mapped({ FirstName: 'Augusta' }), { trackingGuid });
    const requests = await here.standIn.requests();
    expect(requests.map((request) => request.trackingGuid)).toEqual([trackingGuid, trackingGuid, trackingGuid]);
  });

  it('is not touched where it has another CustomerNumber: both are named', async () => {
    await here.standIn.putCustomer(7, { ...linked, customer_number: 'CUST-2' });
    const failure = upsert(mapped({ FirstName: 'Augusta' }));
    await expect(failure).rejects.toMatchObject({ code: 'DuplicateCustomer', retryable: false });
    await expect(failure).rejects.toThrow(/CUST-1 .*customer 7.*CUST-2/);
    expect(await here.standIn.committed()).toBe(0);
  });

  it('is searched by its number where the link leads nowhere', async () => {
    await here.standIn.putCustomer(7, { ...linked, customer_number: 'CUST-9' });
    await here.standIn.putCustomer(8, held);
    await here.standIn.fail('/Customer/7', { type: 'status', status: 404 });
    expect(await upsert(mapped({ FirstName: 'Augusta' }), { dryRun: true })).toMatchObject({
      outcome: 'updated',
      ipaasId: '8',
    });
  });
});

describe('a customer that is there, but not linked', () => {
  beforeEach(() => here.standIn.putCustomer(7, held));

  it('is found by its number, updated and linked', async () => {
    const result = await upsert(mapped({ FirstName: 'Augusta' }));
    expect(result).toMatchObject({ outcome: 'updated', ipaasId: '7' });
    expect(await here.standIn.calls()).toEqual([lookup, search, put(7), link]);
    expect(await here.standIn.customersOf('CUST-1')).toMatchObject([
      { first_name: 'Augusta', external_ids: [ourLink] },
    ]);
  });

  it('is linked where nothing differs, so that the next sync finds it at once', async () => {
    expect(await upsert(mapped())).toMatchObject({ outcome: 'unchanged', ipaasId: '7' });
    expect(await here.standIn.calls()).toEqual([lookup, search, link]);
    await upsert(mapped());
    expect((await here.standIn.calls()).slice(3)).toEqual([lookup, get(7)]);
  });

  it('is not chosen where another one has the number too: both are named', async () => {
    await here.standIn.putCustomer(8, held);
    const failure = upsert(mapped({ FirstName: 'Augusta' }));
    await expect(failure).rejects.toMatchObject({ code: 'DuplicateCustomer', retryable: false });
    await expect(failure).rejects.toThrow('7, 8');
    expect(await here.standIn.committed()).toBe(0);
  });

  it('is found on a later page', async () => {
    const headers = { 'X-Pagination': '{"current_page":1,"TOTAL_PAGES":2}' };
    const other = { id: 5, customer_number: 'CUST-11' };
    await here.standIn.fail('/Customers', { type: 'status', status: 200, headers, body: [other] });
    await here.standIn.fail('/Customers', { type: 'status', status: 200, headers, body: [{ id: '7', ...held }] });
    expect(await upsert(mapped())).toMatchObject({ ipaasId: '7' });
    const requests = await here.standIn.requests();
    const pageNumbers = requests
      .filter((request) => request.path.includes('/Customers'))
      .map((request) => new URL(request.path, here.ipaasUrl).searchParams.get('pageNumber'));
    expect(pageNumbers).toEqual([null, '2']);
  });

  it('is never one that iPaaS.com returned for another number', async () => {
    const other = { id: 9, ...held, customer_number: 'CUST-10' };
    await here.standIn.putCustomer(9, other);
    await here.standIn.fail('/Customers', { type: 'status', status: 200, body: [other] });
    expect(await upsert(mapped({ FirstName: 'Augusta' }))).toMatchObject({ outcome: 'updated', ipaasId: '7' });
    expect(await here.standIn.customersOf('CUST-10')).toMatchObject([{ first_name: 'Ada', external_ids: [] }]);
  });

  it('is not looked for on pages without end', async () => {
    const headers = { 'X-Pagination': '{"current_Page":1,"total_Pages":100000}' };
    await here.standIn.fail(
      '/Customers',
      { type: 'status', status: 200, headers, body: [] },
      { method: 'GET', times: 1000 },
    );
    await expect(upsert(mapped())).rejects.toMatchObject({ code: 'UpstreamMisconfigured' });
    expect((await here.standIn.calls()).length).toBeLessThan(100);
    expect(await here.standIn.committed()).toBe(0);
  });
});

describe('a customer that is not there', () => {
  it('is created with custom fields and link in one call, and looked at once more', async () => {
    const result = await upsert(mapped({}, customField('Known to Film', 'Yes'), stamp));
    expect(await here.standIn.calls()).toEqual([lookup, search, create, lookup]);
    const [customer, ...others] = await here.standIn.customersOf('CUST-1');
    expect(others).toEqual([]);
    expect(customer).toMatchObject({ first_name: 'Ada', external_ids: [ourLink] });
    expect(customer?.custom_fields).toHaveLength(2);
    expect(result).toMatchObject({ outcome: 'created', ipaasId: String(customer?.id) });
    expect(result.changes).toHaveLength(6);
    expect(result.changes.every((change) => change.before === null)).toBe(true);
  });

  it.each(['CUST/1 & 2?', 'Größe #1', '100%', 'a|b'])('may have the number "%s"', async (number) => {
    const created = await upsert(mapped({ CustomerNumber: number }));
    expect(created.outcome).toBe('created');
    expect(await upsert(mapped({ CustomerNumber: number }))).toMatchObject({
      outcome: 'unchanged',
      ipaasId: created.ipaasId,
    });
  });

  it('is created anew where the linked one was deleted', async () => {
    const first = await upsert(mapped());
    const url = `${here.ipaasUrl}/customers/v2/Customer/${first.ipaasId}`;
    await fetch(url, { method: 'DELETE', headers: { authorization: 'Bearer ipaas-sandbox' } });
    const second = await upsert(mapped());
    expect(second.outcome).toBe('created');
    expect(second.ipaasId).not.toBe(first.ipaasId);
    expect(await here.standIn.customersOf('CUST-1')).toMatchObject([{ external_ids: [ourLink] }]);
  });

  it('is linked by a call of its own where the answer does not show the link', async () => {
    await here.standIn.putCustomer(7, held);
    await here.standIn.fail('/Customers', { type: 'status', status: 404 });
    await here.standIn.fail(
      '/Customer$',
      { type: 'status', status: 200, body: { id: '7', ...held } },
      { method: 'POST' },
    );
    expect(await upsert(mapped())).toMatchObject({ outcome: 'created', ipaasId: '7' });
    expect(await here.standIn.calls()).toEqual([lookup, search, create, lookup, link]);
    expect(await here.standIn.customersOf('CUST-1')).toMatchObject([{ id: 7, external_ids: [ourLink] }]);
  });

  it('is looked up where iPaaS.com accepts it without an answer to read', async () => {
    await here.standIn.putCustomer(7, held);
    await here.standIn.fail('/Customers', { type: 'status', status: 404 });
    await here.standIn.fail('/Customer$', { type: 'status', status: 202, body: '' }, { method: 'POST' });
    expect(await upsert(mapped())).toMatchObject({ outcome: 'created', ipaasId: '7' });
    expect(await here.standIn.calls()).toEqual([lookup, search, create, lookup, search, link]);
  });

  it('is waited for where iPaaS.com accepts it but does not show it yet', async () => {
    await here.standIn.fail('/Customer$', { type: 'status', status: 202, body: '' }, { method: 'POST' });
    await expect(upsert(mapped())).rejects.toMatchObject({ code: 'UpstreamUnavailable', retryable: true });
  });

  it('is tried again where iPaaS.com says that it was created, but does not hold it', async () => {
    await here.standIn.fail(
      '/Customer$',
      { type: 'status', status: 200, body: { id: 99, ...linked } },
      { method: 'POST' },
    );
    await expect(upsert(mapped())).rejects.toMatchObject({ code: 'UpstreamUnavailable', retryable: true });
    expect(await upsert(mapped())).toMatchObject({ outcome: 'created' });
    expect(await here.standIn.customersOf('CUST-1')).toMatchObject([{ external_ids: [ourLink] }]);
  });

  it('is refused without a number, before any call', async () => {
    const nameless = mapped();
    nameless.values = nameless.values.filter((value) => value.field !== 'CustomerNumber');
    await expect(upsert(nameless)).rejects.toMatchObject({ code: 'MissingRequiredField' });
    expect(await here.standIn.calls()).toEqual([]);
  });
});

describe('a second attempt, after the answer to the first was lost', () => {
  it.each(['reset-after-commit', 'truncate', 'malformed'] as const)(
    'finds the customer that the first created (%s)',
    async (type) => {
      await here.standIn.fail('/Customer$', { type }, { method: 'POST' });
      await expect(upsert(mapped())).rejects.toMatchObject({ code: 'UpstreamUnavailable', retryable: true });
      await upsert(mapped());
      expect(await here.standIn.customersOf('CUST-1')).toMatchObject([{ external_ids: [ourLink] }]);
      expect((await here.standIn.calls()).filter((call) => call === create)).toHaveLength(1);
    },
  );

  it('creates where the first never arrived', async () => {
    await here.standIn.fail('/Customer$', { type: 'reset-before-commit' }, { method: 'POST' });
    await expect(upsert(mapped())).rejects.toMatchObject({ code: 'UpstreamUnavailable' });
    expect(await upsert(mapped())).toMatchObject({ outcome: 'created' });
    expect(await here.standIn.customersOf('CUST-1')).toHaveLength(1);
  });

  it('links where the first came no further than the update', async () => {
    await here.standIn.putCustomer(7, held);
    await here.standIn.fail('UpdateExternalId', { type: 'reset-before-commit' });
    await expect(upsert(mapped({ FirstName: 'Augusta' }))).rejects.toMatchObject({ code: 'UpstreamUnavailable' });
    await upsert(mapped({ FirstName: 'Augusta' }));
    expect(await here.standIn.customersOf('CUST-1')).toMatchObject([
      { first_name: 'Augusta', external_ids: [ourLink] },
    ]);
  });
});

describe('a dry run says what would happen and writes nothing', () => {
  it('for a customer that would be created', async () => {
    const result = await upsert(mapped(), { dryRun: true });
    expect(result).toMatchObject({ outcome: 'created', ipaasId: null });
    expect(result.changes).toHaveLength(4);
    expect(await here.standIn.calls()).toEqual([lookup, search]);
  });

  it.each([
    { title: 'that would be updated', customer: mapped({ FirstName: 'Augusta' }), outcome: 'updated' },
    { title: 'that would only be linked', customer: mapped(), outcome: 'unchanged' },
  ])('for a customer $title', async ({ customer, outcome }) => {
    await here.standIn.putCustomer(7, held);
    expect(await upsert(customer, { dryRun: true })).toMatchObject({ outcome, ipaasId: '7' });
    expect(await here.standIn.calls()).toEqual([lookup, search]);
    expect(await here.standIn.committed()).toBe(0);
  });
});

it('many customers at once become one record each', async () => {
  const numbers = Array.from({ length: 40 }, (_, n) => `CUST-M-${n}`);
  const results = await Promise.all(numbers.map((number) => upsert(mapped({ CustomerNumber: number }))));
  expect(new Set(results.map((result) => result.ipaasId)).size).toBe(40);
  const written = await Promise.all(numbers.map((number) => here.standIn.customersOf(number)));
  expect(written.map((customers) => customers.length)).toEqual(numbers.map(() => 1));
});
