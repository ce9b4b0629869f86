import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createIpaasConnector } from '../connectors/ipaas/connector.ts';
import { createOpenAIConnector } from '../connectors/openai/connector.ts';
import { customField, field, prepared } from '../mapping/checks/testing/collections.ts';
import type { PreparedCollection } from '../mapping/prepare/prepared-collection.ts';
import { controlOf, type Control } from '../sandbox/control-client.ts';
import { startSandbox, type Sandbox } from '../sandbox/start-sandbox.ts';
import { previewMapping, type MappingPreview } from './preview-mapping.ts';

let sandbox: Sandbox;
let ipaas: Control;
let openai: Control;
beforeAll(async () => {
  sandbox = await startSandbox();
  ipaas = controlOf(sandbox.ipaasUrl);
  openai = controlOf(sandbox.openaiUrl);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await Promise.all([ipaas.reset(), openai.reset()]);
});

const existing = 'resp_sandbox_existing_customer';
const fields = ['CustomerNumber', 'FirstName', 'LastName', 'EmailAddress'].map((name) => field(name));
const own = prepared('own', { mappings: [...fields, customField('Season', 'return "Autumn";')] });

async function preview(responseId = existing, collection = own, openaiKey = 'sk-sandbox'): Promise<MappingPreview> {
  const rooms = {
    openai: createOpenAIConnector({ apiKey: openaiKey, baseUrl: sandbox.openaiUrl }),
    ipaas: createIpaasConnector({
      baseUrl: sandbox.ipaasUrl,
      apiKey: 'ipaas-sandbox',
      systemId: 10684,
      customFieldApi: {
        list: { api: 'subscriptions', path: 'v2/CustomFields' },
        create: { api: 'subscriptions', path: 'v2/CustomField' },
        keys: { name: 'name', description: 'description', dataType: 'data_type', module: 'module' },
        module: 'Customer',
      },
      matchKeys: ['externalId', 'customerNumber'],
      collisionHandling: 'UPDATE_AND_LINK',
      updateMode: 'partial',
    }),
    systemId: 10684,
  };
  return await previewMapping(rooms, collection, responseId, new AbortController().signal);
}

/** Neither customers nor links nor custom fields: what the stand-in holds is what it was reset to. */
async function expectNoWrite(): Promise<void> {
  expect(await ipaas.writes()).toEqual([]);
}

describe('a preview of a collection', () => {
  test('tells what a sync by it would do, and writes nothing', async () => {
    const seen = await preview();
    expect(seen).toMatchObject({
      responseId: existing,
      dryRun: true,
      outcome: 'updated',
      customer: { customerNumber: 'CUST-10045', ipaasId: expect.any(String) },
      mapping: own.identity,
      error: null,
      warnings: [],
      preview: { sent: { FirstName: 'Marta' }, returned: { FirstName: 'Martha' }, customFieldsToCreate: ['Season'] },
    });
    expect(seen.changes).toContainEqual(
      expect.objectContaining({ field: 'FirstName', before: 'Marta', after: 'Martha' }),
    );
    expect(seen.changes).toContainEqual(expect.objectContaining({ field: 'Season', before: null, after: 'Autumn' }));
    await expectNoWrite();
  });

  test('of a new customer', async () => {
    const seen = await preview('resp_sandbox_new_customer');
    expect(seen).toMatchObject({ outcome: 'created', customer: { ipaasId: null }, preview: { held: null } });
    await expectNoWrite();
  });

  test.each<[string, object, object]>([
    ['its filter', { filter: 'return FirstName == "nobody";' }, { code: 'FilteredOut' }],
    ['its sync type', { sync_type: 'ADD' }, { code: 'OutsideSyncType' }],
  ])('is skipped by %s', async (_why, given, warning) => {
    expect(await preview(existing, prepared('own', given))).toMatchObject({ outcome: 'skipped', warnings: [warning] });
    await expectNoWrite();
  });

  test('with an id that is none is refused', async () => {
    await expect(preview('not an id')).rejects.toMatchObject({ code: 'InvalidId' });
    expect(await openai.journal()).toEqual([]);
  });
});

describe('a preview that a sync would not get through', () => {
  const failing = prepared('own', { mappings: [...fields, customField('Season', 'return ConvertToInt(FirstName);')] });
  const refusing = prepared('own', { error_filter: 'return "Not of this company.";' });

  test.each<[string, string, PreparedCollection, object]>([
    ['names every problem', 'resp_sandbox_no_names', own, { code: 'MissingRequiredField', step: 'validate' }],
    ['tells a bad address', 'resp_sandbox_bad_email', own, { code: 'InvalidEmailFormat', step: 'validate' }],
    ['tells what the error filter says', existing, refusing, { code: 'RefusedByErrorFilter', step: 'map' }],
    ['tells which formula fails', existing, failing, { code: 'FormulaFailed', step: 'map' }],
    ['tells that no customer was sent', 'resp_sandbox_not_sent', own, { code: 'CustomerNotSent', step: 'fetch' }],
    ['tells that there is no response', 'resp_nothing', own, { code: 'ResponseNotFound', step: 'fetch' }],
  ])('%s', async (_what, responseId, collection, error) => {
    const seen = await preview(responseId, collection);
    expect(seen).toMatchObject({ mapping: collection.identity, changes: [], error });
    expect(['invalid', 'failed']).toContain(seen.outcome);
    expect(seen.error?.resolution).not.toBe('');
    expect(await ipaas.journal()).toEqual([]);
  });

  test('tells all that is missing, and how far it came', async () => {
    const seen = await preview('resp_sandbox_no_names');
    expect(seen.error?.problems.map((problem) => problem.field)).toEqual(['FirstName', 'LastName']);
    expect(seen.preview?.mapped?.map((value) => value.field)).toContain('CustomerNumber');
  });

  test('tells a key that does not work', async () => {
    const seen = await preview(existing, own, 'sk-wrong');
    expect(seen).toMatchObject({ outcome: 'failed', preview: null, error: { code: 'AuthenticationFailure' } });
    expect(JSON.stringify(seen)).not.toContain('sk-wrong');
  });
});

describe('an upstream that is busy or away is told at once, with its code, and nothing is written', () => {
  const busy = { type: 'status', status: 429, headers: { 'retry-after': '60' } } as const;
  const out = { type: 'status', status: 503 } as const;

  test.each([
    ['busy', busy, 'RateLimited'],
    ['out of order', out, 'UpstreamUnavailable'],
  ])('OpenAI is %s', async (_how, fault, code) => {
    await openai.addFaults([{ match: { path: '/v1/responses/' }, times: 1, fault }]);
    expect(await preview()).toMatchObject({ outcome: 'failed', error: { code, step: 'fetch', retryable: true } });
    expect(await ipaas.journal()).toEqual([]);
  });

  const paths = ['/LookupSpecial$', '/Customer/\\d+$', '/CustomFields$'];
  const faults = [
    [busy, 'RateLimited'],
    [out, 'UpstreamUnavailable'],
    [{ type: 'truncate' }, 'UpstreamUnavailable'],
    [{ type: 'malformed' }, 'UpstreamUnavailable'],
    [{ type: 'reset-before-commit' }, 'UpstreamUnavailable'],
    [{ type: 'reset-after-commit' }, 'UpstreamUnavailable'],
  ] as const;
  test.each(paths.flatMap((path) => faults.map(([fault, code]) => ({ path, fault, code }))))(
    'iPaaS.com answers $path with $fault',
    async ({ path, fault, code }) => {
      await ipaas.addFaults([{ match: { path }, times: 1, fault }]);
      const seen = await preview();
      expect(seen).toMatchObject({ outcome: 'failed', changes: [], error: { code, step: 'upsert', retryable: true } });
      expect(seen.preview).toMatchObject({ sent: { FirstName: 'Marta' }, held: null });
      expect(seen.error?.resolution).not.toBe('');
      await expectNoWrite();
    },
  );
});
