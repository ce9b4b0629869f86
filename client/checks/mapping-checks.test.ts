import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectionJson, customField } from '../../mapping/checks/testing/collections.ts';
import { builtInCollection } from '../../mapping/sources/collections.ts';
import type { CheckDefinition } from './check.ts';
import { conflictingMappings } from './conflicting-mappings.ts';
import { customFieldsExist } from './custom-fields-exist.ts';
import { emailMappedAndValidated } from './email-mapped-and-validated.ts';
import { mappingValid } from './mapping-valid.ts';
import { namesMapped } from './names-mapped.ts';
import { requiredFieldsMapped } from './required-fields-mapped.ts';
import { openCheckedSandbox, type CheckedSandbox } from './testing/checked-sandbox.ts';

let directory: string;
let sandbox: CheckedSandbox;
beforeAll(async () => {
  sandbox = await openCheckedSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'checks-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));
beforeEach(async () => {
  for (const name of await readdir(directory)) await rm(join(directory, name));
});

async function put(name: string, given: object): Promise<void> {
  await writeFile(join(directory, `${name}.json`), JSON.stringify(collectionJson(name, given)));
}

async function run(check: CheckDefinition, environment: Record<string, string> = {}) {
  return await sandbox.run(check, { MAPPING_DIR: directory, ...environment });
}

const filled = (...fields: string[]) => ({
  mappings: fields.map((name) => ({
    id: name,
    mapping_type_name: 'Field',
    source_value: name,
    destination_table: 'Customer',
    destination_field: name,
  })),
});

const withField = (field: object) => ({
  mappings: [...filled('CustomerNumber', 'FirstName', 'LastName', 'EmailAddress').mappings, field],
});

describe('the checks of mapped fields', () => {
  test.each([
    ['the required fields', requiredFieldsMapped, 'CustomerNumber, FirstName, LastName and EmailAddress'],
    ['the names', namesMapped, 'FirstName and LastName'],
    ['the e-mail address', emailMappedAndValidated, 'EmailAddress'],
  ])('of %s is ok with the built-in collection, without any call', async (_case, check, fields) => {
    const result = await run(check, { IPAAS_BASE_URL: 'http://127.0.0.1:1', IPAAS_API_KEY: '' });
    expect(result).toMatchObject({
      status: 'ok',
      detail: expect.stringContaining(`${fields}: the mapping collection`),
    });
    expect(await sandbox.ipaas.journal()).toEqual([]);
  });

  test('each name what an own collection does not fill, and its name', async () => {
    await put('Own', filled('CustomerNumber', 'FirstName'));
    expect(await run(requiredFieldsMapped)).toMatchObject({
      status: 'failed',
      detail: '"Own" does not fill LastName and EmailAddress, which a customer needs.',
      resolution: 'Add a mapping to Customer.LastName and Customer.EmailAddress.',
      code: 'MappingInvalid',
    });
    expect((await run(namesMapped)).detail).toBe('"Own" does not fill LastName, which a customer needs.');
    expect((await run(emailMappedAndValidated)).detail).toBe(
      '"Own" does not fill EmailAddress, which a customer needs.',
    );
  });

  test('do not mind what is missing elsewhere', async () => {
    await put('Own', filled('CustomerNumber', 'FirstName', 'LastName'));
    expect(await run(namesMapped)).toMatchObject({ status: 'ok' });
    expect(await run(emailMappedAndValidated)).toMatchObject({ status: 'failed' });
  });

  test('cannot tell of a file that is no JSON, and say why', async () => {
    await writeFile(join(directory, 'torn.json'), '{"name": "torn"');
    expect(await run(requiredFieldsMapped)).toMatchObject({
      status: 'unknown',
      detail: '"torn.json" cannot be read: torn.json is not valid JSON.',
    });
  });
});

describe('the check of the mapping', () => {
  test('is ok with the built-in collection', async () => {
    expect(await run(mappingValid)).toMatchObject({ status: 'ok', detail: expect.stringContaining(builtInCollection) });
  });

  test('fails with a formula that cannot be read, and says where', async () => {
    const broken = customField('Season', 'return FirstName.Trim(;');
    await put('Own', withField(broken));
    const result = await run(mappingValid);
    expect(result).toMatchObject({ status: 'failed', code: 'MappingInvalid' });
    expect(result.detail).toMatch(/^"Own", mapping c-Season: The formula, line 1, column/);
  });

  test('fails where MAPPING_DIR cannot be read; what depends on it cannot tell', async () => {
    const nowhere = { MAPPING_DIR: join(directory, 'nowhere') };
    expect(await run(mappingValid, nowhere)).toMatchObject({ status: 'failed', code: 'MappingInvalid' });
    expect(await run(requiredFieldsMapped, nowhere)).toMatchObject({ status: 'unknown' });
  });

  test('reads the collections of MAPPING_COLLECTION_IDS, and tells of one that is not there', async () => {
    expect(await run(mappingValid, { MAPPING_COLLECTION_IDS: '4711' })).toMatchObject({
      status: 'ok',
      detail: expect.stringContaining('"Add/Update OpenAI Customer TO iPaaS"'),
    });
    expect(await run(mappingValid, { MAPPING_COLLECTION_IDS: '9' })).toMatchObject({ status: 'failed' });
  });
});

describe('the check of conflicting mappings', () => {
  test('warns of a collection in iPaaS.com that fills the same fields, and counts the others', async () => {
    const result = await run(conflictingMappings);
    expect(result).toMatchObject({
      status: 'warning',
      code: null,
      resolution: expect.stringContaining('mapping filter'),
    });
    expect(result.detail).toMatch(/id 4711, subscription 10684.*There is 1 more: customer-sync mapping check\.$/);
  });

  test('is ok where there is none', async () => {
    await sandbox.ipaas.removeMappingCollection(4711);
    await sandbox.ipaas.removeMappingCollection(4712);
    expect(await run(conflictingMappings)).toMatchObject({ status: 'ok', resolution: null });
  });

  test('warns of an own collection beside the built-in one without asking iPaaS.com', async () => {
    await put('Own', {});
    expect(await run(conflictingMappings)).toMatchObject({
      status: 'warning',
      detail: expect.stringMatching(/^"Own"/),
    });
    expect(await sandbox.ipaas.journal()).toEqual([]);
  });

  test('cannot tell where iPaaS.com has no list of them', async () => {
    await sandbox.ipaas.switches({ mappingCollections: 'off' });
    expect(await run(conflictingMappings)).toMatchObject({
      status: 'unknown',
      detail: expect.stringContaining('IPAAS_MAPPING_COLLECTIONS_PATH'),
    });
  });
});

describe('the check of custom fields', () => {
  test('is ok where all are there', async () => {
    expect(await run(customFieldsExist)).toMatchObject({ status: 'ok', resolution: null });
  });

  test.each([
    ['on', 'warning', null],
    ['off', 'failed', 'CustomFieldMissing'],
  ])('tells of a missing one: with IPAAS_CUSTOM_FIELDS %s it is %s', async (setting, status, code) => {
    await put('Own', withField(customField('Season')));
    const result = await run(customFieldsExist, { IPAAS_CUSTOM_FIELDS: setting });
    expect(result).toMatchObject({ status, code, detail: expect.stringContaining('no custom field "Season"') });
    expect(await sandbox.ipaas.writes()).toEqual([]);
  });

  test('fails where one has a data type that cannot hold what is sent', async () => {
    await put('Own', withField(customField('OpenAI Last Response Date')));
    expect(await run(customFieldsExist)).toMatchObject({
      status: 'failed',
      detail: expect.stringContaining('is datetime'),
    });
  });

  test('cannot tell where iPaaS.com refuses us', async () => {
    const result = await run(customFieldsExist, { IPAAS_API_KEY: 'wrong-key' });
    expect(result).toMatchObject({ status: 'unknown', code: null });
    expect(result.detail).not.toContain('wrong-key');
  });
});
