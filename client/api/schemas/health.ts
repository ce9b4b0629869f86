/** What the API tells about its own state. */
import { z } from 'zod';
import type { Readiness } from '../readiness.ts';

export const health = z
  .object({ status: z.literal('ok') })
  .meta({ id: 'Health', description: 'The process is alive.' });

const part = z.object({
  status: z
    .enum(['ok', 'unavailable', 'unknown'])
    .describe('unknown: an upstream is away. Syncs are accepted all the same and wait for it.'),
  reason: z.string().nullable().describe('What is wrong; null where nothing is.'),
});

export const readiness = z
  .object({
    status: z.enum(['ok', 'unavailable']),
    checks: z.object({
      temporal: part,
      syncLog: part,
      openai: part.optional().describe('Whether OpenAI accepts the key; absent where this process knows none.'),
      ipaas: part.optional().describe('Whether iPaaS.com accepts the credentials; absent where none are known here.'),
    }),
  })
  .meta({
    id: 'Readiness',
    description: 'Whether the API can do its work, part by part.',
  }) satisfies z.ZodType<Readiness>;
