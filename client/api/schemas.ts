import { z } from 'zod';
import { failures, isFailureCode, type FailureCode } from '../../customer/failures.ts';
import { outcomes, triggers } from '../../customer/sync-result.ts';

/** What the HTTP API takes in (design, section 5); the single source of its checks and types. */

export const startSyncBody = z.strictObject({
  responseId: z.string(),
  dryRun: z.boolean().optional(),
  collection: z.string().optional(),
  trigger: z.enum(triggers).default('api'),
  force: z.boolean().optional(),
});

const longestWaitSeconds = 60;

export const startSyncQuery = z.strictObject({
  /** Seconds to wait for the result. */
  wait: z.coerce.number().min(0).max(longestWaitSeconds).default(0),
});

export const syncParameters = z.strictObject({ syncId: z.string().min(1).max(200) });

export const listSyncsQuery = z.strictObject({
  outcome: z.enum(outcomes).optional(),
  errorCode: z.custom<FailureCode>(isFailureCode, `must be one of ${Object.keys(failures).join(', ')}`).optional(),
  customerNumber: z.string().min(1).max(200).optional(),
  responseId: z.string().min(1).max(210).optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  cursor: z.string().min(1).max(200).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  order: z.enum(['asc', 'desc']).default('desc'),
});
