/** A bulk as the API shows it: its totals, its records, and where it can be looked at (design, section 5). */
import { z } from 'zod';
import { bulkHistories, bulkStatuses } from '../../../customer/bulk.ts';
import { failures, isFailureCode } from '../../../customer/failures.ts';
import { outcomes } from '../../../customer/sync-result.ts';
import { recordStatuses, type BulkRecord } from '../../../sync-log/bulks/bulk-store.ts';
import type { ToldBulk } from '../tell-bulk.ts';
import { numberBetween, only, queryFlag, text } from './words.ts';

const longestPage = 1_000;

const codes = Object.keys(failures).filter(isFailureCode);
const count = z.int().min(0);

export const bulkParameters = z.object({
  bulkId: z
    .string()
    .max(200)
    // No column of a database holds it.
    .refine((id) => !id.includes('\0'), 'must not hold a NUL character')
    .describe('The id of a bulk; where it was started from the Temporal UI, its first run id.'),
});

const totals = z
  .object({
    received: count.describe('Lines with an id that no earlier line has: the records that are synced.'),
    created: count,
    updated: count,
    unchanged: count,
    skipped: count,
    invalid: count,
    rejected: count,
    failed: count,
    cancelled: count,
    duplicates: count.describe('Lines that repeat the id of an earlier line; not received.'),
    malformed: count.describe('Lines that hold no id; not received.'),
  })
  .describe(
    'Once it has ended: received = created + updated + unchanged + skipped + invalid + rejected + failed + cancelled.',
  );

const exampleId = '5d3c1a52-9a44-4b8e-9a53-0d1f7a0c1e11';

const example: ToldBulk = {
  bulkId: exampleId,
  workflowId: `bulk-sync-${exampleId}`,
  status: 'running',
  totals: {
    received: 2_998,
    created: 700,
    updated: 410,
    unchanged: 80,
    skipped: 0,
    invalid: 9,
    rejected: 1,
    failed: 0,
    cancelled: 0,
    duplicates: 1,
    malformed: 1,
  },
  inOwnWorkflows: 3,
  startedAt: '2026-07-01T12:00:00.000Z',
  finishedAt: null,
  ratePerSecond: 61.5,
  retryOf: null,
  dryRun: false,
  collection: null,
  force: false,
  history: 'exceptions',
  links: {
    temporal: `http://127.0.0.1:8233/namespaces/default/workflows/bulk-sync-${exampleId}`,
    self: `http://127.0.0.1:8080/v1/bulk-syncs/${exampleId}`,
    failures: `http://127.0.0.1:8080/v1/bulk-syncs/${exampleId}/export?format=csv&unsuccessful=true`,
  },
};

const bulkFields = z.object({
  bulkId: z.string(),
  workflowId: z.string(),
  status: z.enum(bulkStatuses),
  totals,
  inOwnWorkflows: count.describe('Records that are being done, or wait, in workflows of their own.'),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  ratePerSecond: z
    .number()
    .describe('Records that ended per second: lately while it runs, on the whole once it has ended.'),
  retryOf: z.string().nullable().describe('The bulk whose records without success this one does again.'),
  dryRun: z.boolean(),
  collection: z.string().nullable(),
  force: z.boolean(),
  history: z.enum(bulkHistories),
  links: z.object({
    temporal: z.string().nullable(),
    self: z.string().nullable(),
    failures: z.string().nullable().describe('What did not come to iPaaS.com, as CSV with codes and resolutions.'),
  }),
});

export const bulk = bulkFields.meta({
  id: 'Bulk',
  description: 'Many syncs that were started together, and how far they are.',
  examples: [example],
}) satisfies z.ZodType<ToldBulk>;

const error = z
  .object({ code: z.enum(codes), title: z.string(), message: z.string(), resolution: z.string() })
  .nullable()
  .describe('Why it did not come to iPaaS.com; null where it did, has not yet, or was cancelled.');

const record = z
  .object({
    line: z.int().min(1).describe('Its line in what was handed in; its place in the list where that was JSON.'),
    responseId: z.string().nullable().describe('Null where the line is malformed: what it held is not kept.'),
    status: z
      .enum(recordStatuses)
      .describe('pending: not begun, or being done in the fast lane. ownWorkflow: done by a workflow of its own.'),
    syncId: z.string().nullable().describe('Leads to its result (GET /v1/syncs/{syncId}) once it has an outcome.'),
    outcome: z.enum(outcomes).nullable(),
    customerNumber: z.string().nullable(),
    error,
    firstLine: z.int().nullable().describe('For a duplicate: the line that was first.'),
  })
  .meta({ id: 'BulkRecord', description: 'One line of a bulk.' }) satisfies z.ZodType<BulkRecord>;

const nextCursor = z.string().nullable().describe('Null on the last page.');

export const bulkWithRecords = bulkFields.extend({ records: z.object({ items: z.array(record), nextCursor }) }).meta({
  id: 'BulkWithRecords',
  description: 'A bulk with a page of its records.',
  examples: [
    {
      ...example,
      records: {
        items: [
          {
            line: 1,
            responseId: 'resp_sandbox_existing_customer',
            status: 'ended',
            syncId: `${exampleId}-1`,
            outcome: 'updated',
            customerNumber: 'CUST-1001',
            error: null,
            firstLine: null,
          },
        ],
        nextCursor: null,
      },
    },
  ],
});

export const bulkPage = z
  .object({ items: z.array(bulk), nextCursor })
  .meta({ id: 'BulkPage', description: 'A page of bulks.' });

const cursor = text().optional().describe('The nextCursor of the page before.');

export const listBulksQuery = only({
  cursor,
  limit: numberBetween(1, longestPage, 'integer', 'a whole number').default(100),
});

export const readBulkQuery = only({
  outcome: z.enum(outcomes, `must be one of ${outcomes.join(', ')}`).optional(),
  errorCode: z.enum(codes, `must be one of ${codes.join(', ')}`).optional(),
  unsuccessful: queryFlag()
    .optional()
    .describe('true: only what did not come to iPaaS.com: invalid, rejected, failed, cancelled and malformed.'),
  status: z.enum(recordStatuses, `must be one of ${recordStatuses.join(', ')}`).optional(),
  cursor,
  limit: numberBetween(0, longestPage, 'integer', 'a whole number')
    .default(100)
    .describe('How many records; 0 for the totals alone.'),
});

export const exportBulkQuery = only({
  format: z.enum(['ndjson', 'csv'], 'must be ndjson or csv').default('csv'),
  unsuccessful: queryFlag()
    .optional()
    .describe('true: only what did not come to iPaaS.com: invalid, rejected, failed, cancelled and malformed.'),
});
