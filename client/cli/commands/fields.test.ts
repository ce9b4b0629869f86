import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { controlOf, type Control } from '../../../sandbox/control-client.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/start-sandbox.ts';
import { runNode } from '../../../test/support/node-process.ts';

let sandbox: Sandbox;
let control: Control;
let directory: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  control = controlOf(sandbox.ipaasUrl);
  directory = await mkdtemp(join(tmpdir(), 'fields-'));
  await writeFile(join(directory, 'own.json'), JSON.stringify(ownCollection));
});
afterAll(async () => {
  await sandbox.close();
  await rm(directory, { recursive: true });
});
beforeEach(() => control.reset());

/** Needs a text where the stand-in has a time, and two fields that it does not have. */
const ownCollection = {
  name: 'own',
  collection_type_id: 8,
  direction_id: 1,
  sync_type: 'ADD_AND_UPDATE',
  mappings: [
    mapping('1', 'Field', 'Season', 'Customer Custom Field', 'Season'),
    mapping('2', 'Dynamic Formula', 'return CurrentDateTimeOffset();', 'Customer Custom Field', 'Seen At'),
    mapping('3', 'Field', 'PromptText', 'Customer Custom Field', 'OpenAI Last Response Date'),
    mapping('4', 'Field', 'CustomerNumber', 'Customer', 'CustomerNumber'),
    mapping('5', 'Field', 'FirstName', 'Customer', 'FirstName'),
    mapping('6', 'Field', 'LastName', 'Customer', 'LastName'),
    mapping('7', 'Field', 'EmailAddress', 'Customer', 'EmailAddress'),
  ],
};

function mapping(id: string, mapping_type_name: string, source_value: string, table: string, field: string) {
  return { id, mapping_type_name, source_value, destination_table: table, destination_field: field };
}

async function fields(parameters: string[], environment: Record<string, string> = {}) {
  return await runNode('client/cli/main.ts', ['fields', ...parameters], {
    IPAAS_API_KEY: 'ipaas-sandbox',
    IPAAS_SYSTEM_ID: '10684',
    IPAAS_BASE_URL: sandbox.ipaasUrl,
    MAPPING_DIR: directory,
    ...environment,
  });
}

async function definedNames(): Promise<unknown[]> {
  const { custom_field_definitions: definitions = [] } = await control.state();
  return definitions.map(({ name }) => name);
}

describe('customer-sync fields plan', () => {
  it('shows that nothing is to be done for the built-in collection', async () => {
    const { status, stdout, stderr } = await fields(['plan']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.trimEnd().split('\n')).toEqual([
      'exists  OpenAI Last Response Date  datetime',
      'exists  OpenAI Last Response ID    string',
      'exists  Known to Film              string',
      'exists  OpenAI Last Prompt Text    string',
    ]);
  });

  it('shows what would be created and what differs, creates nothing, and ends with 3', async () => {
    const { status, stdout } = await fields(['plan', '--collection', 'own']);
    expect(status).toBe(3);
    expect(stdout).toContain('to create     Season                     string');
    expect(stdout).toContain('to create     Seen At                    datetime');
    expect(stdout).toContain('type differs  OpenAI Last Response Date  is datetime, which cannot hold every string');
    expect(await definedNames()).not.toContain('Season');
  });

  it('is one JSON document with --json', async () => {
    const { stdout } = await fields(['plan', '--collection', 'own', '--json']);
    expect(JSON.parse(stdout)).toEqual({
      collection: { name: 'own', version: expect.any(String) },
      fields: [
        { name: 'Season', wanted: 'string', existing: null, action: 'create' },
        { name: 'Seen At', wanted: 'datetime', existing: null, action: 'create' },
        { name: 'OpenAI Last Response Date', wanted: 'string', existing: 'datetime', action: 'type-differs' },
      ],
    });
  });

  it.each([
    { title: 'where creating is switched off', environment: { IPAAS_CUSTOM_FIELDS: 'off' }, status: 2, says: 'is off' },
    {
      title: 'with a wrong key',
      environment: { IPAAS_API_KEY: 'wrong-key' },
      status: 4,
      says: 'AuthenticationFailure',
    },
  ])('fails $title with status $status', async ({ environment, status, says }) => {
    const ended = await fields(['plan'], environment);
    expect([ended.status, ended.stdout]).toEqual([status, '']);
    expect(ended.stderr).toContain(says);
    expect(ended.stderr).not.toContain('wrong-key');
  });
});

describe('without credentials', () => {
  const none = { IPAAS_API_KEY: '', IPAAS_SYSTEM_ID: '', IPAAS_BASE_URL: '' };

  it('the sandbox is looked into, and a person is told so beside the output', async () => {
    const port = new URL(sandbox.ipaasUrl).port;
    const { status, stdout, stderr } = await fields(['plan', '--json'], { ...none, SANDBOX_IPAAS_PORT: port });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ fields: [{ action: 'exists' }, {}, {}, {}] });
    expect(stderr).toBe(`No credentials are set, so this is the sandbox at ${sandbox.ipaasUrl}.\n`);
  });

  it('of iPaaS.com alone, what is missing is named', async () => {
    const { status, stdout, stderr } = await fields(['plan'], { ...none, OPENAI_API_KEY: 'sk-1' });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('IPAAS_API_KEY: is not set');
  });
});

describe('customer-sync fields apply', () => {
  it('creates what is missing and leaves what differs', async () => {
    const user = { IPAAS_API_KEY: '', IPAAS_EMAIL: 'sandbox@example.com', IPAAS_PASSWORD: 'sandbox-password' };
    const { status, stdout } = await fields(['apply', '--collection', 'own'], user);
    expect(status).toBe(3);
    expect(stdout).toContain('created       Season');
    expect(stdout).toContain('created       Seen At');
    expect(await definedNames()).toEqual(expect.arrayContaining(['Season', 'Seen At']));
  });

  it('says in JSON what it created', async () => {
    const { stdout } = await fields(['apply', '--collection', 'own', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      fields: [
        { name: 'Season', existing: 'string', action: 'created' },
        { name: 'Seen At', existing: 'datetime', action: 'created' },
        { name: 'OpenAI Last Response Date', action: 'type-differs' },
      ],
    });
  });

  it('does nothing where all is there', async () => {
    expect(await fields(['apply'])).toMatchObject({ status: 0 });
    expect(await control.writes()).toEqual([]);
  });

  it('names the settings where iPaaS.com has no such call', async () => {
    await control.switches({ customFieldDefinitions: 'off' });
    const { status, stdout, stderr } = await fields(['apply', '--collection', 'own']);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('IPAAS_CUSTOM_FIELDS_CREATE_PATH');
  });
});
