/**
 * Dry runs: what they show is true, and they write nothing. Judged by what the stand-in holds and by its journal, and by
 * the real sync that follows.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { HeldValue } from '../../customer/dry-run-preview.ts';
import type { FailureCode } from '../../customer/failures.ts';
import type { FieldChange, Outcome, SyncResult } from '../../customer/sync-result.ts';
import { armFaults, ipaasCalls, type ArmedFault } from '../faults/armed-faults.ts';
import { collectionFolder, type CollectionFolder, type Variant } from '../support/collection-folder.ts';
import { customersNumbered, ipaasCustomers, type IpaasCustomer } from '../support/ipaas-records.ts';
import { openStack, type Stack } from '../support/stack.ts';

const newField = 'Shoe Size';
const variants: Record<string, Variant> = {
  'With A New Field': {
    more: [
      {
        id: '10',
        mapping_type_name: 'Field',
        source_value: 'FirstName',
        destination_table: 'Customer Custom Field',
        destination_field: newField,
        sequence_number: 10,
      },
    ],
  },
  'Maps To Null': {
    more: [
      {
        id: '10',
        mapping_type_name: 'Dynamic Formula',
        source_value: 'return null;',
        destination_table: 'Customer',
        destination_field: 'Company',
        sequence_number: 0,
      },
    ],
  },
  'Passes Over': { filter: 'return false;' },
  Refuses: { error_filter: 'return "Not of this company.";' },
  'Only Adds': { sync_type: 'ADD' },
  'Only Updates': { sync_type: 'UPDATE' },
};
const timeStamp = 'OpenAI Last Response Date';

let stack: Stack;
let folder: CollectionFolder;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  folder = await collectionFolder(variants);
  await stack.startWorker({ MAPPING_DIR: folder.path });
});
afterAll(async () => {
  await stack.close();
  await folder.remove();
});
beforeEach(async () => {
  await stack.ipaas.reset();
});

async function dryRun(responseId: string, collection: string | null = null): Promise<SyncResult> {
  return await stack.sync({ responseId, dryRun: true, collection });
}

/** Neither carried out nor tried: of the calls to iPaaS.com, only look-ups are not GET. */
async function expectNoWrite(): Promise<void> {
  const calls = await stack.ipaas.journal();
  expect(calls.filter(({ method, path }) => method !== 'GET' && !/\/LookupSpecial(\?|$)/.test(path))).toEqual([]);
  expect(await stack.ipaas.writes()).toEqual([]);
}

/** What the stand-in holds of a customer, by the names that mappings give it, in the order of those names. */
function heldBy(customer: IpaasCustomer | undefined): HeldValue[] | null {
  if (customer === undefined) return null;
  const fields = {
    CustomerNumber: customer.customerNumber,
    FirstName: customer.firstName,
    LastName: customer.lastName,
    EmailAddress: customer.emailAddress,
    Comment: customer.comment,
  };
  const values = Object.entries(fields).flatMap(([field, value]): HeldValue[] =>
    value === null ? [] : [{ field, kind: 'field', value }],
  );
  const custom = Object.entries(customer.customFields).map(([field, value]): HeldValue => ({
    field,
    kind: 'customField',
    value,
  }));
  return sorted([...values, ...custom]);
}

function sorted(held: readonly HeldValue[]): HeldValue[] {
  return held.toSorted((one, other) => `${one.kind} ${one.field}`.localeCompare(`${other.kind} ${other.field}`));
}

/** Two syncs are never at the same time. */
function apartFromTime(changes: readonly FieldChange[]): FieldChange[] {
  return changes.map((change) => (change.field === timeStamp ? { ...change, after: 'the time of the sync' } : change));
}

/** What a dry run told, as far as it may be told again. */
function toldBy({ outcome, changes, preview, warnings }: SyncResult): object {
  const mapped = preview?.mapped?.filter(({ field }) => field !== timeStamp);
  return { outcome, warnings, changes: apartFromTime(changes), preview: { ...preview, mapped } };
}

async function definedFields(): Promise<unknown[]> {
  const { custom_field_definitions: definitions } = await stack.ipaas.state();
  return (definitions ?? []).map(({ name }) => name);
}

describe('a dry run says what the real sync after it does', () => {
  test.each<[string, string, Outcome]>([
    ['resp_sandbox_existing_customer', 'CUST-10045', 'updated'],
    ['resp_sandbox_unlinked_customer', 'CUST-10047', 'updated'],
    ['resp_sandbox_new_customer', 'CUST-20301', 'created'],
    ['resp_sandbox_unchanged', 'CUST-10048', 'unchanged'],
    ['conv_sandbox_existing_customer', 'CUST-10046', 'updated'],
    ['resp_sandbox_in_conversation', 'CUST-10046', 'updated'],
  ])('%s (%s): %s', async (responseId, customerNumber, outcome) => {
    const stateBefore = await stack.ipaas.state();
    const [before] = await customersNumbered(stack.ipaas, customerNumber);
    const dry = await dryRun(responseId);
    expect(dry).toMatchObject({ outcome, dryRun: true, error: null });
    await expectNoWrite();
    expect(await stack.ipaas.state()).toEqual(stateBefore);
    expect(dry.preview?.held && sorted(dry.preview.held)).toEqual(heldBy(before));
    expect(dry.preview?.customFieldsToCreate).toEqual([]);

    const real = await stack.sync(responseId);
    expect(real).toMatchObject({ outcome, dryRun: false, error: null, preview: null, warnings: dry.warnings });
    expect(apartFromTime(real.changes)).toEqual(apartFromTime(dry.changes));
    const after = heldBy((await customersNumbered(stack.ipaas, customerNumber))[0]);
    const mapped = (dry.preview?.mapped ?? []).filter(({ field }) => field !== timeStamp);
    expect(after).toEqual(expect.arrayContaining(mapped.map(({ field, kind, value }) => ({ field, kind, value }))));
    expect((await stack.ipaas.writes()).length > 0).toBe(outcome !== 'unchanged');
  });

  test('both sides of the record are shown, each field as it came', async () => {
    const { preview } = await dryRun('resp_sandbox_existing_customer');
    const sent = {
      CustomerNumber: 'CUST-10045',
      FirstName: 'Marta',
      LastName: 'Lindqvist',
      EmailAddress: 'marta.lindqvist@example.com',
      Comment: 'Asked for the autumn catalogue.',
    };
    expect(preview?.sent).toEqual({ ...sent, PromptText: expect.stringContaining('known to film') });
    expect(preview?.returned).toEqual({
      ...sent,
      FirstName: 'Martha',
      Comment: 'Played the harbour master in two short films.',
      KnownToFilm: 'Yes',
    });
  });

  test('what was mapped to null comes last, and is not among the changes', async () => {
    const { preview, changes } = await dryRun('resp_sandbox_existing_customer', 'Maps To Null');
    expect(preview?.mapped?.at(-1)).toEqual({ field: 'Company', kind: 'field', value: null, from: 'formula' });
    expect(preview?.mapped?.filter(({ value }) => value === null)).toHaveLength(1);
    expect(changes.map(({ field }) => field)).not.toContain('Company');
  });

  test('the sync log keeps it whole', async () => {
    const dry = await dryRun('resp_sandbox_existing_customer');
    expect(dry.preview?.mapped?.map(({ field }) => field)).toContain('Known to Film');
    expect(await stack.syncLog.find(dry.syncId)).toEqual(dry);
  });
});

describe('a custom field that iPaaS.com does not have', () => {
  test('is named by the dry run, and created only by the real sync', async () => {
    const responseId = 'resp_sandbox_existing_customer';
    const collection = 'With A New Field';
    const dry = await dryRun(responseId, collection);
    expect(dry).toMatchObject({ outcome: 'updated', warnings: [], preview: { customFieldsToCreate: [newField] } });
    await expectNoWrite();
    expect(await definedFields()).not.toContain(newField);

    const real = await stack.sync({ responseId, collection });
    expect(real).toMatchObject({ outcome: 'updated', warnings: [{ code: 'CustomFieldCreated' }] });
    expect(apartFromTime(real.changes)).toEqual(apartFromTime(dry.changes));
    expect(await definedFields()).toContain(newField);
  });
});

describe('a dry run by a collection that does not want the record', () => {
  test.each<[string, string, string, string]>([
    ['a new customer, where it only updates', 'Only Updates', 'resp_sandbox_new_customer', 'CUST-20301'],
    ['a linked customer, where it only adds', 'Only Adds', 'resp_sandbox_existing_customer', 'CUST-10045'],
  ])('is skipped, with what iPaaS.com holds: %s', async (_which, collection, responseId, customerNumber) => {
    const [before] = await customersNumbered(stack.ipaas, customerNumber);
    const dry = await dryRun(responseId, collection);
    expect(dry).toMatchObject({ outcome: 'skipped', changes: [], warnings: [{ code: 'OutsideSyncType' }] });
    expect(dry.preview?.held && sorted(dry.preview.held)).toEqual(heldBy(before));

    const real = await stack.sync({ responseId, collection });
    expect(real).toMatchObject({ outcome: 'skipped', changes: [], preview: null, warnings: dry.warnings });
    await expectNoWrite();
    expect((await stack.sync(responseId)).outcome).not.toBe('skipped');
  });

  test('is skipped by the mapping filter before anything is mapped', async () => {
    const request = { responseId: 'resp_sandbox_existing_customer', collection: 'Passes Over' };
    const dry = await dryRun(request.responseId, request.collection);
    expect(dry).toMatchObject({ outcome: 'skipped', error: null, warnings: [{ code: 'FilteredOut' }] });
    expect(dry.preview).toMatchObject({ sent: { FirstName: 'Marta' }, mapped: null, held: null });
    expect(await stack.sync(request)).toMatchObject({ outcome: 'skipped', preview: null, warnings: dry.warnings });
    expect(dry.steps.filter(({ status }) => status === 'skipped').map(({ step }) => step)).toEqual([
      'validate',
      'upsert',
    ]);
    expect(await stack.ipaas.journal()).toEqual([]);
  });

  test('is refused by its error filter, and the version of the collection is told', async () => {
    const request = { responseId: 'resp_sandbox_existing_customer', collection: 'Refuses' };
    const dry = await dryRun(request.responseId, request.collection);
    expect(dry).toMatchObject({
      outcome: 'invalid',
      error: { code: 'RefusedByErrorFilter', step: 'map', message: expect.stringContaining('Not of this company.') },
      mapping: { name: 'Refuses', version: expect.stringMatching(/./) },
    });
    expect(await stack.sync(request)).toMatchObject({ error: dry.error, mapping: dry.mapping });
    expect(await stack.ipaas.journal()).toEqual([]);
  });
});

describe('a dry run of a record that cannot be synced tells how far it came', () => {
  test.each<[string, Outcome, FailureCode, problems: string[]]>([
    ['resp_sandbox_bad_email', 'invalid', 'InvalidEmailFormat', ['EmailAddress']],
    ['resp_sandbox_no_names', 'invalid', 'MissingRequiredField', ['FirstName', 'LastName']],
  ])('%s: the record and what was mapped, and every problem', async (responseId, outcome, code, problems) => {
    const dry = await dryRun(responseId);
    expect(dry).toMatchObject({ outcome, changes: [], error: { code, step: 'validate' } });
    expect(dry.error?.problems.map(({ field }) => field)).toEqual(problems);
    expect(dry.preview).toMatchObject({ held: null, customFieldsToCreate: [] });
    expect(Object.keys(dry.preview?.sent ?? {})).toContain('EmailAddress');
    expect(dry.preview?.mapped?.map(({ field }) => field)).toContain('CustomerNumber');
    expect(await stack.ipaas.journal()).toEqual([]);
    expect((await stack.sync(responseId)).error).toEqual(dry.error);
  });

  test.each<[string, Outcome, FailureCode]>([
    ['resp_sandbox_not_sent', 'failed', 'CustomerNotSent'],
    ['resp_sandbox_number_changed', 'invalid', 'CustomerNumberChanged'],
  ])('%s: nothing, because there is no record', async (responseId, outcome, code) => {
    const dry = await dryRun(responseId);
    expect(dry).toMatchObject({ outcome, changes: [], preview: null, error: { code, step: 'fetch' } });
    expect(await stack.ipaas.journal()).toEqual([]);
    expect((await stack.sync(responseId)).error).toEqual(dry.error);
  });
});

describe('a dry run that meets faults on its look-ups tells the same, and writes nothing', () => {
  const lookUps = [
    ipaasCalls.lookUpLink,
    ipaasCalls.search,
    ipaasCalls.read,
    { method: 'GET', path: '/CustomFields$' },
  ];
  const records = [
    'resp_sandbox_existing_customer',
    'resp_sandbox_unlinked_customer',
    'resp_sandbox_new_customer',
    'resp_sandbox_unchanged',
  ];
  const dryRuns = async (): Promise<SyncResult[]> =>
    await Promise.all(records.map(async (responseId) => await dryRun(responseId)));

  let undisturbed: SyncResult[];
  beforeAll(async () => {
    await stack.ipaas.reset();
    undisturbed = await dryRuns();
  });

  test.each<[string, ArmedFault['fault']]>([
    ['429', { type: 'status', status: 429, headers: { 'retry-after': '1' } }],
    ['500', { type: 'status', status: 500 }],
    ['a truncated answer', { type: 'truncate' }],
    ['an answer that is no JSON', { type: 'malformed' }],
    ['a connection reset before the work', { type: 'reset-before-commit' }],
    ['a connection reset after it', { type: 'reset-after-commit' }],
  ])('%s', async (_name, fault) => {
    const before = await ipaasCustomers(stack.ipaas);
    const faults = await armFaults(
      stack.ipaasUrl,
      lookUps.map((match) => ({ match, times: 1, fault })),
    );
    const disturbed = await dryRuns();
    expect(await faults.disarm()).toBe(lookUps.length);
    expect(disturbed.map(toldBy)).toEqual(undisturbed.map(toldBy));
    expect(disturbed.some(({ steps }) => steps.some(({ step, attempts }) => step === 'upsert' && attempts > 1))).toBe(
      true,
    );
    await expectNoWrite();
    expect(await ipaasCustomers(stack.ipaas)).toEqual(before);
  });
});
