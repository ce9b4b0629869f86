/** `customer-sync bulk` as a person or a script runs it: a process, its output piped. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { bulkStatuses, endedCount, type BulkTotals } from '../customer/bulk.ts';
import { outcomes } from '../customer/sync-result.ts';
import { eventually } from './support/eventually.ts';
import { runNode, startNode, type FinishedProcess, type NodeProcess } from './support/node-process.ts';
import { sentResponses } from './support/sent-responses.ts';
import { openStack, type Stack } from './support/stack.ts';

const program = 'client/cli/customer-sync.mjs';
const unknownBulk = '00000000-0000-4000-8000-000000000000';

let stack: Stack;
let environment: Record<string, string>;
let folder: string;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  environment = { ...stack.environment, TEMPORAL_UI_URL: 'http://ui.example' };
  folder = await mkdtemp(join(tmpdir(), 'bulk-lists-'));
});
afterAll(async () => {
  await stack.close();
  await rm(folder, { recursive: true });
});

let worker: Promise<NodeProcess> | null = null;
async function withWorker(): Promise<void> {
  await (worker ??= stack.startWorker(environment));
}

async function run(...parameters: string[]): Promise<FinishedProcess> {
  return await runNode(program, ['bulk', ...parameters], environment);
}

/** A command that goes on until it is interrupted. */
async function start(ready: string, ...parameters: string[]): Promise<NodeProcess> {
  return await startNode(program, ready, environment, ['bulk', ...parameters]);
}

/** With a list on its standard input. */
async function runWith(list: string, ...parameters: string[]): Promise<{ status: number | null; stdout: string }> {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, ...environment };
  const child = spawn(process.execPath, [program, 'bulk', '-', ...parameters], {
    env,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stdin.end(list);
  await once(child, 'close');
  return { status: child.exitCode, stdout };
}

const { newResponse, heldResponse } = sentResponses(() => stack, 'BULK');

/** OpenAI is out of order for this response alone, so that its sync waits without a word to the others. */
async function stuckResponse(): Promise<string> {
  const responseId = await newResponse();
  const fault = { type: 'status', status: 503, headers: { 'retry-after': '600' } } as const;
  await stack.openai.addFaults([{ match: { path: `^/v1/responses/${responseId}$` }, times: 10, fault }]);
  return responseId;
}

async function newResponses(count: number): Promise<string[]> {
  return await Promise.all(Array.from({ length: count }, newResponse));
}

let lists = 0;
async function listOf(text: string | readonly string[], ending = 'txt'): Promise<string> {
  const path = join(folder, `list-${(lists += 1)}.${ending}`);
  await writeFile(path, typeof text === 'string' ? text : `${text.join('\n')}\n`);
  return path;
}

const counts = [...outcomes, 'received', 'duplicates', 'malformed'] as const;
const totalsSchema = z.record(z.enum(counts), z.number()) satisfies z.ZodType<BulkTotals>;
const startSchema = z.looseObject({ bulkId: z.uuid(), totals: totalsSchema });
const endSchema = z.looseObject({
  bulkId: z.uuid(),
  retryOf: z.uuid().nullable(),
  dryRun: z.boolean(),
  status: z.enum(bulkStatuses),
  totals: totalsSchema,
  problems: z.object({ failures: z.array(z.looseObject({ code: z.string(), count: z.number() })) }),
});

function endOf({ stdout }: { stdout: string }): z.infer<typeof endSchema> {
  return endSchema.parse(JSON.parse(stdout));
}

function expectUsage(ended: FinishedProcess, words: RegExp): void {
  expect(ended).toMatchObject({ status: 2, stdout: '' });
  expect(ended.stderr).toMatch(words);
  expect(ended.stderr).not.toMatch(/\n\s+at /);
}

describe('without a worker', () => {
  test('a bulk says that it waits for one, and goes on when one comes', async () => {
    const waiting = run(await listOf([await newResponse()]));
    const following = await start('No worker answers', await listOf([await newResponse()]));
    await withWorker();
    expect(await waiting).toMatchObject({ status: 0, stdout: expect.stringMatching(/^completed {2}1 record /m) });
    await eventually('it is synced', () => following.output().includes('completed'));
    await following.kill('SIGTERM');
  });
});

describe('customer-sync bulk <file>', () => {
  beforeAll(withWorker);

  test('syncs each id of a list, and tells totals that add up as plain lines', async () => {
    const ids = await newResponses(30);
    const { status, stdout, stderr } = await run(await listOf(ids));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^Bulk sync of 30 records\n\n/);
    expect(stdout).toMatch(/^ {2}30 of 30 \(100 %\) .* created 30$/m);
    expect(stdout).toMatch(/^completed {2}30 records in \d+ s .*\/s$/m);
    expect(stdout).toMatch(/^ {2}created +30\n {2}received +30$/m);
    expect(stdout).toMatch(
      /Temporal UI +http:\/\/ui\.example\/namespaces\/test-command-line-bulk\/workflows\/bulk-sync-/,
    );
    // eslint-disable-next-line no-control-regex -- the very thing that must be absent
    expect(stdout).not.toMatch(/[\u001B\r]/);
  });

  test('says what went wrong, by error and line, and what to do now', async () => {
    const good = await newResponse();
    const list = [good, 'CUST-1', 'resp_sandbox_no_email', good, 'resp_sandbox_expired', 'resp_sandbox_bad_email', ''];
    const { status, stdout, stderr } = await run(await listOf(list));
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toMatch(/^ {2}created +1\n {2}invalid +2\n {2}failed +1\n {2}received +4$/m);
    expect(stdout).toMatch(/MissingRequiredField +1 record .*\n {2}What to do .*\n {2}Line +3\n/);
    expect(stdout).toMatch(/ResponseNotFound +1 record .*\n {2}What to do .*\n {2}Line +5\n/);
    expect(stdout).toMatch(/malformed +1 line without .*\n {2}Line +2\n/);
    expect(stdout).toMatch(/duplicates +1 line .*\n {2}Line +4 \(as 1\)\n/);
    expect(stdout).toMatch(/customer-sync bulk failures [\da-f-]{36}\n.*customer-sync bulk retry [\da-f-]{36}\n$/);
  });

  test('--json prints one document and nothing else', async () => {
    const ended = await run(await listOf([...(await newResponses(3)), 'resp_sandbox_no_email']), '--json');
    const bulk = endOf(ended);
    expect({ status: ended.status, stderr: ended.stderr }).toEqual({ status: 3, stderr: '' });
    expect(bulk).toMatchObject({ status: 'completed', totals: { received: 4, created: 3, invalid: 1 } });
    expect(bulk.problems.failures).toMatchObject([{ code: 'MissingRequiredField', count: 1, lines: [4] }]);
    expect(endedCount(bulk.totals)).toBe(bulk.totals.received);
    expect(await stack.syncLog.bulks.find(bulk.bulkId)).toMatchObject({ totals: bulk.totals });
  });

  test('--dry-run writes nothing', async () => {
    const before = (await stack.ipaas.writes()).length;
    const { status, stdout } = await run(await listOf(await newResponses(2)), '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Dry run of 2 records[\s\S]*^completed .* dry run, nothing was written$/m);
    expect(await stack.ipaas.writes()).toHaveLength(before);
  });

  test('--collection, --force and --history are those of every record', async () => {
    const file = await listOf(await newResponses(2));
    const ended = await run(file, '--collection', 'Other', '--force', '--history', 'each', '--json');
    expect(ended.status).toBe(1);
    expect(endOf(ended)).toMatchObject({
      collection: 'Other',
      force: true,
      history: 'each',
      totals: { received: 2, failed: 2 },
      problems: { failures: [{ code: 'MappingInvalid', count: 2 }] },
    });
  });

  test.each<[string, (ids: string[]) => string, string[]]>([
    ['CSV by its looks', ([one, two]) => `name;Response ID\r\nAda;${one}\r\n"Bob; B";${two}\r\n`, []],
    ['NDJSON by its looks', ([one, two]) => `{"responseId":"${one}"}\n{"responseId":"${two}"}`, []],
    ['CSV as told', ([one, two]) => `${one}\n${two}`, ['--format', 'csv']],
  ])('takes %s', async (_format, textOf, options) => {
    const file = await listOf(textOf(await newResponses(2)));
    expect(endOf(await run(file, '--json', ...options)).totals).toMatchObject({
      received: 2,
      created: 2,
      malformed: 0,
    });
  });

  test('takes a list from standard input', async () => {
    const ids = await newResponses(2);
    const ended = await runWith(ids.join('\n'), '--json');
    expect(ended.status).toBe(0);
    expect(endOf(ended).totals).toMatchObject({ received: 2, created: 2 });
  });

  test('--no-wait starts it and says how to follow it', async () => {
    const { status, stdout } = await run(await listOf(await newResponses(2)), '--no-wait');
    expect(status).toBe(0);
    const bulkId = /^Started a bulk of 2 records\. Look at it with: customer-sync bulk show (\S+)\n$/.exec(stdout)?.[1];
    await eventually('it is done', async () => (await stack.syncLog.bulks.find(bulkId ?? ''))?.status === 'completed');

    const json = await run(await listOf(await newResponses(2)), '--no-wait', '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ totals: { received: 2 }, retryOf: null, links: { self: null } });
  });

  test.each<[string, () => Promise<string[]>, RegExp]>([
    ['no list', async () => [], /missing required argument 'file'/],
    ['a list that is not there', async () => [join(folder, 'none')], /none cannot be read: there is no such file/],
    ['a folder', async () => [folder], /is a folder/],
    ['an empty list', async () => [await listOf('')], /^The list is empty/],
    ['a list without an id', async () => [await listOf('a\nb\n')], /None of its 2 lines holds the id of a response/],
    ['an unknown format', async () => ['x', '--format', 'xls'], /Allowed choices are text, ndjson, csv/],
    ['an unknown history', async () => ['x', '--history', 'none'], /Allowed choices are exceptions, each/],
  ])('%s is wrong use: status 2', async (_case, parameters, words) => {
    expectUsage(await run(...(await parameters())), words);
  });

  test('of which every record fails for the OpenAI key ends with status 4', async () => {
    await stack.stopWorkers();
    worker = stack.startWorker({ ...environment, OPENAI_API_KEY: 'sk-wrong' });
    await worker;
    const { status, stdout } = await run(await listOf(await newResponses(2)));
    await stack.stopWorkers();
    worker = null;
    await withWorker();
    expect(status).toBe(4);
    expect(stdout).toMatch(/AuthenticationFailure +2 records {2}OpenAI API authentication failed\./);
  });

  test('Ctrl-C ends the following, not the bulk, and says how to go on', async () => {
    const ids = [await heldResponse(2), await newResponse()];
    const following = await start(' of 2 ', await listOf(ids));
    expect(await following.kill('SIGINT')).toBe(1);
    const bulkId = /The bulk itself goes on\. .* customer-sync bulk show (\S+)/.exec(following.output())?.[1] ?? '';
    const bulk = await eventually('it is done', async () => {
      const found = await stack.syncLog.bulks.find(bulkId);
      return found?.status === 'completed' ? found : null;
    });
    expect(bulk.totals).toMatchObject({ received: 2, created: 2 });
  });
});

describe('customer-sync bulk show, list, pause, resume, cancel', () => {
  beforeAll(withWorker);

  test('a bulk is paused, shown, let go on and cancelled', async () => {
    const ids = [await stuckResponse(), await stuckResponse()];
    const { bulkId } = startSchema.parse(JSON.parse((await run(await listOf(ids), '--no-wait', '--json')).stdout));
    await eventually('its records wait in workflows of their own', async () => {
      return (await stack.syncLog.bulks.find(bulkId))?.inOwnWorkflows === 2;
    });

    const paused = await run('pause', bulkId);
    expect(paused).toEqual({
      status: 0,
      stdout: `Paused. Let it go on with: customer-sync bulk resume ${bulkId}\n`,
      stderr: '',
    });
    const shown = await run('show', bulkId);
    expect(shown.status).toBe(0);
    expect(shown.stdout).toMatch(/^paused {2}0 of 2 \(0 %\)/);
    expect(shown.stdout).toMatch(/^ {2}in workflows of their own +2\n {2}received +2$/m);
    expect(JSON.parse((await run('show', bulkId, '--json')).stdout)).toMatchObject({ bulkId, status: 'paused' });

    expect((await run('retry', bulkId)).stderr).toMatch(/^BulkRunning/);
    expect((await run('resume', bulkId)).stdout).toMatch(/^It goes on\./);

    expect((await run('cancel', bulkId)).status).toBe(0);
    await eventually('it has ended', async () => (await stack.syncLog.bulks.find(bulkId))?.status === 'cancelled');
    expect((await run('show', bulkId)).stdout).toMatch(/^cancelled {2}2 records[\s\S]*cancelled +2$/m);
    const again = await run('cancel', bulkId);
    expect(again.status).toBe(1);
    expect(again.stderr).toMatch(/^BulkEnded/);
  });

  test('list tells them newest first', async () => {
    const file = await listOf([await newResponse(), 'resp_sandbox_no_email']);
    const { bulkId } = endOf(await run(file, '--json'));
    const { status, stdout } = await run('list', '--limit', '1');
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}completed {2}2 of 2 {2}1 without success {2}- {2}\S+\n$/,
    );
    expect(stdout).toContain(bulkId);
    const page = z.object({ items: z.array(z.looseObject({ bulkId: z.string() })), nextCursor: z.string() });
    expect(page.parse(JSON.parse((await run('list', '--limit', '1', '--json')).stdout)).items[0]?.bulkId).toBe(bulkId);
  });

  test.each(['show', 'pause', 'resume', 'cancel', 'retry', 'failures'])(
    '%s of an unknown bulk is wrong use',
    async (name) => {
      expectUsage(await run(name, unknownBulk), /^BulkNotFound/);
    },
  );
});

describe('customer-sync bulk failures and retry', () => {
  beforeAll(withWorker);

  test('print what did not succeed, and do only that again, linked to the first bulk', async () => {
    const good = await newResponse();
    const later = 'resp_sandbox_no_email';
    const first = endOf(await run(await listOf([good, later, 'nothing']), '--json'));

    const csv = await run('failures', first.bulkId);
    expect(csv.status).toBe(0);
    const rows = csv.stdout.split('\r\n').slice(0, -1);
    expect(rows).toEqual([
      expect.stringMatching(/^line,responseId,status,outcome,/),
      expect.stringMatching(new RegExp(`^2,${later},ended,invalid,.*,MissingRequiredField,`)),
      expect.stringMatching(/^3,,malformed,/),
    ]);
    const all = await run('failures', first.bulkId, '--all', '--format', 'ndjson');
    const [line = ''] = all.stdout.split('\n');
    expect(JSON.parse(line)).toMatchObject({ line: 1, responseId: good, outcome: 'created', errorCode: null });

    const retried = await run('retry', first.bulkId, '--json');
    expect(retried.status).toBe(3);
    expect(endOf(retried)).toMatchObject({ retryOf: first.bulkId, totals: { received: 1, invalid: 1 } });
    const shown = await run('show', endOf(retried).bulkId);
    expect(shown.stdout).toMatch(new RegExp(`^ {2}Retry of +${first.bulkId}$`, 'm'));
  });

  test('where everything went well, there is nothing to retry', async () => {
    const { bulkId } = endOf(await run(await listOf([await newResponse()]), '--json'));
    const { status, stderr } = await run('retry', bulkId);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^NothingToRetry/);
    expect((await run('failures', bulkId)).stdout.split('\r\n')).toHaveLength(2);
  });
});
