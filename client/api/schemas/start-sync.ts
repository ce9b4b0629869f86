/** What POST /v1/syncs and a retry take in (design, section 5). */
import { z } from 'zod';
import { triggers } from '../../../customer/sync-result.ts';
import { flag, numberBetween, only } from './words.ts';

const longestWaitSeconds = 60;

export const collectionName = z
  .string('must be the name of a mapping collection')
  .regex(/\S/, 'must be the name of a mapping collection')
  .nullable()
  .describe('The name of a mapping collection; null for the built-in one.');
const force = flag().describe('Write even if a newer response of this customer was already written.');

export const startSyncBody = only({
  responseId: z
    .string('must be a text, for example resp_…')
    .meta({ pattern: '^(resp|conv)_[A-Za-z0-9_-]{1,200}$', description: 'An OpenAI response or conversation.' }),
  dryRun: flag().default(false).describe('Everything up to the write, and no write.'),
  collection: collectionName.default(null),
  trigger: z
    .enum(triggers, `must be one of ${triggers.join(', ')}`)
    .default('api')
    .describe('How the sync came about.'),
  force: force.default(false),
}).meta({ examples: [{ responseId: 'resp_sandbox_existing_customer' }] });

export const startSyncQuery = only({
  wait: numberBetween(0, longestWaitSeconds, 'number', 'a number of seconds')
    .default(0)
    .describe('Seconds to wait for the result.'),
});

/** What is left out stays as it was in the sync before. */
export const retrySyncBody = only({
  dryRun: flag().optional().describe('Everything up to the write, and no write.'),
  collection: collectionName.optional(),
  force: force.optional(),
})
  .nullish()
  .meta({ examples: [{ dryRun: true }] });

export const idempotencyHeaders = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, 'must be 1 to 200 visible characters')
    .optional()
    .describe('Makes the request safe to repeat for 24 hours: the same key and body get the same answer.'),
});
