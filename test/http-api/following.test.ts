/** Events of one sync, events of the feed, and exports, over real HTTP on a whole stack. */
import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import axios from 'axios';
import { z } from 'zod';
import type { SyncResult } from '../../customer/sync-result.ts';
import { syncResultSchema, syncStateSchema } from '../../customer/sync-result-schema.ts';
import { anyResult } from '../../sync-log/testing/any-result.ts';
import { expectProblem, startedSchema } from '../support/api-answers.ts';
import type { ApiProcess } from '../support/api-process.ts';
import { startDescribedApi } from '../support/described-api.ts';
import { eventually } from '../support/eventually.ts';
import { sentResponses } from '../support/sent-responses.ts';
import { openStack, type Stack } from '../support/stack.ts';

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

const { newResponse, heldResponse, cancel } = sentResponses(() => stack, 'FOLLOW');

interface ReadEvent {
  event: string;
  id: string | null;
  data: unknown;
}

interface EventReader {
  events: ReadEvent[];
  /** The ids that came without an event. */
  places: string[];
  /** True once the server has ended the stream. */
  ended: () => boolean;
  close: () => void;
}

async function readEvents(path: string, headers: Record<string, string> = {}, from = api): Promise<EventReader> {
  const closing = new AbortController();
  const answer = await axios.get<NodeJS.ReadableStream>(`${from.url}${path}`, {
    responseType: 'stream',
    headers,
    signal: closing.signal,
  });
  expect(answer.headers['content-type']).toMatch(/^text\/event-stream/);
  const events: ReadEvent[] = [];
  const places: string[] = [];
  let rest = '';
  let ended = false;
  answer.data.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n\n');
    rest = parts.pop() ?? '';
    const told = parts.filter((part) => !part.startsWith(':'));
    places.push(...told.filter((part) => /^id: .*$/.test(part)).map((part) => part.slice('id: '.length)));
    events.push(...told.filter((part) => part.includes('data:')).map(readEvent));
  });
  answer.data.on('end', () => (ended = true));
  answer.data.on('error', () => (ended = true));
  return { events, places, ended: () => ended, close: () => closing.abort() };
}

function readEvent(part: string): ReadEvent {
  const fields = new Map(
    part.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  );
  return { event: fields.get('event') ?? '', id: fields.get('id') ?? null, data: JSON.parse(fields.get('data') ?? '') };
}

describe('GET /v1/syncs/{syncId}/events', () => {
  test('tells each state of a sync, its wait among them, then its result, and ends', async () => {
    const responseId = await newResponse();
    const fault = { type: 'status', status: 503, headers: { 'retry-after': '2' } } as const;
    await stack.openai.addFaults([{ match: { path: `^/v1/responses/${responseId}$` }, times: 1, fault }]);
    const { syncId } = startedSchema
      .omit({ links: true })
      .loose()
      .parse((await api.post('/v1/syncs', { responseId })).data);
    const reader = await readEvents(`/v1/syncs/${syncId}/events`);
    await eventually('the stream ends', reader.ended);
    const states = reader.events.slice(0, -1);
    expect(states.length).toBeGreaterThan(0);
    for (const { event, data } of states) {
      expect(event).toBe('state');
      expect(syncStateSchema.parse(data)).toMatchObject({ syncId, outcome: null });
    }
    expect(JSON.stringify(states)).toMatch(/"waitingFor":"[^"]*503/);
    expect(new Set(states.map(({ data }) => JSON.stringify(data))).size).toBe(states.length);
    const last = reader.events.at(-1);
    expect(last?.event).toBe('result');
    expect(last?.data).toEqual(await stack.syncLog.find(syncId));
  });

  test('of a sync that has ended is its result', async () => {
    const result = await stack.sync(await newResponse());
    const reader = await readEvents(`/v1/syncs/${result.syncId}/events`);
    await eventually('the stream ends', reader.ended);
    expect(reader.events).toEqual([{ event: 'result', id: null, data: result }]);
  });

  test('of an unknown sync is 404', async () => {
    expectProblem(await api.get(`/v1/syncs/${randomUUID()}/events`), 404, 'SyncNotFound');
  });

  test('tells that no worker answers, and goes on once one does', async () => {
    await stack.stopWorkers();
    const { syncId } = await stack.start(await newResponse());
    const reader = await readEvents(`/v1/syncs/${syncId}/events`);
    await eventually('the problem is told', () => reader.events.length > 0);
    expect(reader.events[0]).toMatchObject({ event: 'problem', data: { code: 'WorkerUnavailable', status: 503 } });
    await stack.startWorker();
    await eventually('the stream ends', reader.ended);
    expect(reader.events.at(-1)).toMatchObject({ event: 'result', data: { syncId, outcome: 'created' } });
    expect(reader.events.filter(({ event }) => event === 'problem')).toHaveLength(1);
  });
});

describe('GET /v1/syncs/{syncId}/events of a run that leaves no result', () => {
  test('says so, and ends; asked again, the status says it', async () => {
    const { syncId, workflowId } = await stack.start(await heldResponse(600));
    const reader = await readEvents(`/v1/syncs/${syncId}/events`);
    await eventually('its state is told', () => reader.events.length > 0);
    await stack.client.workflow.getHandle(workflowId, syncId).terminate('by hand');
    await eventually('the stream ends', reader.ended);
    const detail = 'The run was terminated in Temporal before it could log a result.';
    expect(reader.events.at(-1)).toMatchObject({ event: 'problem', data: { code: 'InternalError', detail } });
    expect(expectProblem(await api.get(`/v1/syncs/${syncId}/events`), 500, 'InternalError').detail).toBe(detail);
  });
});

describe('GET /v1/syncs/events', () => {
  test('tells what is logged from then on, each with the place behind it', async () => {
    const reader = await readEvents('/v1/syncs/events');
    const results: SyncResult[] = [];
    for (let turn = 0; turn < 3; turn += 1) results.push(await stack.sync(await newResponse()));
    await eventually('all are told', () => reader.events.length >= 3);
    expect(reader.events.map(({ data }) => data)).toEqual(results);
    expect(reader.ended()).toBe(false);
    reader.close();

    const [first] = reader.events;
    const again = await readEvents('/v1/syncs/events', { 'last-event-id': first?.id ?? '' });
    await eventually('the rest is told', () => again.events.length >= 2);
    expect(again.events).toEqual(reader.events.slice(1));
    again.close();
    const byCursor = await readEvents(`/v1/syncs/events?cursor=${first?.id}`);
    await eventually('the rest is told', () => byCursor.events.length >= 2);
    expect(byCursor.events).toEqual(reader.events.slice(1));
    byCursor.close();
  });

  test('tells a reader where to go on that loses the connection before the first result', async () => {
    const reader = await readEvents('/v1/syncs/events');
    await eventually('the place is told', () => reader.places.length > 0);
    reader.close();
    const missed = await stack.sync(await newResponse());
    const again = await readEvents('/v1/syncs/events', { 'last-event-id': reader.places[0] ?? '' });
    await eventually('what was missed is told', () => again.events.length > 0);
    expect(again.events.map(({ data }) => data)).toEqual([missed]);
    again.close();
  });

  test('tells only what was asked for', async () => {
    const reader = await readEvents('/v1/syncs/events?outcome=failed');
    await stack.sync(await newResponse());
    const failed = await stack.sync('resp_sandbox_expired');
    await eventually('it is told', () => reader.events.length > 0);
    expect(reader.events.map(({ data }) => data)).toEqual([failed]);
    reader.close();
  });

  test.each([['cursor=SECRET'], ['outcome=SECRET'], ['limit=1']])('?%s is refused', async (query) => {
    const answer = await api.get(`/v1/syncs/events?${query}`);
    expectProblem(answer, 400, 'InvalidInput');
    expect(JSON.stringify(answer.data)).not.toContain('SECRET');
  });

  test('ends with the process, which does not wait for its readers', async () => {
    const own = await startDescribedApi(stack.environment);
    const reader = await readEvents('/v1/syncs/events', {}, own);
    const from = Date.now();
    expect(await own.kill('SIGTERM')).toBe(0);
    expect(Date.now() - from).toBeLessThan(5_000);
    await eventually('the stream ends', reader.ended);
  });
});

describe('GET /v1/syncs/export', () => {
  test('as NDJSON: every result that matches, in a line', async () => {
    const answer = await api.get('/v1/syncs/export?outcome=created&order=asc');
    expect(answer.headers['content-type']).toMatch(/^application\/x-ndjson/);
    expect(answer.headers['content-disposition']).toBe('attachment; filename="syncs.ndjson"');
    const lines = z.string().parse(answer.data).trimEnd().split('\n');
    const exported = lines.map((line) => syncResultSchema.loose().parse(JSON.parse(line)));
    const { items } = await stack.syncLog.list({ outcome: 'created', order: 'asc', limit: 1_000 });
    expect(exported).toEqual(items);
  });

  test('as CSV: a line of names, and one for each', async () => {
    const answer = await api.get('/v1/syncs/export?format=csv&customerNumber=FOLLOW-1');
    expect(answer.headers['content-type']).toMatch(/^text\/csv/);
    const [names, first] = z.string().parse(answer.data).split('\r\n');
    expect(names).toMatch(/^syncId,finishedAt,/);
    expect(first).toContain('FOLLOW-1');
  });

  test.each([['format=xml'], ['since=SECRET'], ['limit=5']])('?%s is refused', async (query) => {
    expectProblem(await api.get(`/v1/syncs/export?${query}`), 400, 'InvalidInput');
  });
});

describe('while the sync log cannot be read', () => {
  let database: DatabaseSync;
  let responseId: string;
  let syncId: string;
  let reader: EventReader;
  beforeAll(async () => {
    database = new DatabaseSync(stack.environment['SYNC_LOG_URL']?.replace('sqlite:', '') ?? '');
    responseId = await heldResponse(600);
    ({ syncId } = await stack.start(responseId));
    reader = await readEvents(`/v1/syncs/${syncId}/events`);
    await eventually('its state is told', () => reader.events.length > 0);
    // A row of a release to come, which this one cannot read.
    await stack.syncLog.record(anyResult('to-come'));
    database.prepare(`update syncs set sync_id = ?, outcome = 'unheard' where sync_id = 'to-come'`).run(syncId);
  });
  afterAll(async () => {
    database.close();
    await cancel(responseId);
  });

  test.each(['?', '/export?', '/export?format=csv&', '/events?cursor=YXNjOjA&'])(
    'GET /v1/syncs%s… is 503, as it is described',
    async (query) => {
      const answer = await api.get(`/v1/syncs${query}responseId=resp_to-come`);
      expectProblem(answer, 503, 'SyncLogUnavailable');
      expect(answer.headers['retry-after']).toBe('5');
      expect(answer.headers['content-disposition']).toBeUndefined();
    },
  );

  test('the events of a sync that runs say so once, and go on when it can', async () => {
    await eventually('the problem is told', () => reader.events.at(-1)?.event === 'problem');
    expect(reader.events.at(-1)?.data).toMatchObject({ code: 'SyncLogUnavailable', status: 503 });
    database.prepare('delete from syncs where sync_id = ?').run(syncId);
    await eventually('its state is told again', () => reader.events.at(-1)?.event === 'state');
    expect(reader.events.filter(({ event }) => event === 'problem')).toHaveLength(1);
    reader.close();
  });
});
