/**
 * The check of a sync result at an edge: rows read back from the sync log, bodies of the HTTP API. Apart from
 * sync-result.ts because workflow code, which uses the types, stays free of zod.
 */
import { z } from 'zod';
import type { DryRunPreview } from './dry-run-preview.ts';
import { failures, isFailureCode } from './failures.ts';
import { warningCodes } from './sync-warning.ts';
import { outcomes, stepNames, triggers, type SyncResult, type SyncState } from './sync-result.ts';

const time = z.iso.datetime();
const failureCodeSchema = z.enum(Object.keys(failures).filter(isFailureCode));
const fieldKindSchema = z.enum(['field', 'customField']);
const valueOriginSchema = z.enum(['sent', 'returned', 'formula', 'static']);

export const stepSchema = z.object({
  step: z.enum(stepNames),
  status: z.enum(['pending', 'running', 'waiting', 'completed', 'failed', 'skipped']),
  attempts: z.int().nonnegative(),
  startedAt: time.nullable(),
  durationMs: z.number().nonnegative().nullable(),
});

export const fieldChangeSchema = z.object({
  field: z.string(),
  kind: fieldKindSchema,
  before: z.string().nullable(),
  after: z.string().nullable(),
  from: valueOriginSchema,
});

export const problemSchema = z.object({ field: z.string(), code: failureCodeSchema, message: z.string() });

export const syncErrorSchema = z.object({
  code: failureCodeSchema,
  title: z.string(),
  message: z.string(),
  resolution: z.string(),
  step: z.enum(stepNames),
  retryable: z.boolean(),
  upstream: z
    .object({
      system: z.enum(['openai', 'ipaas']),
      status: z.int().nullable(),
      code: z.string().nullable(),
      requestId: z.string().nullable(),
    })
    .nullable(),
  problems: z.array(problemSchema),
});

export const mappingIdentitySchema = z.object({ name: z.string(), version: z.string() });

export const syncLinksSchema = z.object({ temporal: z.string().nullable(), self: z.string().nullable() });

const sideSchema = z.record(z.string(), z.json());

const previewSchema = z.object({
  sent: sideSchema,
  returned: sideSchema,
  mapped: z
    .array(
      z.object({ field: z.string(), kind: fieldKindSchema, value: z.string().nullable(), from: valueOriginSchema }),
    )
    .nullable(),
  held: z.array(z.object({ field: z.string(), kind: fieldKindSchema, value: z.string() })).nullable(),
  customFieldsToCreate: z.array(z.string()),
}) satisfies z.ZodType<DryRunPreview>;

/** A sync that may still be running. */
export const syncStateSchema = z.object({
  syncId: z.string().min(1),
  workflowId: z.string(),
  runId: z.string(),
  responseId: z.string().nullable(),
  trigger: z.enum(triggers),
  retryOf: z.string().nullable(),
  dryRun: z.boolean(),
  outcome: z.enum(outcomes).nullable(),
  customer: z.object({ ipaasId: z.string().nullable(), customerNumber: z.string().nullable() }).nullable(),
  changes: z.array(fieldChangeSchema),
  preview: previewSchema.nullable(),
  mapping: mappingIdentitySchema.nullable(),
  steps: z.array(stepSchema),
  error: syncErrorSchema.nullable(),
  warnings: z.array(z.object({ code: z.enum(warningCodes), message: z.string() })),
  trackingGuid: z.string(),
  responseCreatedAt: time.nullable(),
  startedAt: time,
  finishedAt: time.nullable(),
  links: syncLinksSchema,
}) satisfies z.ZodType<SyncState>;

/** A sync that has ended. */
export const syncResultSchema = syncStateSchema.extend({
  outcome: z.enum(outcomes),
  finishedAt: time,
}) satisfies z.ZodType<SyncResult>;
