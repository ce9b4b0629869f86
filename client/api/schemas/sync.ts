/** A sync as the API shows it: its result, its live state, and where it can be looked at. */
import { z } from 'zod';
import type { JsonValue } from '../../../customer/source-record.ts';
import { stepNames } from '../../../customer/sync-result.ts';
import { syncLinksSchema, syncResultSchema, syncStateSchema } from '../../../customer/sync-result-schema.ts';

const syncId = z.string().max(200).describe('The id of a sync: the run id of its workflow.');

export const syncParameters = z.object({ syncId });

/** Values of any kind of JSON: a schema that refers to itself is told wrongly by the generator of the description. */
const side = z.record(z.string(), z.custom<JsonValue>());
const preview = syncStateSchema.shape.preview
  .unwrap()
  .extend({ sent: side, returned: side })
  .nullable()
  .describe('What a dry run, or a sync in debug mode, saw on its way; null for any other.');

export const syncResult = syncResultSchema
  .extend({
    preview,
    resolvedBy: z
      .string()
      .optional()
      .describe('For a sync that did not succeed: the first later one that brought the same customer into iPaaS.com.'),
  })
  .meta({ id: 'SyncResult', description: 'What a sync that has ended did, and why.' });

export const liveSync = syncStateSchema
  .extend({
    preview,
    current: z
      .object({
        step: z.enum(stepNames),
        attempts: z.int(),
        nextRetryAt: z.iso.datetime().nullable().describe('Null while an attempt is under way.'),
        waitingFor: z.string().nullable().describe('Why it waits; null while an attempt is under way.'),
      })
      .nullable()
      .describe('The step that is under way; null between two steps.'),
  })
  .meta({
    id: 'LiveSync',
    description: 'The state of a sync that runs: the fields of its result as far as they are known.',
  });

export const startedSync = z
  .object({
    syncId: z.uuid(),
    workflowId: z.string(),
    runId: z.uuid(),
    links: syncLinksSchema,
  })
  .meta({ id: 'StartedSync', description: 'A sync that was accepted: it will be carried out, whatever happens here.' });

export const startedRetry = startedSync
  .extend({ retryOf: z.string().describe('The sync of which this is a retry.') })
  .meta({ id: 'StartedRetry', description: 'A retry that was accepted.' });

export const cancelledSync = z
  .object({ syncId: z.uuid(), workflowId: z.string(), runId: z.uuid() })
  .meta({ id: 'CancelledSync', description: 'A sync that was asked to end; its result says how it did.' });
