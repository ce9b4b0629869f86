/** POST /v1/bulk-syncs: what a list may look like, what is answered, and what is refused. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FailureCode } from '../../customer/failures.ts';
import { scrape, total } from '../operations/scrape.ts';
import { expectProblem } from '../support/api-answers.ts';
import type { ApiProcess } from '../support/api-process.ts';
import { startDescribedApi } from '../support/described-api.ts';
import { openStack, type Stack } from '../support/stack.ts';
import { csv, endOf, expectAccepted, ndjson, readRecords, text } from './bulk-answers.ts';

let stack: Stack;
let api: ApiProcess;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  await stack.startWorker();
  api = await startDescribedApi({ ...stack.environment, TEMPORAL_UI_URL: 'http://ui.example', LOG_LEVEL: 'trace' });
});
afterAll(async () => {
  await stack.close();
  await api.kill('SIGKILL');
});

const existing = 'resp_sandbox_existing_customer';
const invalid = 'resp_sandbox_no_email';
const tooMany = Array.from({ length: 100_001 }, () => existing);
const json = { 'content-type': 'application/json' };

/** The bulks that are known. */
async function bulksThere(): Promise<number> {
  return (await stack.syncLog.bulks.list({ limit: 1_000 })).items.length;
}

describe('a list in JSON', () => {
  test('is accepted at once, and told where it can be looked at', async () => {
    const list = { responseIds: [existing, invalid, existing, 'nonsense'], dryRun: true };
    const bulk = expectAccepted(await api.post('/v1/bulk-syncs', list));
    const { bulkId } = bulk;
    expect(bulk).toMatchObject({
      workflowId: `bulk-sync-${bulkId}`,
      totals: { received: 2, duplicates: 1, malformed: 1 },
      retryOf: null,
      dryRun: true,
      collection: null,
      force: false,
      history: 'exceptions',
      links: {
        temporal: `http://ui.example/namespaces/${stack.namespace}/workflows/bulk-sync-${bulkId}`,
        self: `${api.url}/v1/bulk-syncs/${bulkId}`,
        failures: `${api.url}/v1/bulk-syncs/${bulkId}/export?format=csv&unsuccessful=true`,
      },
    });
    const ended = await endOf(api, bulkId);
    expect(ended).toMatchObject({ status: 'completed', totals: { updated: 1, invalid: 1, malformed: 1 } });
  });

  test('takes every option', async () => {
    const options = { dryRun: true, collection: 'Other', force: true, history: 'each' };
    const bulk = expectAccepted(await api.post('/v1/bulk-syncs', { responseIds: [existing], ...options }));
    expect(bulk).toMatchObject(options);
    const { records } = await endOf(api, bulk.bulkId);
    expect(records.items).toMatchObject([{ outcome: 'failed', error: { code: 'MappingInvalid' } }]);
  });

  test('may be larger than the body of any other request', async () => {
    const responseIds = Array.from({ length: 5_000 }, () => existing);
    const bulk = expectAccepted(await api.post('/v1/bulk-syncs', { responseIds, dryRun: true }));
    expect(bulk.totals).toMatchObject({ received: 1, duplicates: 4_999 });
    await endOf(api, bulk.bulkId);
  });

  test.each<[string, string, unknown, FailureCode, RegExp]>([
    ['not JSON', '', '{"responseIds": ["SECRET"', 'InvalidInput', /not valid JSON/],
    ['a list alone', '', ['SECRET'], 'InvalidInput', /body must be one JSON object/],
    ['no list', '', {}, 'InvalidInput', /responseIds must be a list of texts/],
    ['a list of other things', '', { responseIds: ['resp_1', 1] }, 'InvalidInput', /responseIds must be a list of/],
    ['an empty list', '', { responseIds: [] }, 'InvalidInput', /list is empty/],
    ['a list without an id', '', { responseIds: ['SECRET', ''] }, 'InvalidInput', /None of its 2 lines holds/],
    ['an unknown key', '', { responseIds: [existing], SECRET: 1 }, 'InvalidInput', /may hold only responseIds, dryRun/],
    ['an unknown history', '', { responseIds: [existing], history: 'SECRET' }, 'InvalidInput', /exceptions, each/],
    ['a blank collection', '', { responseIds: [existing], collection: ' ' }, 'InvalidInput', /collection must be/],
    ['options in the query', '?dryRun=true', { responseIds: [existing] }, 'InvalidInput', /stand in the body/],
    ['a list that is too long', '', { responseIds: tooMany }, 'InvalidInput', /at most 100000/],
  ])('refuses %s with 400, says what is wrong, and keeps nothing', async (_case, query, body, code, detail) => {
    const before = await bulksThere();
    const answer = await api.post(`/v1/bulk-syncs${query}`, body, json);
    expect(expectProblem(answer, 400, code).detail).toMatch(detail);
    expect(JSON.stringify(answer.data)).not.toContain('SECRET');
    expect(await bulksThere()).toBe(before);
  });
});

describe('a file', () => {
  test.each([
    ['NDJSON', ndjson, `{"responseId":"${existing}"}\n\n"${invalid}"\n{"SECRET":1}\n"${existing}"\n`],
    ['CSV', csv, `name,responseId\nAda,${existing}\nBob,${invalid}\nCy,\nAda,${existing}\n`],
    ['text', text, `${existing}\n\n${invalid}\nSECRET\n${existing}\n`],
    ['CSV that is called a text', text, `name,responseId\nAda,${existing}\nBob,${invalid}\nCy,\nAda,${existing}\n`],
  ])('as %s: every line has its outcome under its number', async (format, type, list) => {
    const bulk = expectAccepted(await api.post('/v1/bulk-syncs?dryRun=true', list, type));
    expect(bulk.totals).toMatchObject({ received: 2, duplicates: 1, malformed: 1 });
    const { totals, records } = await endOf(api, bulk.bulkId);
    expect(totals).toMatchObject({ updated: 1, invalid: 1 });
    const first = format.startsWith('CSV') ? 2 : 1;
    const second = format.startsWith('CSV') ? 3 : first + 2;
    expect(records.items).toMatchObject([
      { line: first, responseId: existing, status: 'ended', outcome: 'updated', error: null },
      { line: second, responseId: invalid, outcome: 'invalid', error: { code: 'MissingRequiredField' } },
      { line: second + 1, responseId: null, status: 'malformed', outcome: null, error: { code: 'InvalidId' } },
      { line: second + 2, responseId: existing, status: 'duplicate', outcome: null, firstLine: first },
    ]);
    expect(JSON.stringify(records)).not.toContain('SECRET');
  });

  test('has its options in the query', async () => {
    const query = '?dryRun=true&collection=Other&force=true&history=each';
    const bulk = expectAccepted(await api.post(`/v1/bulk-syncs${query}`, existing, text));
    expect(bulk).toMatchObject({ dryRun: true, collection: 'Other', force: true, history: 'each' });
    await endOf(api, bulk.bulkId);
  });

  test.each<[string, string, Record<string, string>, string, RegExp]>([
    ['nothing', '', text, '\n \n', /list is empty/],
    ['no id', '', csv, 'id\nSECRET', /Its only line does not hold/],
    ['an unknown option', '?SECRET=1', text, existing, /query may hold only dryRun/],
    ['a wrong option', '?dryRun=SECRET', text, existing, /dryRun must be true or false/],
    ['a blank collection', '?collection=%20', text, existing, /collection must be/],
  ])('with %s is refused with 400, and nothing of it is kept', async (_case, query, type, list, detail) => {
    const before = await bulksThere();
    const answer = await api.post(`/v1/bulk-syncs${query}`, list, type);
    expect(expectProblem(answer, 400, 'InvalidInput').detail).toMatch(detail);
    expect(JSON.stringify(answer.data)).not.toContain('SECRET');
    expect(await bulksThere()).toBe(before);
  });

  test('of another kind is refused with 415, and the kinds are named', async () => {
    const answer = await api.post('/v1/bulk-syncs', existing, { 'content-type': 'application/xml' });
    expect(expectProblem(answer, 415, 'InvalidInput').detail).toBe(
      'Send the body as application/json, application/x-ndjson, text/csv, text/plain.',
    );
    const nothing = await api.post('/v1/bulk-syncs', '', { 'content-type': 'application/xml' });
    expect(expectProblem(nothing, 400, 'InvalidInput').detail).toMatch(/^Send a list, as application\/json, /);
    expectProblem(await api.post('/v1/syncs', existing, text), 400, 'InvalidInput');
  });
});

describe('an Idempotency-Key', () => {
  const path = '/v1/bulk-syncs';
  test.each<[string, Record<string, string>, () => unknown, unknown]>([
    ['a list in JSON', json, () => ({ responseIds: [existing], dryRun: true }), { responseIds: [invalid] }],
    ['a file', text, () => `${existing}\n${invalid}\n`, `${existing}\n`],
  ])('makes %s safe to repeat', async (what, type, same, other) => {
    const headers = { ...type, 'idempotency-key': `key of ${what}`.replaceAll(' ', '-') };
    const query = type === text ? '?dryRun=true' : '';
    const first = await api.post(`${path}${query}`, same(), headers);
    const before = await bulksThere();
    const again = await api.post(`${path}${query}`, same(), headers);
    expect(expectAccepted(again)).toEqual(expectAccepted(first));
    expect(again.headers['idempotent-replayed']).toBe('true');
    expectProblem(await api.post(`${path}${query}`, other, headers), 422, 'KeyReused');
    expect(await bulksThere()).toBe(before);
    await endOf(api, expectAccepted(first).bulkId);
  });

  test('is free again where nothing was started', async () => {
    const headers = { ...text, 'idempotency-key': 'refused' };
    expectProblem(await api.post(path, 'nonsense', headers), 400, 'InvalidInput');
    const bulk = expectAccepted(await api.post(`${path}?dryRun=true`, existing, headers));
    await endOf(api, bulk.bulkId);
  });

  test('starts one bulk, however many files with it come at once', async () => {
    const before = await bulksThere();
    const headers = { ...text, 'idempotency-key': 'at-once' };
    const post = async () => await api.post(`${path}?dryRun=true`, existing, headers);
    const answers = await Promise.all([post(), post(), post()]);
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].filter((status) => status !== 202 && status !== 409)).toEqual([]);
    expect(statuses).toContain(202);
    expect(await bulksThere()).toBe(before + 1);
  });
});

test('the bulks that were started are counted, and named in the log', async () => {
  const { bulkId } = expectAccepted(await api.post('/v1/bulk-syncs', { responseIds: [existing], dryRun: true }));
  const samples = await scrape(`${api.url}/metrics`);
  expect(total(samples, 'customer_sync_api_started_bulks_total')).toBe(await bulksThere());
  await readRecords(api, bulkId);
  expect(api.output()).toContain(`"bulkId":"${bulkId}"`);
  expect(api.output()).not.toMatch(/SECRET|unexpected error/);
});
