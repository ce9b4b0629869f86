import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { collectionJson, customField, field } from '../../../mapping/checks/testing/collections.ts';
import { controlOf, type Control } from '../../../sandbox/control-client.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/start-sandbox.ts';
import { runNode } from '../../../test/support/node-process.ts';
import { startPollersStub, type PollersStub } from '../../checks/testing/pollers-stub.ts';

const reportSchema = z.strictObject({
  checks: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      status: z.enum(['ok', 'warning', 'failed', 'unknown']),
      detail: z.string(),
      resolution: z.string().nullable(),
      code: z.string().nullable(),
    }),
  ),
  ok: z.boolean(),
  checkedAt: z.iso.datetime(),
});

let sandbox: Sandbox;
let ipaas: Control;
let temporal: PollersStub;
let directory: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  ipaas = controlOf(sandbox.ipaasUrl);
  temporal = await startPollersStub();
  directory = await mkdtemp(join(tmpdir(), 'check-'));
  const needed = ['CustomerNumber', 'FirstName', 'LastName', 'EmailAddress'].map((name) => field(name));
  const own = collectionJson('Own', { mappings: [...needed, customField('Season')] });
  await writeFile(join(directory, 'own.json'), JSON.stringify(own));
});
afterAll(async () => {
  temporal.close();
  await sandbox.close();
  await rm(directory, { recursive: true });
});
beforeEach(() => ipaas.reset());

/** The stub of Temporal has no namespaces, so that one check always fails; the real server is in test/scenarios. */
async function check(parameters: string[], environment: Record<string, string> = {}) {
  return await runNode('client/cli/main.ts', ['check', ...parameters], {
    OPENAI_API_KEY: 'sk-sandbox',
    OPENAI_BASE_URL: sandbox.openaiUrl,
    IPAAS_API_KEY: 'ipaas-sandbox',
    IPAAS_BASE_URL: sandbox.ipaasUrl,
    IPAAS_SYSTEM_ID: '10684',
    SYNC_LOG_URL: 'sqlite::memory:',
    TEMPORAL_ADDRESS: temporal.address,
    ...environment,
  });
}

async function statuses(parameters: string[], environment: Record<string, string> = {}) {
  const ended = await check(['--json', ...parameters], environment);
  const { checks } = reportSchema.parse(JSON.parse(ended.stdout));
  return { ...ended, statusOf: (id: string) => checks.find((one) => one.id === id)?.status };
}

async function definedNames(): Promise<unknown[]> {
  const { custom_field_definitions: definitions = [] } = await ipaas.state();
  return definitions.map(({ name }) => name);
}

describe('customer-sync check', () => {
  it('is an aligned list with a mark, what to do, and a count; it writes nothing', async () => {
    const { stdout, stderr } = await check([]);
    expect(stderr).toBe('');
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^ {2}✔ ok {7}Required fields are mapped +CustomerNumber, FirstName/);
    expect(lines.filter((line) => /^ {2}[✔!✖?] /.test(line))).toHaveLength(15);
    expect(lines.at(-1)).toMatch(/^\d+ of 15 ok, \d failed, 1 warning/);
    // eslint-disable-next-line no-control-regex -- the very thing that must be absent
    expect(stdout).not.toMatch(/[\u001B\r]/);
    expect(await ipaas.writes()).toEqual([]);
  });

  it('is one JSON document with --json', async () => {
    const { stderr, statusOf } = await statuses([]);
    expect(stderr).toBe('');
    expect([statusOf('openai-credentials'), statusOf('store-reachable'), statusOf('worker-running')]).toEqual([
      'ok',
      'ok',
      'failed',
    ]);
  });

  it.each([
    ['of OpenAI', { OPENAI_API_KEY: 'wrong-key' }],
    ['of iPaaS.com', { IPAAS_API_KEY: 'wrong-key' }],
    ['that are not set', { OPENAI_API_KEY: '' }],
  ])('ends with 4 where credentials %s fail, and never shows them', async (_case, environment) => {
    const { status, stdout, stderr } = await check([], environment);
    expect(status).toBe(4);
    expect(stdout + stderr).not.toContain('wrong-key');
  });

  it('tells of a Temporal server and a system that are not there, ends with 1, and leaves no stack', async () => {
    const away = { TEMPORAL_ADDRESS: '127.0.0.1:1', OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' };
    const { status, stderr, statusOf } = await statuses([], away);
    expect([status, stderr]).toEqual([1, '']);
    expect(['temporal-reachable', 'search-attributes', 'worker-running', 'openai-credentials'].map(statusOf)).toEqual([
      'failed',
      'unknown',
      'unknown',
      'failed',
    ]);
  });

  it('tells of a sync log that cannot be opened', async () => {
    const { statusOf } = await statuses([], { SYNC_LOG_URL: 'sqlite:/dev/null/log.db' });
    expect(statusOf('store-reachable')).toBe('failed');
  });

  it('looks into the sandbox where no credentials are set, and says so', async () => {
    const none = {
      OPENAI_API_KEY: '',
      IPAAS_API_KEY: '',
      IPAAS_SYSTEM_ID: '',
      IPAAS_BASE_URL: '',
      OPENAI_BASE_URL: '',
    };
    const ports = {
      SANDBOX_OPENAI_PORT: new URL(sandbox.openaiUrl).port,
      SANDBOX_IPAAS_PORT: new URL(sandbox.ipaasUrl).port,
    };
    const { stderr, statusOf } = await statuses([], { ...none, ...ports });
    expect([statusOf('openai-credentials'), statusOf('ipaas-credentials')]).toEqual(['ok', 'ok']);
    expect(stderr).toBe(`No credentials are set, so this is the sandbox at ${sandbox.ipaasUrl}.\n`);
  });
});

describe('customer-sync check --fix', () => {
  it('creates no custom field unasked, and says how it is told to', async () => {
    const { stderr, statusOf } = await statuses(['--fix'], { MAPPING_DIR: directory });
    expect(stderr).toBe('Custom fields were not created; --yes creates them: "Season" (string).\n');
    expect(statusOf('custom-fields-exist')).toBe('warning');
    expect(await definedNames()).not.toContain('Season');
  });

  it('creates those that are missing with --yes, tells which, and checks again', async () => {
    const { stderr, statusOf } = await statuses(['--fix', '--yes'], { MAPPING_DIR: directory });
    expect(stderr).toBe('Created custom fields in iPaaS.com: "Season" (string).\n');
    expect(statusOf('custom-fields-exist')).toBe('ok');
    expect(await definedNames()).toContain('Season');
    expect(await ipaas.writes()).toHaveLength(1);
  });

  it('creates none where IPAAS_CUSTOM_FIELDS is off', async () => {
    const off = { MAPPING_DIR: directory, IPAAS_CUSTOM_FIELDS: 'off' };
    const { stderr, statusOf } = await statuses(['--fix', '--yes'], off);
    expect(stderr).toContain('IPAAS_CUSTOM_FIELDS is off: "Season"');
    expect(statusOf('custom-fields-exist')).toBe('failed');
    expect(await ipaas.writes()).toEqual([]);
  });

  it('tells where iPaaS.com does not let us create', async () => {
    const fault = { type: 'status', status: 403 } as const;
    await ipaas.addFaults([{ match: { method: 'POST', path: '/CustomField$' }, times: 1, fault }]);
    const { stderr, statusOf } = await statuses(['--fix', '--yes'], { MAPPING_DIR: directory });
    expect(stderr).toMatch(/^IpaasAuthenticationFailure[\s\S]*create the custom field/);
    expect(statusOf('custom-fields-exist')).toBe('warning');
  });

  it('does nothing where there is nothing to mend', async () => {
    const { stderr } = await statuses(['--fix', '--yes']);
    expect(stderr).toBe('');
    expect(await ipaas.writes()).toEqual([]);
  });
});
