import { z } from 'zod';
import { failures, isFailureCode, type FailureCode } from '../../customer/failures.ts';
import { outcomes, triggers } from '../../customer/sync-result.ts';

/** What the HTTP API takes in (design, section 5); the single source of its checks and types. */

/** An object of these keys and no others. What else was sent is not repeated: it may be anything, also a key. */
function only<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const keys = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: ({ code }) => (code === 'unrecognized_keys' ? `may hold only ${keys}` : 'must be one JSON object'),
  });
}

const flag = z.boolean('must be true or false');

export const startSyncBody = only({
  responseId: z.string('must be a text, for example resp_…'),
  dryRun: flag.default(false),
  collection: z.string('must be the name of a mapping collection').nullable().default(null),
  trigger: z.enum(triggers, `must be one of ${triggers.join(', ')}`).default('api'),
  force: flag.default(false),
});

const longestWaitSeconds = 60;
const longestPage = 1_000;

export const startSyncQuery = only({
  /** Seconds to wait for the result. */
  wait: numberBetween(0, longestWaitSeconds, 'a number of seconds').default(0),
});

export const syncParameters = only({ syncId: z.string() });

const text = z.string('must be given once').min(1, 'must not be empty');

export const listSyncsQuery = only({
  outcome: z.enum(outcomes, `must be one of ${outcomes.join(', ')}`).optional(),
  errorCode: z.custom<FailureCode>(isFailureCode, `must be one of ${Object.keys(failures).join(', ')}`).optional(),
  customerNumber: text.optional(),
  responseId: text.optional(),
  since: z.iso
    .datetime({ offset: true, error: 'must be a date and time with its zone, for example 2026-07-01T00:00:00Z' })
    .optional(),
  cursor: text.optional(),
  limit: numberBetween(1, longestPage, 'a whole number')
    .refine(Number.isInteger, 'must be a whole number')
    .default(100),
  order: z.enum(['asc', 'desc'], 'must be asc or desc').default('desc'),
});

/** A number in a query string, where it arrives as text. */
function numberBetween(least: number, most: number, what: string) {
  const error = `must be ${what} from ${least} to ${most}`;
  return z
    .string(error)
    .regex(/^\d+(\.\d+)?$/, error)
    .transform(Number)
    .refine((value) => value >= least && value <= most, error);
}
