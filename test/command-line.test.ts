/** The command line (design, section 4) as a person or a script runs it: `customer-sync` as a process, output piped. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { failures } from '../customer/failures.ts';
import type { SyncResult } from '../customer/sync-result.ts';
import { syncResultSchema, syncStateSchema } from '../customer/sync-result-schema.ts';
import { freePorts } from '../tools/free-port.ts';
import { eventually } from './support/eventually.ts';
import { runNode, startNode, type FinishedProcess, type NodeProcess } from './support/node-process.ts';
import { newCustomer, sendCustomer } from './support/openai-records.ts';
import { sentResponses } from './support/sent-responses.ts';
import { openStack, type Stack } from './support/stack.ts';

const program = 'client/cli/customer-sync.mjs';
const unknownRun = '00000000-0000-4000-8000-000000000000';

let stack: Stack;
let environment: Record<string, string>;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  environment = { ...stack.environment, TEMPORAL_UI_URL: 'http://ui.example' };
  await stack.startWorker(environment);
});
afterAll(async () => {
  await stack.close();
});

async function run(...parameters: string[]): Promise<FinishedProcess> {
  return await runNode(program, parameters, environment);
}

/** A command that goes on until it is interrupted. */
async function start(ready: string, ...parameters: string[]): Promise<NodeProcess> {
  return await startNode(program, ready, environment, parameters);
}

const { newResponse, heldResponse, cancel } = sentResponses(() => stack, 'CLI');

function expectUsage(ended: FinishedProcess, words: RegExp): void {
  expect(ended).toMatchObject({ status: 2, stdout: '' });
  expect(ended.stderr).toMatch(words);
}

describe('customer-sync sync', () => {
  test('tells each step, what changed, and where to look, as plain lines', async () => {
    const { status, stdout, stderr } = await run('sync', 'resp_sandbox_existing_customer');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const titles = [
      'Trigger',
      'Authenticate with OpenAI',
      'Fetch the response',
      'Map the customer',
      'Validate the customer',
    ];
    const steps = [...titles, 'Update customer and custom fields', 'Log the result'];
    expect(stdout.split('\n').slice(0, 9)).toEqual([
      'Sync of resp_sandbox_existing_customer',
      '',
      ...steps.map((title) => expect.stringContaining(`  ✔ ${title}`)),
    ]);
    expect(stdout).toMatch(/^updated {2}customer CUST-10045 {2}iPaaS\.com id 150713$/m);
    expect(stdout).toMatch(/^ {2}FirstName +\S+ +→ .* returned$/m);
    expect(stdout).toMatch(/^ {2}Known to Film .*custom field$/m);
    expect(stdout).toMatch(/Temporal UI +http:\/\/ui\.example\/namespaces\/test-command-line\/workflows\/.*\/history/);
    // eslint-disable-next-line no-control-regex -- the very thing that must be absent
    expect(stdout).not.toMatch(/[\u001B\r]/);
  });

  test('--json prints the result as one document and nothing else', async () => {
    const { status, stdout, stderr } = await run('sync', await newResponse(), '--json');
    const result = syncResultSchema.parse(JSON.parse(stdout));
    expect({ status, stderr, outcome: result.outcome }).toEqual({ status: 0, stderr: '', outcome: 'created' });
    expect(await stack.syncLog.find(result.syncId)).toEqual(result);
  });

  test('--dry-run says what would change, and writes nothing', async () => {
    const before = (await stack.ipaas.writes()).length;
    const { status, stdout } = await run('sync', await newResponse(), '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Dry run of resp_/);
    expect(stdout).toMatch(/^created .*dry run, nothing was written$/m);
    expect(stdout).toMatch(/^ {2}Source record +sent +returned$/m);
    expect(stdout).toMatch(/^ {4}Customer +iPaaS\.com holds +would become +from +kind$/m);
    expect(stdout).toMatch(/^ {2}\+ FirstName +\(nothing\) +Nora +returned +field$/m);
    expect(await stack.ipaas.writes()).toHaveLength(before);
  });

  test('--dry-run --json holds all that it saw, and show tells the same to a person', async () => {
    const { stdout } = await run('sync', 'resp_sandbox_unlinked_customer', '--dry-run', '--json');
    const result = syncResultSchema.parse(JSON.parse(stdout));
    expect(result.preview).toMatchObject({ sent: { FirstName: 'Ines' }, returned: { KnownToFilm: 'Yes' } });
    expect(result.preview?.held).toContainEqual({ field: 'FirstName', kind: 'field', value: 'Ines' });

    const shown = await run('show', result.syncId);
    expect(shown.stdout).toMatch(/^ {2}= FirstName +Ines +Ines +returned +field$/m);
    expect(shown.stdout).toMatch(/^ {2}\+ Known to Film +\(nothing\) +Yes +returned +custom field$/m);
  });

  test('--no-wait starts it and says how to follow it', async () => {
    const text = await run('sync', await newResponse(), '--no-wait');
    expect(text).toMatchObject({ status: 0, stderr: '' });
    expect(text.stdout).toMatch(/^Started\. Look at it with: customer-sync show [0-9a-f-]{36}\n$/);

    const json = await run('sync', await newResponse(), '--no-wait', '--json');
    const started = z.strictObject({ syncId: z.uuid(), workflowId: z.string(), runId: z.uuid(), links: z.object({}) });
    expect((await stack.resultOf(started.parse(JSON.parse(json.stdout)))).outcome).toBe('created');
  });

  test.each([
    ['resp_sandbox_unchanged', [], 0, /^unchanged/m],
    ['resp_sandbox_expired', [], 1, /ResponseNotFound/],
    ['resp_sandbox_not_sent', [], 1, /CustomerNotSent/],
    ['resp_sandbox_new_customer', ['--collection', 'Other'], 1, /MappingInvalid/],
    ['resp_sandbox_no_email', [], 3, /MissingRequiredField[\s\S]*EmailAddress is missing/],
    ['resp_sandbox_bad_email', [], 3, /InvalidEmailFormat/],
  ])('%s %j ends with status %i', async (responseId, options, status, words) => {
    const ended = await run('sync', responseId, ...options);
    expect(ended.stdout).toMatch(words);
    expect({ status: ended.status, stderr: ended.stderr }).toEqual({ status, stderr: '' });
  });

  test.each([
    ['an id that is none', ['sync', 'CUST-10045'], /^InvalidId .*\n.*resp_….*conv_…/],
    ['no id', ['sync'], /missing required argument 'id'/],
    ['an unknown option', ['sync', 'resp_1', '--colour'], /unknown option '--colour'/],
    ['an unknown command', ['synchronise'], /unknown command 'synchronise'/],
    ['no command', [], /Usage: customer-sync/],
  ])('%s is wrong use: status 2', async (_case, parameters, words) => {
    expectUsage(await run(...parameters), words);
  });

  test('a rate limit is told while it is waited out, and the attempts afterwards', async () => {
    const { status, stdout } = await run('sync', await heldResponse(2));
    expect(status).toBe(0);
    expect(stdout.match(/^ {2}● Fetch the response: waiting\. .*503.*$/gm)).toHaveLength(1);
    expect(stdout).toMatch(/✔ Fetch the response .* 2 attempts/);
  });

  test('a sync that someone cancels meanwhile ends with status 1', async () => {
    const responseId = await heldResponse(600);
    const waiting = run('sync', responseId, '--json');
    await eventually('it waits for OpenAI', async () => {
      const journal = await stack.openai.journal();
      return journal.some(({ path }) => path === `/v1/responses/${responseId}`);
    });
    await cancel(responseId);
    const { status, stdout } = await waiting;
    expect({ status, outcome: syncResultSchema.parse(JSON.parse(stdout)).outcome }).toEqual({
      status: 1,
      outcome: 'cancelled',
    });
  });

  test('Ctrl-C ends the waiting, not the sync, and says how to follow it', async () => {
    const responseId = await heldResponse(2);
    const waiting = await start('waiting.', 'sync', responseId);
    expect(await waiting.kill('SIGINT')).toBe(1);
    const syncId =
      /The sync itself goes on\. Look at it with: customer-sync show (\S+)/.exec(waiting.output())?.[1] ?? '';
    const [workflowId, runId] = [`sync-customer-${responseId}`, syncId];
    expect((await stack.resultOf({ syncId, workflowId, runId })).outcome).toBe('created');
  });
});

describe('customer-sync show', () => {
  test('of a finished sync', async () => {
    const result = await stack.sync('resp_sandbox_no_names');
    const text = await run('show', result.syncId);
    expect(text.status).toBe(0);
    expect(text.stdout).toMatch(/^Sync of resp_sandbox_no_names, started 2\S+Z\n\n {2}✔ Trigger/);
    expect(text.stdout).toMatch(/✖ Validate the customer/);
    expect(text.stdout).toMatch(/FirstName is missing\. LastName is missing\./);
    const json = await run('show', result.syncId, '--json');
    expect(JSON.parse(json.stdout)).toEqual(result);
  });

  test('of a running sync: how far it is, what it waits for, and where to look', async () => {
    const responseId = await heldResponse(600);
    const { syncId } = await stack.start(responseId);
    const text = await eventually('it waits', async () => {
      const shown = await run('show', syncId);
      return shown.stdout.includes('waiting.') ? shown : null;
    });
    expect(text.status).toBe(0);
    expect(text.stdout).toMatch(/✔ Authenticate with OpenAI .*\n {2}● Fetch the response: waiting\. .*503/);
    expect(text.stdout).toMatch(/still running[\s\S]*http:\/\/ui\.example/);
    const json = await run('show', syncId, '--json');
    const live = syncStateSchema.loose().parse(JSON.parse(json.stdout));
    expect(live).toMatchObject({ syncId, finishedAt: null, current: { step: 'fetch', attempts: 2 } });
    await cancel(responseId);
  });

  test('of an id that no sync has is wrong use', async () => {
    expectUsage(await run('show', unknownRun, '--json'), /^SyncNotFound/);
  });
});

describe('customer-sync log', () => {
  const pageSchema = z.strictObject({ items: z.array(syncResultSchema), nextCursor: z.string().nullable() });
  let good: SyncResult;
  let bad: SyncResult;
  beforeAll(async () => {
    good = await stack.sync(await sendCustomer(stack.openaiUrl, newCustomer('LOG-1')));
    bad = await stack.sync(await sendCustomer(stack.openaiUrl, { ...newCustomer('LOG-2'), EmailAddress: 'nobody' }));
  });
  const items = async (...filter: string[]): Promise<SyncResult[]> => {
    const { stdout } = await run('log', '--json', ...filter);
    return pageSchema.parse(JSON.parse(stdout)).items;
  };

  test('lists syncs in columns, newest first', async () => {
    const { status, stdout } = await run('log', '--limit', '2');
    expect(status).toBe(0);
    const [first = '', second = ''] = stdout.split('\n');
    expect(first).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}invalid {2}LOG-2 {2}resp_\S+ {2}InvalidEmailFormat {2}/);
    expect(second).toMatch(/created {2}LOG-1 {2}resp_\S+ {2}- +/);
    expect(stdout).toContain(good.syncId);
  });

  test('takes filters, alone and together', async () => {
    expect(await items('--customer', 'LOG-1')).toEqual([good]);
    expect(await items('--error', 'invalidemailformat', '--customer', 'LOG-2')).toEqual([bad]);
    expect(await items('--outcome', 'invalid', '--limit', '1')).toEqual([bad]);
    expect(await items('--since', good.finishedAt)).toEqual([bad, good]);
    expect(await items('--since', '1h', '--limit', '1')).toEqual([bad]);
    expect((await run('log', '--customer', 'LOG-3')).stdout).toBe('No sync matches.\n');
  });

  test.each([
    ['--outcome', 'good', /Allowed choices are created/],
    ['--error', 'Nothing', /no such error code/],
    ['--since', 'yesterday', /Give a date such as/],
    ['--limit', '0', /Give a whole number from 1 to 1000/],
  ])('%s %s is wrong use', async (option, value, words) => {
    expectUsage(await run('log', option, value), words);
  });

  test('--follow prints a sync that ends meanwhile, and ends well on Ctrl-C', async () => {
    const since = new Date().toISOString();
    await stack.sync(await newResponse());
    const following = await start('created', 'log', '--follow', '--since', since);
    const result = await stack.sync('resp_sandbox_missing_all');
    await eventually('it is printed', () => following.output().includes(result.syncId));
    expect(await following.kill('SIGINT')).toBe(0);
    expect(following.output().trim().split('\n')).toHaveLength(2);
  });

  test('--follow has no limit', async () => {
    expectUsage(await run('log', '--follow', '--limit', '3'), /cannot be used with/);
  });
});

describe('customer-sync errors', () => {
  test('lists every code', async () => {
    const { status, stdout } = await run('errors');
    expect(status).toBe(0);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(Object.keys(failures));
    expect(JSON.parse((await run('errors', '--json')).stdout)).toEqual(failures);
  });

  test('explains one, however it is spelled', async () => {
    const { status, stdout } = await run('errors', 'missingrequiredfield');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^MissingRequiredField {2}Required field is missing\.$/m);
    expect(stdout).toContain('Ensure CustomerNumber, FirstName, LastName, and EmailAddress are populated.');
  });

  test('says of an unknown one that it is none', async () => {
    expectUsage(await run('errors', 'Nothing'), /no such error code/);
  });
});

describe('what the command line needs', () => {
  test('Temporal: where it does not answer, one clear sentence within 15 seconds', async () => {
    const [port] = await freePorts(1);
    const from = Date.now();
    const ended = await runNode(program, ['sync', 'resp_1', '--json'], {
      ...environment,
      TEMPORAL_ADDRESS: `127.0.0.1:${port}`,
    });
    expect(Date.now() - from).toBeLessThan(15_000);
    expect(ended).toMatchObject({ status: 1, stdout: '' });
    expect(ended.stderr).toMatch(/^TemporalUnavailable .*\n.*does not answer\.\n.*TEMPORAL_ADDRESS/);
  });

  test.each<[string, Record<string, string>, number, RegExp]>([
    ['a namespace that exists', { TEMPORAL_NAMESPACE: 'nowhere' }, 1, /no namespace "nowhere"/],
    ['a sync log it can open', { SYNC_LOG_URL: 'sqlite:/dev/null/log.db' }, 1, /sync log cannot be opened/],
    ['settings it can read', { LOG_LEVEL: 'loud' }, 2, /LOG_LEVEL: must be one of/],
  ])('%s', async (_case, wrong, status, words) => {
    const ended = await runNode(program, ['sync', 'resp_1'], { ...environment, ...wrong });
    expect(ended).toMatchObject({ status, stdout: '' });
    expect(ended.stderr).toMatch(words);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
  });
});

describe('with another worker', () => {
  beforeAll(async () => {
    await stack.stopWorkers();
  });

  test('without any, a sync says that it waits for one, and goes on when one comes', async () => {
    const waiting = await start('No worker answers', 'sync', await newResponse());
    const worker = await stack.startWorker(environment);
    expect(await waiting.ended()).toBe(0);
    expect(waiting.output()).toContain('created');
    await worker.kill('SIGTERM');
  });

  test('whose OpenAI key is wrong, the status is 4', async () => {
    await stack.startWorker({ ...environment, OPENAI_API_KEY: 'sk-wrong' });
    const { status, stdout } = await run('sync', 'resp_sandbox_existing_customer');
    expect(status).toBe(4);
    expect(stdout).toMatch(/AuthenticationFailure {2}OpenAI API authentication failed\./);
    expect(stdout).toMatch(/OpenAI said +401, invalid_api_key/);
    expect(stdout).not.toContain('sk-wrong');
  });
});
