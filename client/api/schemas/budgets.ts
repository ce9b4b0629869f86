/** The request budgets as the API shows them. */
import { z } from 'zod';
import type { BudgetState } from '../../../customer/request-budget.ts';

const count = z.int().min(0);

const budgetState = z.object({
  system: z.enum(['openai', 'ipaas']),
  credential: z.string().describe('Stands for the credential without telling it: digits of a hash.'),
  limits: z
    .object({ requestsPerSecond: z.number(), inFlight: count })
    .describe('What an operator configured, for all workers together.'),
  requestsPerSecond: z
    .number()
    .describe('Allowed at this moment: less than the limit for a while after the upstream answered 429.'),
  pausedUntil: z.iso
    .datetime()
    .nullable()
    .describe('Until then nothing is sent, because the upstream asked for it; null where nothing holds requests up.'),
  lastThrottledAt: z.iso.datetime().nullable(),
  inFlight: count.describe('Requests of all live workers that are under way.'),
  waiting: z.object({ single: count, bulk: count }).describe('Requests that wait for their turn.'),
  workers: count.describe('Live workers that share the budget.'),
}) satisfies z.ZodType<BudgetState>;

export const budgetList = z.object({ items: z.array(budgetState) }).meta({
  id: 'BudgetList',
  description: 'How fast the upstreams may be asked, by all workers together, and what waits for its turn.',
  examples: [
    {
      items: [
        {
          system: 'openai',
          credential: '1f3a9c07',
          limits: { requestsPerSecond: 50, inFlight: 100 },
          requestsPerSecond: 25,
          pausedUntil: null,
          lastThrottledAt: '2026-07-01T12:00:00.000Z',
          inFlight: 12,
          waiting: { single: 0, bulk: 38 },
          workers: 2,
        },
      ],
    },
  ],
});
