/** What tests of bulks expect of the answers of the HTTP API. */
import { expect } from '@jest/globals';
import type { AxiosResponse } from 'axios';
import { z } from 'zod';
import { endedCount } from '../../customer/bulk.ts';
import type { ApiProcess } from '../support/api-process.ts';
import { eventually } from '../support/eventually.ts';

const count = z.int().min(0);
const link = z.url().nullable();

const toldBulk = z.strictObject({
  bulkId: z.uuid(),
  workflowId: z.string(),
  status: z.enum(['running', 'paused', 'completed', 'cancelled']),
  totals: z.strictObject({
    received: count,
    created: count,
    updated: count,
    unchanged: count,
    skipped: count,
    invalid: count,
    rejected: count,
    failed: count,
    cancelled: count,
    duplicates: count,
    malformed: count,
  }),
  inOwnWorkflows: count,
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  ratePerSecond: z.number().min(0),
  retryOf: z.uuid().nullable(),
  dryRun: z.boolean(),
  collection: z.string().nullable(),
  force: z.boolean(),
  history: z.enum(['exceptions', 'each']),
  links: z.strictObject({ temporal: link, self: link, failures: link }),
});
export type ToldBulk = z.output<typeof toldBulk>;

const record = z.strictObject({
  line: z.int(),
  responseId: z.string().nullable(),
  status: z.enum(['pending', 'ownWorkflow', 'ended', 'duplicate', 'malformed']),
  syncId: z.string().nullable(),
  outcome: z.string().nullable(),
  customerNumber: z.string().nullable(),
  error: z
    .strictObject({ code: z.string(), title: z.string(), message: z.string(), resolution: z.string() })
    .nullable(),
  firstLine: z.int().nullable(),
});

const withRecords = toldBulk.extend({
  records: z.strictObject({ items: z.array(record), nextCursor: z.string().nullable() }),
});

export const bulkPage = z.strictObject({ items: z.array(toldBulk), nextCursor: z.string().nullable() });

export function readToldBulk(data: unknown): ToldBulk {
  return toldBulk.parse(data);
}

/** Expects a bulk that was accepted, with the address under which it is read. */
export function expectAccepted(answer: AxiosResponse<unknown>): ToldBulk {
  expect({ status: answer.status, body: answer.status === 202 ? null : answer.data }).toEqual({
    status: 202,
    body: null,
  });
  const bulk = readToldBulk(answer.data);
  expect(answer.headers.location).toBe(bulk.links.self);
  return bulk;
}

export async function readRecords(api: ApiProcess, bulkId: string, query = '') {
  const answer = await api.get(`/v1/bulk-syncs/${bulkId}${query}`);
  expect(answer.status).toBe(200);
  return withRecords.parse(answer.data);
}

/** The bulk once it has ended; its totals add up. */
export async function endOf(api: ApiProcess, bulkId: string): Promise<z.output<typeof withRecords>> {
  const ended = await eventually('the bulk has ended', async () => {
    const bulk = await readRecords(api, bulkId);
    return bulk.finishedAt !== null && bulk;
  });
  expect(endedCount(ended.totals)).toBe(ended.totals.received);
  expect(ended.inOwnWorkflows).toBe(0);
  return ended;
}

export const ndjson = { 'content-type': 'application/x-ndjson' };
export const csv = { 'content-type': 'text/csv' };
export const text = { 'content-type': 'text/plain' };
