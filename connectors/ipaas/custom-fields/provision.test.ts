import { describe, expect, it } from '@jest/globals';
import { SyncFailure } from '../../../customer/sync-failure.ts';
import { createCall, customFieldApi, definitionsOnStandIn, listCall } from '../testing/definitions-on-stand-in.ts';
import { customField, mapped, stamp } from '../testing/test-customer.ts';
import { createCustomFields } from './provision.ts';

const standIn = definitionsOnStandIn();

/** What iPaaS.com answers to a write with a custom field that it does not know. */
const refused = new SyncFailure(
  'CustomFieldMissing',
  'The custom field "Shoe Size" does not exist. Nothing was written.',
  {
    upstream: { system: 'ipaas', status: 400, code: 'VALD-1011', requestId: 'r-1' },
    problems: [{ field: 'Shoe Size', code: 'CustomFieldMissing', message: 'is not defined' }],
  },
);
const { values } = mapped({}, customField('Shoe Size', '42'), stamp);

/** One worker. */
function worker(api: typeof customFieldApi | null = customFieldApi) {
  const customFields = createCustomFields(api);
  return {
    ...customFields,
    provide: async (wanted = values) => {
      const provisioned = await customFields.provision(standIn.session(), wanted, refused);
      return provisioned.values;
    },
  };
}

describe('after a refused write', () => {
  it('what is missing is created', async () => {
    expect(await worker().provide()).toEqual(values);
    expect(await standIn.typesOf('Shoe Size')).toEqual(['string']);
    expect(await standIn.calls()).toEqual([listCall, createCall, listCall]);
  });

  it('a stamp of time gets a field for times', async () => {
    await worker().provide([{ ...stamp, field: 'Seen At' }]);
    expect(await standIn.typesOf('Seen At')).toEqual(['datetime']);
  });

  it('nothing is created where it was created meanwhile', async () => {
    await standIn.define('Shoe Size', 'string');
    await worker().provide();
    expect(await standIn.calls()).toEqual([createCall, listCall]);
  });

  it('fields of the customer itself are no custom fields', async () => {
    await worker().provide(mapped().values);
    expect(await standIn.calls()).toEqual([listCall]);
  });
});

describe('one definition comes of', () => {
  it('two workers that miss the same field', async () => {
    await Promise.all([worker().provide(), worker().provide()]);
    expect(await standIn.typesOf('Shoe Size')).toHaveLength(1);
  });

  it('twenty syncs of one worker, which create it with one call', async () => {
    const { provide } = worker();
    await Promise.all(Array.from({ length: 20 }, async () => await provide()));
    expect((await standIn.calls()).filter((call) => call === createCall)).toHaveLength(1);
  });

  it('a worker whose first try failed, and its next sync', async () => {
    await standIn.control.addFaults([{ match: { path: 'CustomField' }, fault: { type: 'status', status: 503 } }]);
    const { provide } = worker();
    const [first, second] = await Promise.allSettled([provide(), provide()]);
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
    expect(await standIn.typesOf('Shoe Size')).toHaveLength(1);
  });
});

describe('values are formatted for the data type of their field', () => {
  it('as soon as the types are known', async () => {
    await standIn.define('Is Known', 'bool');
    await standIn.define('Amount', 'number');
    const typed = [customField('Is Known', 'Yes'), customField('Amount', '1.5e3'), customField('Shoe Size', '042')];
    const { format, provide } = worker();
    expect(format(typed)).toEqual(typed);
    const formatted = await provide(typed);
    expect(formatted.map(({ value }) => value)).toEqual(['true', '1500', '042']);
    expect(format(typed)).toEqual(formatted);
  });

  it('and left as they are where they are none of it: iPaaS.com says what is wrong', async () => {
    await standIn.define('Is Known', 'bool');
    const { format, provide } = worker();
    await provide();
    const unfit = [customField('Is Known', 'maybe')];
    expect(format(unfit)).toEqual(unfit);
  });
});

describe('the custom field is missing', () => {
  it('as iPaaS.com said it, where creating is switched off', async () => {
    await expect(worker(null).provide()).rejects.toBe(refused);
    expect(await standIn.calls()).toEqual([]);
  });

  it('where one exists that cannot hold the value, which is never changed', async () => {
    await standIn.define('Is Known', 'bool');
    const failure = worker().provide([...values, customField('Is Known', 'maybe')]);
    await expect(failure).rejects.toMatchObject({
      code: 'CustomFieldMissing',
      retryable: false,
      problems: [{ field: 'Is Known' }],
      upstream: { code: 'VALD-1011' },
    });
    await expect(failure).rejects.toThrow('"Is Known" is defined as bool in iPaaS.com');
    await expect(failure).rejects.not.toThrow('maybe');
    expect(await standIn.typesOf('Shoe Size')).toEqual([]);
    expect(await standIn.typesOf('Is Known')).toEqual(['bool']);
  });

  it.each([
    { title: 'where iPaaS.com has no such call', switches: { customFieldDefinitions: 'off' } as const, status: null },
    { title: 'where the user may not create it', switches: {}, status: 403 },
    { title: 'where iPaaS.com refuses to create it', switches: {}, status: 400 },
  ])('$title, and the UI is named as the way', async ({ switches, status }) => {
    await standIn.control.switches(switches);
    if (status !== null) {
      const fault = { type: 'status', status } as const;
      await standIn.control.addFaults([{ match: { method: 'POST', path: 'CustomField' }, times: 9, fault }]);
    }
    const failure = worker().provide();
    await expect(failure).rejects.toMatchObject({
      code: 'CustomFieldMissing',
      retryable: false,
      problems: [{ field: 'Shoe Size' }],
      upstream: { code: 'VALD-1011' },
    });
    await expect(failure).rejects.toThrow('Add it under Data Management > Custom Fields');
  });
});

describe('it is worth another try', () => {
  it.each([
    { status: 429, code: 'RateLimited' },
    { status: 503, code: 'UpstreamUnavailable' },
  ])('after $status', async ({ status, code }) => {
    const fault = { type: 'status', status } as const;
    await standIn.control.addFaults([{ match: { path: 'CustomField' }, fault }]);
    const { provide } = worker();
    await expect(provide()).rejects.toMatchObject({ code, retryable: true });
    await expect(provide()).resolves.toEqual(values);
  });
});
