/**
 * The connector against every answer to what iPaaS.com leaves undocumented. All 192 combinations of the switches that
 * change what is stored, refused or shown, and all 360 of those that change the form of an answer, are met: the two
 * lists are walked side by side. `SWITCH_ROUNDS` walks further, through 2880 different pairs.
 */
import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { MappedCustomer } from '../../customer/mapped-customer.ts';
import type { IpaasConnector, UpsertResult } from './connector.ts';
import { customField, held, linked, mapped, ourLink, systemId } from './testing/test-customer.ts';
import { upsertOnStandIn } from './testing/upsert-on-stand-in.ts';

const here = upsertOnStandIn();
const rounds = Number(process.env['SWITCH_ROUNDS'] ?? 360);

/** The digits of a number, each in the base that is as long as the list it chooses from. */
function choose(n: number) {
  let rest = n;
  return function next<const T>(values: readonly [T, ...T[]]): T {
    const value = values[rest % values.length] ?? values[0];
    rest = Math.floor(rest / values.length);
    return value;
  };
}

function behaviour(n: number) {
  const next = choose(n);
  return {
    put: next(['partial', 'full']),
    customFieldsOnPut: next(['merge', 'replace']),
    nestedLinks: next(['echoed', 'not-echoed', 'ignored']),
    customerNumbers: next(['unique', 'shared']),
    emailAddresses: next(['shared', 'unique']),
    takenExternalId: next(['BIZL-1003', 'BIZL-1005']),
    postBody: next(['record', 'empty']),
  };
}

function form(n: number) {
  const next = choose(n);
  return {
    emptyList: next([200, 404]),
    ids: next(['number', 'text']),
    postStatus: next([200, 201, 202]),
    errors: next(['object', 'list', 'problem-details', 'plain-text', 'reason-phrase']),
    businessRuleStatus: next([400, 409]),
    pagination: next(['documented', 'other-case', 'missing']),
  };
}

type Switches = ReturnType<typeof behaviour>;

/** Two workers for each mode, kept for all rounds: thousands of connectors would leave as many connections behind. */
const workers = new Map<string, [IpaasConnector, IpaasConnector]>();

/** A PUT that replaces needs the whole record; any other is served better by what changed alone. */
function workersFor({ put, customFieldsOnPut }: Switches): [IpaasConnector, IpaasConnector] {
  const updateMode = put === 'full' || customFieldsOnPut === 'replace' ? 'read-merge-write' : 'partial';
  const known = workers.get(updateMode) ?? [here.connector({ updateMode }), here.connector({ updateMode })];
  workers.set(updateMode, known);
  return known;
}

async function syncBy(worker: IpaasConnector, customer: MappedCustomer): Promise<UpsertResult> {
  const { signal } = new AbortController();
  const options = { trackingGuid: randomUUID(), dryRun: false, signal, beforeWrite: async () => undefined };
  return await worker.upsertCustomer(customer, options);
}

const otherLink = { system_id: 10_711, external_id: 'of another system' };
const full = {
  ...linked,
  comment: 'kept',
  category_id: 4,
  custom_fields: [
    { custom_field_name: 'Known to Film', value: 'No' },
    { custom_field_name: 'OpenAI Last Prompt Text', value: 'kept' },
  ],
  external_ids: [ourLink, otherLink],
};

async function syncsOneOfEachKind(switches: Switches): Promise<void> {
  const [worker] = workersFor(switches);
  const sync = async (customer: MappedCustomer) => await syncBy(worker, customer);
  const bo = { CustomerNumber: 'CUST-2', EmailAddress: 'bo@example.com' };
  const cy = { CustomerNumber: 'CUST-3', EmailAddress: 'cy@example.com' };

  // A linked customer keeps what is not mapped.
  await here.standIn.putCustomer(7, full);
  const change = mapped({ FirstName: 'Augusta' }, customField('Known to Film', 'Yes'));
  expect(await sync(change)).toMatchObject({ outcome: 'updated', ipaasId: '7', warnings: [] });
  const [ada] = await here.standIn.customersOf('CUST-1');
  expect(ada).toMatchObject({ first_name: 'Augusta', company: held.company, comment: 'kept', category_id: 4 });
  expect(Object.fromEntries(ada?.custom_fields.map((each) => [each.custom_field_name, each.value]) ?? [])).toEqual({
    'Known to Film': 'Yes',
    'OpenAI Last Prompt Text': 'kept',
  });
  expect(ada?.external_ids.map((link) => link.external_id).sort()).toEqual(['CUST-1', otherLink.external_id]);

  // One that is not linked is linked; one that is not there is created; both are then found unchanged.
  await here.standIn.putCustomer(8, { ...held, customer_number: 'CUST-2', email_address: 'bo@example.com' });
  expect(await sync(mapped({ ...bo, FirstName: 'Bo' }))).toMatchObject({ outcome: 'updated', ipaasId: '8' });
  const created = await sync(mapped(cy, customField('Known to Film', 'Yes')));
  expect(created).toMatchObject({ outcome: 'created', warnings: [] });
  expect(await sync(mapped({ ...bo, FirstName: 'Bo' }))).toMatchObject({ outcome: 'unchanged', ipaasId: '8' });
  expect(await sync(mapped(cy))).toMatchObject({ outcome: 'unchanged', ipaasId: created.ipaasId });

  // One that was deleted is created anew, and the link follows.
  await here.standIn.removeCustomer(created.ipaasId ?? '');
  const again = await sync(mapped(cy));
  expect(again).toMatchObject({ outcome: 'created', warnings: [{ code: 'LinkRepaired' }] });

  for (const number of ['CUST-1', 'CUST-2', 'CUST-3']) {
    expect(await here.standIn.customersOf(number)).toHaveLength(1);
    expect(await here.standIn.linksOf(number)).toHaveLength(1);
  }
}

/** Two at once; only an iPaaS.com that keeps neither number nor link unique on a create needs our lease for that. */
async function createsTheSameTwiceAtOnce(switches: Switches): Promise<void> {
  if (switches.customerNumbers === 'shared' && switches.nestedLinks === 'ignored') return;
  const dee = mapped({ CustomerNumber: 'CUST-4', EmailAddress: 'dee@example.com' });
  const results = await Promise.all(workersFor(switches).map(async (worker) => await syncBy(worker, dee)));
  expect(new Set(results.map((result) => result.ipaasId)).size).toBe(1);
  expect(await here.standIn.customersOf('CUST-4')).toHaveLength(1);
  expect(await here.standIn.linksOf('CUST-4')).toMatchObject([{ system_id: systemId }]);
}

/** The combination and what went wrong with it; null where all is well. */
async function problemWith(round: number): Promise<{ switches: object; problem: unknown } | null> {
  const switches = behaviour(round);
  const all = { ...switches, ...form(round) };
  await here.standIn.reset();
  await here.standIn.switches(all);
  try {
    await syncsOneOfEachKind(switches);
    await createsTheSameTwiceAtOnce(switches);
    return null;
  } catch (problem) {
    return { switches: all, problem };
  }
}

test(`${rounds} combinations of the stand-in's switches are all served`, async () => {
  for (let round = 0; round < rounds; round += 1) expect(await problemWith(round)).toBeNull();
}, 600_000);
