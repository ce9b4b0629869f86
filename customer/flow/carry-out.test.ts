import { describe, expect, test } from '@jest/globals';
import type { MappedCustomer } from '../mapped-customer.ts';
import type { SourceRecord } from '../source-record.ts';
import { SyncFailure } from '../sync-failure.ts';
import { readSyncInput, type SyncInput } from '../sync-input.ts';
import type { StepName, SyncState } from '../sync-result.ts';
import { carryOut } from './carry-out.ts';
import type { StepReport } from './step-report.ts';
import type { SyncSteps, UpsertCustomerInput, WrittenCustomer } from './steps.ts';
import { noteInput, openBoard } from './sync-board.ts';

const time = '2026-11-23T10:00:00.000Z';

const source: SourceRecord = {
  responseId: 'resp_a',
  responseCreatedAt: '2026-11-23T09:00:00.000Z',
  model: null,
  fields: { CustomerNumber: { value: 'C-1', from: 'sent' } },
};

const customer: MappedCustomer = {
  mapping: { name: 'test', version: '1' },
  values: [{ field: 'CustomerNumber', kind: 'field', value: 'C-1', from: 'sent', stampsTime: false }],
  nulls: [],
  writePolicy: { syncType: 'ADD_AND_UPDATE', collisionHandling: null },
};

const written: WrittenCustomer = {
  outcome: 'created',
  ipaasId: '7',
  changes: [{ field: 'FirstName', kind: 'field', before: null, after: 'Ada', from: 'sent' }],
  warnings: [{ code: 'LinkRepaired', message: 'The link was moved.' }],
  held: null,
  customFieldsToCreate: [],
};

interface Story {
  input: SyncInput;
  state: SyncState;
  /** What the steps were asked for, in their order. */
  asked: string[];
  upserts: UpsertCustomerInput[];
  steps: SyncSteps;
  /** What the listener heard. */
  heard: string[];
  run(this: void): Promise<string>;
}

function reported<T>(value: T): Promise<StepReport<T>> {
  return Promise.resolve({ value, timing: { attempts: 2, startedAt: time, durationMs: 5 } });
}

async function passesOver(): ReturnType<SyncSteps['mapCustomer']> {
  return await reported({ customer, passedOver: 'The filter says no.', warnings: [] });
}

function story(argument: Partial<SyncInput> = {}, own: Partial<SyncSteps> = {}): Story {
  const input = readSyncInput({ responseId: 'resp_a', ...argument });
  const state = openBoard({ workflowId: 'w', runId: 'r', trackingGuid: 'g', startedAt: new Date(time) });
  noteInput(state, input);
  const asked: string[] = [];
  const upserts: UpsertCustomerInput[] = [];
  const heard: string[] = [];
  const note = async <T>(what: string, step: () => Promise<StepReport<T>>): Promise<StepReport<T>> => {
    asked.push(what);
    return await step();
  };
  const usual: SyncSteps = {
    authenticate: async () => await reported(null),
    fetchResponse: async () => await reported(source),
    mapCustomer: async () => await reported({ customer, passedOver: null, warnings: [] }),
    validateCustomer: async () => await reported(null),
    upsertCustomer: async () => await reported(written),
  };
  const chosen = { ...usual, ...own };
  const steps: SyncSteps = {
    authenticate: async () => await note('authenticate', () => chosen.authenticate()),
    fetchResponse: async (of) => await note(`fetch ${of.responseId}`, () => chosen.fetchResponse(of)),
    mapCustomer: async (of) => await note(`map by ${of.collection} at ${of.syncTime}`, () => chosen.mapCustomer(of)),
    validateCustomer: async (of) => await note('validate', () => chosen.validateCustomer(of)),
    upsertCustomer: async (of) => {
      upserts.push(of);
      return await note('upsert', () => chosen.upsertCustomer(of));
    },
  };
  const listener = {
    stepStarted: ({ steps: all }: SyncState) => {
      heard.push(all.find(({ status }) => status === 'running')?.step ?? 'none');
    },
    customerKnown: (number: string) => void heard.push(`knows ${number}`),
  };
  const run = async (): Promise<string> => await carryOut(input, state, steps, listener);
  return { input, state, asked, upserts, steps, heard, run };
}

function statuses({ steps }: SyncState): Partial<Record<StepName, string>> {
  return Object.fromEntries(steps.map(({ step, status }) => [step, status]));
}

describe('a sync that goes well', () => {
  test('takes the steps 2 to 6 in their order, with the time at which it began', async () => {
    const { asked, run } = story({ collection: 'Mine' });
    expect(await run()).toBe('created');
    expect(asked).toEqual(['authenticate', 'fetch resp_a', `map by Mine at ${time}`, 'validate', 'upsert']);
  });

  test('notes what each step did', async () => {
    const { state, run } = story();
    await run();
    expect(statuses(state)).toMatchObject({ authenticate: 'completed', upsert: 'completed', log: 'pending' });
    expect(state.steps.find(({ step }) => step === 'fetch')).toMatchObject({
      attempts: 2,
      startedAt: time,
      durationMs: 5,
    });
    expect(state).toMatchObject({
      responseCreatedAt: source.responseCreatedAt,
      customer: { ipaasId: '7', customerNumber: 'C-1' },
      changes: written.changes,
      warnings: written.warnings,
      mapping: { name: 'test', version: '1' },
      preview: null,
    });
  });

  test('tells whoever listens of each step, and of the customer as soon as it is known', async () => {
    const { heard, run } = story();
    await run();
    expect(heard).toEqual(['authenticate', 'fetch', 'knows C-1', 'map', 'validate', 'upsert']);
  });

  test('tells of another number after the mapping, too', async () => {
    const mapped = { ...customer, values: customer.values.map((value) => ({ ...value, value: 'C-2' })) };
    const mapCustomer = async () => await reported({ customer: mapped, passedOver: null, warnings: [] });
    const { heard, run } = story({}, { mapCustomer });
    await run();
    expect(heard.filter((what) => what.startsWith('knows'))).toEqual(['knows C-1', 'knows C-2']);
  });

  test.each([
    ['of a person', {}, undefined],
    ['of a bulk', { bulkRecord: 'bulk-7', force: true, dryRun: true, trigger: 'bulk' } as const, 'bulk-7'],
  ])('hands to the write what it is for: %s', async (_whose, argument, bulkRecord) => {
    const { input, upserts, run } = story(argument);
    await run();
    const { force, dryRun, trigger } = input;
    expect(upserts).toEqual([
      {
        customer,
        response: { responseId: 'resp_a', createdAt: source.responseCreatedAt },
        trackingGuid: 'g',
        force,
        dryRun,
        trigger,
        ...(bulkRecord !== undefined && { bulkRecord }),
      },
    ]);
  });
});

describe('a sync that ends early', () => {
  test('because the collection passes the record over is skipped, and nothing is written', async () => {
    const { asked, state, run } = story({}, { mapCustomer: passesOver });
    expect(await run()).toBe('skipped');
    expect(asked.at(-1)).toMatch(/^map/);
    expect(state.warnings).toEqual([{ code: 'FilteredOut', message: 'The filter says no.' }]);
  });

  test.each<[keyof SyncSteps, StepName]>([
    ['authenticate', 'authenticate'],
    ['fetchResponse', 'fetch'],
    ['mapCustomer', 'map'],
    ['validateCustomer', 'validate'],
    ['upsertCustomer', 'upsert'],
  ])('because %s failed throws that failure, and the state says which step runs', async (name, step) => {
    const failure = new SyncFailure('UpstreamUnavailable', 'Away.');
    const { state, asked, run } = story({}, { [name]: async () => await Promise.reject(failure) });
    await expect(run()).rejects.toBe(failure);
    expect(state.steps.filter(({ status }) => status === 'running').map((running) => running.step)).toEqual([step]);
    expect(asked).toHaveLength(['authenticate', 'fetch', 'map', 'validate', 'upsert'].indexOf(step) + 1);
  });
});

test('a dry run keeps what it saw beside the state', async () => {
  const held = [{ field: 'FirstName', kind: 'field', value: 'Ada' }] as const;
  const upsertCustomer = async () => await reported({ ...written, held: [...held], customFieldsToCreate: ['Known'] });
  const { state, run } = story({ dryRun: true }, { upsertCustomer });
  await run();
  expect(state.preview).toMatchObject({ sent: { CustomerNumber: 'C-1' }, held, customFieldsToCreate: ['Known'] });
});
