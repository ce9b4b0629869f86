/** What a dry run shows of iPaaS.com beside the differences. */
import { describe, expect, it } from '@jest/globals';
import type { MappedCustomer } from '../../customer/mapped-customer.ts';
import { customFieldApi } from './testing/definitions-on-stand-in.ts';
import { customField, get, held, linked, lookup, mapped, search, stamp, withPolicy } from './testing/test-customer.ts';
import { upsertOnStandIn } from './testing/upsert-on-stand-in.ts';
import type { UpsertResult } from './upsert-terms.ts';

const here = upsertOnStandIn();
const { upsert } = here;
const listCall = 'GET /subscriptions/v2/CustomFields';
const withFields = mapped(
  { FirstName: 'Augusta' },
  customField('Shoe Size', '42'),
  customField('Known to Film', 'Yes'),
);

/** Of an iPaaS.com in which custom fields are created, unless the test says otherwise. */
async function dryRun(customer: MappedCustomer, settings: Parameters<typeof upsert>[2] = {}): Promise<UpsertResult> {
  const result = await upsert(customer, { dryRun: true }, { customFieldApi, ...settings });
  expect(await here.standIn.committed()).toBe(0);
  return result;
}

const heldValues = [
  { field: 'CustomerNumber', kind: 'field', value: 'CUST-1' },
  { field: 'FirstName', kind: 'field', value: 'Ada' },
  { field: 'LastName', kind: 'field', value: 'Lovelace' },
  { field: 'EmailAddress', kind: 'field', value: 'ada@example.com' },
  { field: 'Company', kind: 'field', value: 'Analytical Engines' },
  { field: 'Known to Film', kind: 'customField', value: 'No' },
];

describe('what iPaaS.com holds', () => {
  it.each([
    { title: 'linked, and would be updated', there: linked, customer: mapped({ FirstName: 'Augusta' }) },
    { title: 'linked, and would stay as it is', there: linked, customer: mapped() },
    { title: 'not linked', there: held, customer: mapped() },
    { title: 'passed over', there: linked, customer: withPolicy(mapped(), { syncType: 'ADD' }) },
  ])('is shown of a customer that is $title', async ({ there, customer }) => {
    await here.standIn.putCustomer(7, there);
    expect((await dryRun(customer)).held).toEqual(heldValues);
  });

  it('is shown under the names of the mapping, mapped or not, without blanks', async () => {
    await here.standIn.putCustomer(7, { ...linked, comment: '', company: null, custom_fields: [] });
    expect((await dryRun(mapped())).held).toEqual(heldValues.slice(0, 4));
  });

  it.each([
    { title: 'that is not there', there: null, customer: mapped() },
    {
      title: 'without the link that its collection asks for',
      there: held,
      customer: withPolicy(mapped(), { syncType: 'UPDATE' }),
    },
  ])('is nothing of a customer $title', async ({ there, customer }) => {
    if (there !== null) await here.standIn.putCustomer(7, there);
    expect((await dryRun(customer)).held).toBeNull();
  });
});

describe('the custom fields to create', () => {
  it.each([{ there: null }, { there: linked }, { there: held }])(
    'are those not defined, beside %j',
    async ({ there }) => {
      if (there !== null) await here.standIn.putCustomer(7, there);
      expect((await dryRun(withFields)).customFieldsToCreate).toEqual(['Shoe Size']);
    },
  );

  it('are those that the real sync then creates', async () => {
    await here.standIn.putCustomer(7, linked);
    const { customFieldsToCreate } = await dryRun(withFields);
    const { warnings } = await upsert(withFields, {}, { customFieldApi });
    expect(warnings).toMatchObject([{ code: 'CustomFieldCreated', message: expect.stringContaining('"Shoe Size"') }]);
    expect(customFieldsToCreate).toEqual(['Shoe Size']);
    expect((await upsert(withFields, { dryRun: true }, { customFieldApi })).customFieldsToCreate).toEqual([]);
  });

  it('are asked for with one call that reads', async () => {
    expect((await dryRun(withFields)).outcome).toBe('created');
    expect(await here.standIn.calls()).toEqual([lookup, search, listCall]);
  });

  it.each([
    {
      title: 'the customer has all of them',
      customer: mapped({ FirstName: 'A' }, customField('Known to Film', 'Yes')),
    },
    { title: 'nothing would be written', customer: mapped({}, { ...stamp, field: 'Seen At' }) },
    { title: 'the customer is passed over', customer: withPolicy(withFields, { syncType: 'ADD' }) },
  ])('are none, without a call, where $title', async ({ customer }) => {
    await here.standIn.putCustomer(7, linked);
    expect((await dryRun(customer)).customFieldsToCreate).toEqual([]);
    expect(await here.standIn.calls()).toEqual([lookup, get(7)]);
  });

  it('are none where creating is switched off', async () => {
    expect((await dryRun(withFields, { customFieldApi: null })).customFieldsToCreate).toEqual([]);
    expect(await here.standIn.calls()).toEqual([lookup, search]);
  });
});

it.each(['LookupSpecial', 'Customers', 'CustomFields'])(
  'a fault while looking (%s) leaves nothing behind',
  async (path) => {
    await here.standIn.fail(path, { type: 'status', status: 503 });
    await expect(dryRun(withFields)).rejects.toMatchObject({ code: 'UpstreamUnavailable', retryable: true });
    expect((await dryRun(withFields)).outcome).toBe('created');
  },
);
