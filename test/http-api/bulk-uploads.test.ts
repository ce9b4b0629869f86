/** Files for POST /v1/bulk-syncs that are long, break off, or come when they cannot be taken. No worker runs here. */
import { once } from 'node:events';
import { request, type ClientRequest } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import axios from 'axios';
import type { BulkLine } from '../../sync-log/bulks/bulk-store.ts';
import { freePorts } from '../../tools/free-port.ts';
import { scrape, total } from '../operations/scrape.ts';
import { expectProblem } from '../support/api-answers.ts';
import { startApi, type ApiProcess } from '../support/api-process.ts';
import { startDescribedApi } from '../support/described-api.ts';
import { eventually } from '../support/eventually.ts';
import { openStack, type Stack } from '../support/stack.ts';
import { csv, expectAccepted, readRecords, text } from './bulk-answers.ts';

let stack: Stack;
let api: ApiProcess;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  // A small heap, so that what is held as a whole ends the process.
  api = await startDescribedApi({ ...stack.environment, NODE_OPTIONS: '--max-old-space-size=160' });
});
afterAll(async () => {
  await stack.close();
  await api.kill('SIGKILL');
});

const path = '/v1/bulk-syncs';
const megabyte = 1024 * 1024;

async function bulkIds(): Promise<string[]> {
  return (await stack.syncLog.bulks.list({ limit: 1_000 })).items.map(({ bulkId }) => bulkId);
}

function* longList(lines: number, bytesOfLine: number): Generator<string, void, undefined> {
  const comment = 'x'.repeat(bytesOfLine);
  yield 'comment,responseId\n';
  for (let line = 0; line < lines; line += 1) yield `${comment},resp_long_${line}\n`;
}

async function residentMegabytes(): Promise<number> {
  return (total(await scrape(`${api.url}/metrics`), 'process_resident_memory_bytes') ?? 0) / megabyte;
}

async function watch(memory: number[], signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    memory.push(await residentMegabytes());
    await delay(100);
  }
}

/** Begins to send a list, and leaves it open. */
async function beginUpload(to: ApiProcess, lines: number): Promise<ClientRequest> {
  const upload = request(`${to.url}${path}`, { method: 'POST', headers: text, agent: false });
  upload.on('error', () => undefined);
  const list = Array.from({ length: lines }, (_, index) => `resp_upload_${index}\n`);
  upload.write(list.join(''));
  await once(upload, 'socket');
  return upload;
}

describe('a long file', () => {
  test('is not held in memory, and others are served meanwhile', async () => {
    const lines = 34_000;
    const list = Readable.from(longList(lines, 6 * 1_024));
    const before = await residentMegabytes();
    const memory = [before];
    const watching = new AbortController();
    const watched = watch(memory, watching.signal);
    const options = { headers: csv, maxBodyLength: Infinity, maxRedirects: 0 };
    const bulk = expectAccepted(await axios.post<unknown>(`${api.url}${path}`, list, options));
    watching.abort();
    await watched;
    expect(bulk.totals).toMatchObject({ received: lines, duplicates: 0, malformed: 0 });
    expect(memory.length).toBeGreaterThan(5);
    // The list has 200.
    expect(Math.max(...memory) - before).toBeLessThan(180);
  }, 120_000);

  test('that says it is too large is refused before anything of it is kept', async () => {
    const before = await bulkIds();
    const headers = { ...text, 'content-length': String(600 * megabyte) };
    const upload = request(`${api.url}${path}`, { method: 'POST', headers });
    upload.on('error', () => undefined);
    upload.write('resp_upload_1\n');
    const [response] = await once(upload, 'response');
    expect(response).toMatchObject({ statusCode: 413 });
    upload.destroy();
    expect(await bulkIds()).toEqual(before);
  });
});

describe('a file that breaks off', () => {
  test('leaves nothing behind', async () => {
    const before = await bulkIds();
    const upload = await beginUpload(api, 5_000);
    const bulkId = await eventually('its lines are there', async () => {
      const [newest] = (await stack.syncLog.bulks.list({ limit: 1 })).items;
      return newest !== undefined && newest.totals.received > 0 && !before.includes(newest.bulkId) && newest.bulkId;
    });
    upload.destroy();
    await eventually('nothing of it is there any more', async () => !(await bulkIds()).includes(bulkId));
    expect(await bulkIds()).toEqual(before);
    expect(api.output()).not.toContain('unexpected error');
  });

  test('because the API is stopped leaves nothing behind either, and does not hold up the end', async () => {
    const own = await startApi(stack.environment);
    const before = await bulkIds();
    const upload = await beginUpload(own, 5_000);
    await eventually('it has begun', async () => (await bulkIds()).length > before.length);
    expect(await own.kill('SIGTERM')).toBe(0);
    await eventually('its sender is told', () => upload.destroyed);
    expect(await bulkIds()).toEqual(before);
  });
});

describe('while Temporal cannot be used', () => {
  test('no list is accepted, and nothing of it is kept: 503 with Retry-After', async () => {
    const [port] = await freePorts(1);
    const cutOff = await startApi({ ...stack.environment, TEMPORAL_ADDRESS: `127.0.0.1:${port}` });
    try {
      const ended = await endedBulk();
      const before = await bulkIds();
      const [json, file, retry] = await Promise.all([
        cutOff.post(path, { responseIds: ['resp_1'] }),
        cutOff.post(path, 'resp_1\n', { ...text, 'idempotency-key': 'cut-off' }),
        cutOff.post(`${path}/${ended}/retry-failed`, '', {}),
      ]);
      for (const answer of [json, file, retry]) {
        expectProblem(answer, 503, 'TemporalUnavailable');
        expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      }
      expect(await bulkIds()).toEqual(before);
      // What is known is told all the same.
      expect((await readRecords(cutOff, ended)).status).toBe('cancelled');
    } finally {
      expect(await cutOff.kill('SIGTERM')).toBe(0);
    }
    // The key is free again.
    const accepted = await api.post(path, 'resp_1\n', { ...text, 'idempotency-key': 'cut-off' });
    expectAccepted(accepted);
  });
});

/** A bulk with a record that did not succeed, as one that was cancelled at once leaves it. */
async function endedBulk(): Promise<string> {
  const bulkId = '8f0c7c5e-26b7-4e44-9f7b-0f0f6f0c1b11';
  const line: BulkLine = { line: 1, responseId: 'resp_1' };
  const options = { dryRun: true, collection: null, force: false, history: 'exceptions', retryOf: null } as const;
  await stack.syncLog.bulks.create({ bulkId, workflowId: `bulk-sync-${bulkId}`, ...options });
  await stack.syncLog.bulks.addLines(bulkId, [line]);
  await stack.syncLog.bulks.cancelOpenRecords(bulkId);
  await stack.syncLog.bulks.finish(bulkId, 'cancelled');
  return bulkId;
}
