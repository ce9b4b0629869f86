/** Which results a list, the feed and an export are asked for. */
import { z } from 'zod';
import { failures, isFailureCode } from '../../../customer/failures.ts';
import { outcomes, triggers } from '../../../customer/sync-result.ts';
import { syncResult } from './sync.ts';
import { numberBetween, only, queryFlag, text } from './words.ts';

const longestPage = 1_000;

const codes = Object.keys(failures).filter(isFailureCode);

const filters = {
  outcome: z.enum(outcomes, `must be one of ${outcomes.join(', ')}`).optional(),
  errorCode: z.enum(codes, `must be one of ${codes.join(', ')}`).optional(),
  customerNumber: text().optional(),
  responseId: text().optional(),
  since: z.iso
    .datetime({ offset: true, error: 'must be a date and time with its zone, for example 2026-07-01T00:00:00Z' })
    .optional()
    .describe('Results that finished then or later.'),
  trigger: z.enum(triggers, `must be one of ${triggers.join(', ')}`).optional(),
  dryRun: queryFlag().optional().describe('true: dry runs alone. false: real syncs alone.'),
  resolved: queryFlag()
    .optional()
    .describe('false: failures that no later sync has mended yet. true: those that one has.'),
};

const order = z.enum(['asc', 'desc'], 'must be asc or desc').default('desc');

export const listSyncsQuery = only({
  ...filters,
  cursor: text().optional().describe('The nextCursor of the page before.'),
  limit: numberBetween(1, longestPage, 'integer', 'a whole number').default(100),
  order: order.describe('desc: newest first. asc: the feed, oldest first, for other programs.'),
});

export const feedQuery = only({
  ...filters,
  cursor: text().optional().describe('The place to go on from; without one, only what comes from now on.'),
});

export const feedHeaders = z.object({
  'last-event-id': z
    .string()
    .optional()
    .describe('The id of the last event that was received; comes before the cursor.'),
});

export const exportQuery = only({
  ...filters,
  format: z.enum(['ndjson', 'csv'], 'must be ndjson or csv').default('ndjson'),
  order,
});

export const syncPage = z
  .object({
    items: z.array(syncResult),
    nextCursor: z
      .string()
      .nullable()
      .describe('order=desc: null on the last page. order=asc: null only where the page is empty; keep it.'),
  })
  .meta({ id: 'SyncPage', description: 'A page of results.' });
