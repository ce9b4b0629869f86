/** What a bulk that has ended tells over HTTP, and how what failed is done again. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import axios from 'axios';
import { z } from 'zod';
import type { FailureCode } from '../../customer/failures.ts';
import { expectProblem } from '../support/api-answers.ts';
import type { ApiProcess } from '../support/api-process.ts';
import { startDescribedApi } from '../support/described-api.ts';
import { sentResponses } from '../support/sent-responses.ts';
import { openStack, type Stack } from '../support/stack.ts';
import { bulkPage, csv, endOf, expectAccepted, ndjson, readRecords, text, type ToldBulk } from './bulk-answers.ts';

let stack: Stack;
let api: ApiProcess;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  await stack.startWorker();
  api = await startDescribedApi(stack.environment);
});
afterAll(async () => {
  await stack.close();
  await api.kill('SIGKILL');
});

const { newResponse } = sentResponses(() => stack, 'BULK');
const unknownId = randomUUID();

async function start(responseIds: readonly string[], options: object = {}): Promise<ToldBulk> {
  return expectAccepted(await api.post('/v1/bulk-syncs', { responseIds, ...options }));
}

/** The bulk of most tests: four that are new, one of them refused; one without e-mail; one unknown; three bad lines. */
let bulk: ToldBulk;
let ids: string[];
beforeAll(async () => {
  const created = [await newResponse(), await newResponse(), await newResponse(), await newResponse()];
  ids = [...created, 'resp_sandbox_no_email', 'resp_unknown', 'nonsense', created[0] ?? '', 'more nonsense'];
  const match = { method: 'POST', path: '^/customers/v2/Customer$' };
  await stack.ipaas.addFaults([{ match, times: 1, fault: { type: 'status', status: 400 } }]);
  const list = ids.map((id) => JSON.stringify(id)).join('\n');
  bulk = expectAccepted(await api.post('/v1/bulk-syncs', list, ndjson));
  await endOf(api, bulk.bulkId);
});

describe('a bulk', () => {
  test('has totals that add up, and an outcome for every line', async () => {
    const { records, totals, ...ended } = await readRecords(api, bulk.bulkId);
    expect(ended).toMatchObject({ status: 'completed', finishedAt: expect.any(String) });
    expect(ended.ratePerSecond).toBeGreaterThan(0);
    expect(totals).toMatchObject({ received: 6, created: 3, rejected: 1, invalid: 1, failed: 1 });
    expect(totals).toMatchObject({ duplicates: 1, malformed: 2 });
    expect(records.items.map(({ line }) => line)).toEqual(ids.map((_, index) => index + 1));
    const outcomes = records.items.map(({ outcome, status }) => outcome ?? status);
    expect(outcomes.slice(0, 4).toSorted()).toEqual(['created', 'created', 'created', 'rejected']);
    expect(outcomes.slice(4)).toEqual(['invalid', 'failed', 'malformed', 'duplicate', 'malformed']);
    expect(records.items[7]).toMatchObject({ responseId: ids[0], firstLine: 1 });
    expect(records.items[5]?.error).toMatchObject({ code: 'ResponseNotFound', resolution: expect.any(String) });
  });

  test('has results in the log like any other sync', async () => {
    const { records } = await readRecords(api, bulk.bulkId);
    for (const { syncId, responseId, outcome } of records.items.filter(({ status }) => status === 'ended')) {
      const { data } = await api.get(`/v1/syncs/${syncId}`);
      expect(data).toMatchObject({ syncId, responseId, outcome, trigger: 'bulk' });
    }
  });

  test.each([
    ['?outcome=created', 3],
    ['?outcome=cancelled', 0],
    ['?errorCode=IpaasRejected', 1],
    ['?unsuccessful=true', 5],
    ['?unsuccessful=false', 9],
    ['?status=duplicate', 1],
    ['?status=malformed', 2],
    ['?status=ended&outcome=invalid', 1],
    ['?limit=0', 0],
  ])('shows the lines that are asked for: %s', async (query, count) => {
    const { records, totals } = await readRecords(api, bulk.bulkId, query);
    expect(records.items).toHaveLength(count);
    expect(records.nextCursor).toBeNull();
    expect(totals.received).toBe(6);
  });

  test('shows its lines page by page, each once', async () => {
    const lines: number[] = [];
    let query = '?limit=2';
    for (let page = 0; page < 5; page += 1) {
      const { records } = await readRecords(api, bulk.bulkId, query);
      lines.push(...records.items.map(({ line }) => line));
      query = `?limit=2&cursor=${records.nextCursor}`;
      expect(records.nextCursor === null).toBe(page === 4);
    }
    expect(lines).toEqual(ids.map((_, index) => index + 1));
  });

  test.each([
    ['?limit=1001', /limit must be a whole number from 0 to 1000/],
    ['?outcome=SECRET', /outcome must be one of created/],
    ['?status=SECRET', /status must be one of pending/],
    ['?unsuccessful=SECRET', /unsuccessful must be true or false/],
    ['?cursor=SECRET', /cursor/],
    ['?SECRET=1', /query may hold only outcome/],
  ])('refuses what it does not understand: %s', async (query, detail) => {
    const answer = await api.get(`/v1/bulk-syncs/${bulk.bulkId}${query}`);
    expect(expectProblem(answer, 400, 'InvalidInput').detail).toMatch(detail);
    expect(JSON.stringify(answer.data)).not.toContain('SECRET');
  });
});

describe('the list of bulks', () => {
  test('has the newest first, page by page', async () => {
    const newest = await start(['resp_unknown'], { dryRun: true });
    const { items, nextCursor } = bulkPage.parse((await api.get('/v1/bulk-syncs?limit=1')).data);
    expect(items).toMatchObject([{ bulkId: newest.bulkId, dryRun: true, links: newest.links }]);
    const rest = bulkPage.parse((await api.get(`/v1/bulk-syncs?cursor=${nextCursor}`)).data);
    expect(rest.items.map(({ bulkId }) => bulkId)).toContain(bulk.bulkId);
    expect(rest.items.map(({ bulkId }) => bulkId)).not.toContain(newest.bulkId);
    expect(rest.nextCursor).toBeNull();
    await endOf(api, newest.bulkId);
  });

  test.each(['?limit=0', '?limit=1001', '?cursor=SECRET', '?outcome=created'])('refuses %s', async (query) => {
    expectProblem(await api.get(`/v1/bulk-syncs${query}`), 400, 'InvalidInput');
  });
});

describe('a retry of what failed', () => {
  test('is a new bulk of those records alone, under their old lines, with the settings of the first', async () => {
    const asked = (await stack.openai.journal()).length;
    const retry = expectAccepted(await api.post(`/v1/bulk-syncs/${bulk.bulkId}/retry-failed`, '', {}));
    expect(retry).toMatchObject({ retryOf: bulk.bulkId, dryRun: false, totals: { received: 3, malformed: 0 } });
    expect(retry.bulkId).not.toBe(bulk.bulkId);

    const before = (await readRecords(api, bulk.bulkId, '?unsuccessful=true')).records.items;
    const failed = before.filter(({ status }) => status === 'ended');
    const { records, totals } = await endOf(api, retry.bulkId);
    expect(records.items.map(({ line, responseId }) => ({ line, responseId }))).toEqual(
      failed.map(({ line, responseId }) => ({ line, responseId })),
    );
    expect(totals).toMatchObject({ created: 1, invalid: 1, failed: 1 });
    const paths = (await stack.openai.journal()).slice(asked).map(({ path }) => path);
    for (const id of ids.slice(0, 4)) {
      const isFailed = failed.some(({ responseId }) => responseId === id);
      expect(paths.some((path) => path.startsWith(`/v1/responses/${id}`))).toBe(isFailed);
    }
    const again = await stack.syncLog.find(records.items[0]?.syncId ?? '');
    expect(again?.retryOf).toBe(failed[0]?.syncId);
  });

  test('is started once for an Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'retry-once' };
    const path = `/v1/bulk-syncs/${bulk.bulkId}/retry-failed`;
    const first = expectAccepted(await api.post(path, '', headers));
    expect(expectAccepted(await api.post(path, '', headers))).toEqual(first);
    await endOf(api, first.bulkId);
  });

  test('of a bulk where nothing failed is refused', async () => {
    const { bulkId } = await start([await newResponse()]);
    await endOf(api, bulkId);
    expectProblem(await api.post(`/v1/bulk-syncs/${bulkId}/retry-failed`, '', {}), 409, 'NothingToRetry');
  });
});

function exportOf(query: string): string {
  return `/v1/bulk-syncs/${bulk.bulkId}/export${query}`;
}

describe('an export', () => {
  test('has what failed as CSV, with codes and what to do, and can be handed in as it is', async () => {
    const { data, headers } = await api.get(exportOf('?unsuccessful=true'));
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe(`attachment; filename="bulk-${bulk.bulkId}-failures.csv"`);
    const [names, ...lines] = z.string().parse(data).trim().split(/\r?\n/);
    expect(names).toMatch(/^line,responseId,status,outcome,.*errorCode.*resolution/);
    expect(lines).toHaveLength(5);
    for (const code of ['IpaasRejected', 'MissingRequiredField', 'ResponseNotFound', 'InvalidId']) {
      expect(lines.filter((line) => line.includes(code)).length).toBeGreaterThan(0);
    }
    expect(data).toBe((await axios.get<string>(bulk.links.failures ?? '')).data);

    const again = expectAccepted(await api.post('/v1/bulk-syncs?dryRun=true', z.string().parse(data), csv));
    expect(again.totals).toMatchObject({ received: 3, malformed: 2 });
    await endOf(api, again.bulkId);
  });

  test('has every line as NDJSON', async () => {
    const { data, headers } = await api.get(exportOf('?format=ndjson'));
    expect(headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
    const lines = z.string().parse(data).trim().split('\n');
    expect(lines.map((line) => z.looseObject({ line: z.int() }).parse(JSON.parse(line)).line)).toEqual(
      ids.map((_, index) => index + 1),
    );
  });

  test.each(['?format=SECRET', '?unsuccessful=SECRET', '?outcome=created'])('refuses %s', async (query) => {
    expectProblem(await api.get(exportOf(query)), 400, 'InvalidInput');
  });
});

describe('a bulk that is not there', () => {
  test.each([
    ['get', ''],
    ['get', '/events'],
    ['get', '/export'],
    ['post', '/pause'],
    ['post', '/resume'],
    ['post', '/cancel'],
    ['post', '/retry-failed'],
  ] as const)('is 404: %s %s', async (method, what) => {
    const path = `/v1/bulk-syncs/${unknownId}${what}`;
    const answer = method === 'get' ? await api.get(path) : await api.post(path, '', {});
    expectProblem(answer, 404, 'BulkNotFound');
  });

  test.each<[string, number, FailureCode]>([
    ['nonsense', 404, 'BulkNotFound'],
    ['..%2f..', 404, 'BulkNotFound'],
    ['%F0%9F%99%82', 404, 'BulkNotFound'],
    ['%00', 400, 'InvalidInput'],
    ['x'.repeat(201), 400, 'InvalidInput'],
  ])('is refused whatever its id looks like: %s', async (id, status, code) => {
    expectProblem(await api.get(`/v1/bulk-syncs/${id}`), status, code);
  });
});

test('GET /v1/budgets tells how the request budgets stand', async () => {
  await endOf(api, expectAccepted(await api.post('/v1/bulk-syncs?dryRun=true', 'resp_unknown', text)).bulkId);
  const { data } = await api.get('/v1/budgets');
  const { items } = z.object({ items: z.array(z.looseObject({ system: z.string() })) }).parse(data);
  expect(items.map(({ system }) => system).toSorted()).toEqual(['ipaas', 'openai']);
  for (const budget of items) {
    expect(budget).toMatchObject({ credential: expect.stringMatching(/^[0-9a-f]{8}$/), workers: 1, pausedUntil: null });
  }
  expect(JSON.stringify(data)).not.toMatch(/sk-sandbox|ipaas-sandbox/);
});
