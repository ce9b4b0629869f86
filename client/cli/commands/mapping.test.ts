import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { builtInCollection } from '../../../mapping/sources/collections.ts';
import { collectionJson, customField, field } from '../../../mapping/checks/testing/collections.ts';
import { controlOf, type Control } from '../../../sandbox/control-client.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/start-sandbox.ts';
import { runNode, type FinishedProcess } from '../../../test/support/node-process.ts';
import { freePorts } from '../../../tools/free-port.ts';

let sandbox: Sandbox;
let ipaas: Control;
let openai: Control;
let directory: string;
let draft: string;
let broken: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  ipaas = controlOf(sandbox.ipaasUrl);
  openai = controlOf(sandbox.openaiUrl);
  directory = await mkdtemp(join(tmpdir(), 'mapping-'));
  draft = await put('draft.json', collectionJson('draft', { mappings: [...fields, customField('Season')] }));
  const wrong = { ...field('Comment', 'return Firstname.Trim(;'), mapping_type_name: 'Dynamic Formula' };
  broken = await put('broken.json', collectionJson('broken', { mappings: [...fields, wrong] }));
});
afterAll(async () => {
  await sandbox.close();
  await rm(directory, { recursive: true });
});
beforeEach(async () => {
  await Promise.all([ipaas.reset(), openai.reset()]);
});

const fields = ['CustomerNumber', 'FirstName', 'LastName', 'EmailAddress'].map((name) => field(name));

async function put(name: string, json: object): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, JSON.stringify(json));
  return path;
}

async function mapping(parameters: string[], environment: Record<string, string> = {}): Promise<FinishedProcess> {
  return await runNode('client/cli/main.ts', ['mapping', ...parameters], {
    OPENAI_API_KEY: 'sk-sandbox',
    OPENAI_BASE_URL: sandbox.openaiUrl,
    IPAAS_API_KEY: 'ipaas-sandbox',
    IPAAS_SYSTEM_ID: '10684',
    IPAAS_BASE_URL: sandbox.ipaasUrl,
    ...environment,
  });
}

const noCredentials = { OPENAI_API_KEY: '', IPAAS_API_KEY: '', IPAAS_SYSTEM_ID: '', IPAAS_BASE_URL: '' };

describe('customer-sync mapping check', () => {
  it('names the collections of iPaaS.com that would overwrite the built-in one', async () => {
    const { status, stdout, stderr } = await mapping(['check']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^OpenAI Add\/Update Customer TO iPaaS {2}version [0-9a-f]{12} {2}openai-add-.*\.json\n/);
    expect(stdout).toContain('"Add Shop Customer TO iPaaS" (iPaaS.com, id 4712, subscription 10711)');
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('2 warnings.');
    expect(await ipaas.writes()).toEqual([]);
  });

  it('ends with 1 where a collection has errors, and tells where', async () => {
    const { status, stdout } = await mapping(['check', '--offline'], { MAPPING_DIR: directory });
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /\nbroken {2}broken\.json\n {2}error +mapping f-Comment, Comment +The formula, line 1, column 23:/,
    );
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 error, 1 warning.');
  });

  it('of a file is about that file, as if it were installed', async () => {
    const { status, stdout } = await mapping(['check', draft, '--json']);
    const { collections, ...counts } = JSON.parse(stdout);
    expect([status, counts]).toEqual([0, { errors: 0, warnings: 4 }]);
    expect(collections).toMatchObject([{ name: 'draft', origin: draft, version: expect.any(String) }]);
    const told = collections[0].findings.map(({ code, field: name }: Record<string, unknown>) => [code, name]);
    expect(told).toEqual([
      ['CustomFieldMissing', 'Season'],
      ['ConflictingCollection', null],
      ['ConflictingCollection', null],
      ['ConflictingCollection', null],
    ]);
  });

  it('tells a missing custom field as an error where nobody creates it', async () => {
    const { status, stdout } = await mapping(['check', draft], { IPAAS_CUSTOM_FIELDS: 'off' });
    expect(status).toBe(1);
    expect(stdout).toMatch(/error +mapping c-Season, Season +iPaaS\.com has no custom field "Season"\./);
  });

  it('reads the collections that MAPPING_COLLECTION_IDS names', async () => {
    const { status, stdout } = await mapping(['check', '--json'], { MAPPING_COLLECTION_IDS: '4711,9999' });
    expect(status).toBe(1);
    const { collections } = JSON.parse(stdout);
    expect(collections).toMatchObject([
      { name: 'iPaaS.com, id 9999', version: null, findings: [{ severity: 'error' }] },
      { name: builtInCollection },
      { name: 'Add/Update OpenAI Customer TO iPaaS', origin: 'iPaaS.com, id 4711' },
    ]);
    expect(stdout).not.toContain('(iPaaS.com, id 4711');
  });

  it('tells what iPaaS.com does not let it check, and is content with the rest', async () => {
    const { status, stdout } = await mapping(['check', '--json'], { IPAAS_API_KEY: 'wrong-key' });
    expect(status).toBe(0);
    const codes = JSON.parse(stdout).collections[0].findings.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(['NotChecked', 'NotChecked']);
    expect(stdout).not.toContain('wrong-key');
  });

  it('offline asks nothing of anybody, and needs no credentials', async () => {
    const given = { ...noCredentials, OPENAI_API_KEY: 'sk-1', MAPPING_COLLECTION_IDS: '4711' };
    const { status, stdout, stderr } = await mapping(['check', '--offline'], given);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('It was not read, because iPaaS.com is not asked.');
    expect(await ipaas.journal()).toEqual([]);
  });

  it('without credentials looks into the sandbox', async () => {
    const given = { ...noCredentials, SANDBOX_IPAAS_PORT: new URL(sandbox.ipaasUrl).port };
    const { status, stdout, stderr } = await mapping(['check'], given);
    expect(status).toBe(0);
    expect(stderr).toBe(`No credentials are set, so this is the sandbox at ${sandbox.ipaasUrl}.\n`);
    expect(stdout).toContain('id 4712');
  });

  it('without credentials and without a sandbox checks what it can, and says so', async () => {
    const [port = 0] = await freePorts(1);
    const { status, stdout, stderr } = await mapping(['check'], { ...noCredentials, SANDBOX_IPAAS_PORT: String(port) });
    expect(status).toBe(0);
    expect(stderr).toContain(`the sandbox at http://127.0.0.1:${port}`);
    expect(stdout).toContain('No problems found in 1 collection; 2 things could not be checked.');
  });

  it('names the settings that are missing', async () => {
    const { status, stdout, stderr } = await mapping(['check'], { ...noCredentials, OPENAI_API_KEY: 'sk-1' });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('IPAAS_API_KEY: is not set');
  });

  it('of a file that is not there is a mistake in the command', async () => {
    const { status, stdout, stderr } = await mapping(['check', join(directory, 'nowhere.json')]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('There is no such file');
  });
});

describe('customer-sync mapping show', () => {
  it('shows the built-in collection, without credentials and without a call', async () => {
    const { status, stdout, stderr } = await mapping(['show'], noCredentials);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^OpenAI Add\/Update Customer TO iPaaS\n {2}Version/);
    expect(stdout).toMatch(
      /\n {2}1 +Dynamic Formula +return CurrentDateTimeOffset\(\); +→ +OpenAI Last Response Date \(custom/,
    );
    expect(stdout.trimEnd().split('\n')).toHaveLength(7 + 1 + 1 + 9);
  });

  it('shows the one in a file, and as JSON', async () => {
    const { stdout } = await mapping(['show', draft, '--json'], { MAPPING_COLLECTION_IDS: '4711' });
    expect(JSON.parse(stdout)).toMatchObject({
      name: 'draft',
      origin: draft,
      syncType: 'ADD_AND_UPDATE',
      filter: null,
      mappings: [{ type: 'Field', destination: 'CustomerNumber' }, {}, {}, {}, { kind: 'customField' }],
    });
    expect(await ipaas.journal()).toEqual([]);
  });

  it('shows one of iPaaS.com by its name', async () => {
    const name = 'Add/Update OpenAI Customer TO iPaaS';
    const { status, stdout } = await mapping(['show', '--collection', name], { MAPPING_COLLECTION_IDS: '4711' });
    expect(status).toBe(0);
    expect(stdout).toContain('  From              iPaaS.com, id 4711\n');
    expect(stdout).toContain('  Collision method  UPDATE_AND_LINK\n');
  });

  it.each([
    ['an unknown name', ['--collection', 'nobody'], 'There is no mapping collection "nobody"'],
    ['a broken file', ['BROKEN'], '"broken" cannot be used: mapping f-Comment: The formula, line 1, column 23'],
  ])('refuses %s with status 1', async (_what, parameters, message) => {
    const given = parameters.map((parameter) => (parameter === 'BROKEN' ? broken : parameter));
    const { status, stdout, stderr } = await mapping(['show', ...given]);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(message);
  });
});

describe('customer-sync mapping preview', () => {
  const existing = ['--response', 'resp_sandbox_existing_customer'];

  it('shows what a sync by the collection in the file would do, and writes nothing', async () => {
    const { status, stdout, stderr } = await mapping(['preview', draft, ...existing]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^updated {2}customer CUST-10045 .*preview, nothing was written\n/);
    expect(stdout).toMatch(/\n {2}~ FirstName +Marta +Martha/);
    expect(stdout).toContain('\n  Custom fields that would be created\n  + Season\n');
    expect(await ipaas.writes()).toEqual([]);
  });

  it('is one JSON document with --json', async () => {
    const { status, stdout } = await mapping(['preview', draft, ...existing, '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: 'updated',
      dryRun: true,
      mapping: { name: 'draft' },
      preview: { sent: { FirstName: 'Marta' }, customFieldsToCreate: ['Season'] },
      changes: expect.arrayContaining([expect.objectContaining({ field: 'FirstName' })]),
      error: null,
      warnings: [],
    });
  });

  it('applies another collection where one is named', async () => {
    const { stdout } = await mapping(['preview', draft, ...existing, '--collection', builtInCollection, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ mapping: { name: builtInCollection } });
  });

  it.each([
    ['a record that is not valid', ['--response', 'resp_sandbox_no_names'], {}, 3, 'MissingRequiredField'],
    ['a key that does not work', existing, { OPENAI_API_KEY: 'sk-wrong' }, 4, 'AuthenticationFailure'],
    ['a response that is not there', ['--response', 'resp_nothing'], {}, 1, 'ResponseNotFound'],
  ])('tells %s as a sync does, with its status', async (_what, parameters, environment, status, code) => {
    const ended = await mapping(['preview', draft, ...parameters, '--json'], environment);
    expect(ended.status).toBe(status);
    expect(JSON.parse(ended.stdout)).toMatchObject({ error: { code }, changes: [] });
    expect(await ipaas.writes()).toEqual([]);
  });

  it('does not wait for an upstream that is busy', async () => {
    const fault = { type: 'status', status: 429, headers: { 'retry-after': '600' } } as const;
    await openai.addFaults([{ match: {}, times: 1, fault }]);
    const { status, stdout } = await mapping(['preview', draft, ...existing]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/Error +RateLimited/);
    expect(stdout).toMatch(/What to do +\S/);
  });

  it.each([
    ['no id', ['--response', 'nonsense'], 2, 'InvalidId'],
    ['no response', [], 2, '--response'],
  ])('with %s is a mistake in the command', async (_what, parameters, status, says) => {
    const ended = await mapping(['preview', draft, ...parameters]);
    expect([ended.status, ended.stdout]).toEqual([status, '']);
    expect(ended.stderr).toContain(says);
  });

  it('of a collection that cannot be used tells why, and asks nothing of anybody', async () => {
    const { status, stdout, stderr } = await mapping(['preview', broken, ...existing]);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('"broken" cannot be used: mapping f-Comment');
    expect(await ipaas.journal()).toEqual([]);
  });
});
