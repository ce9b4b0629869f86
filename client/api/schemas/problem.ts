import { z } from 'zod';
import { failures, isFailureCode } from '../../../customer/failures.ts';
import type { ProblemDocument } from '../problem.ts';

/** A problem document of RFC 9457. */
export const problemSchema = z
  .object({
    type: z.string().describe('urn:customer-sync:error:<code>'),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z
      .string()
      .describe('What happened with this request. Never customer data, a key or a text of an upstream.'),
    code: z.enum(Object.keys(failures).filter(isFailureCode)).describe('The code of the catalogue (GET /v1/errors).'),
    resolution: z.string().describe('What to do now.'),
  })
  .meta({
    id: 'Problem',
    description: 'A problem document of RFC 9457, with the code and the advice of the catalogue.',
    examples: [
      {
        type: 'urn:customer-sync:error:SyncNotFound',
        title: 'There is no such sync.',
        status: 404,
        detail: 'No sync of this id is known.',
        code: 'SyncNotFound',
        resolution: 'Check the sync id; `customer-sync log` lists the syncs there are.',
      },
    ],
  }) satisfies z.ZodType<ProblemDocument>;

/** What each status of a problem means; the ones that any request may get are added to every route. */
const meanings = {
  400: 'The request is not understood.',
  401: 'No valid API key was sent.',
  403: 'The API key lacks the scope, or the request came from another site.',
  404: 'There is no such sync, or no such bulk.',
  409: 'The state of the sync or the bulk, or a request that is under way, stands against it.',
  413: 'The body is too large.',
  415: 'The body is not of a kind that is read here.',
  422: 'The Idempotency-Key was used with another request.',
  429: 'Too many requests; go on after the time in Retry-After.',
  500: 'The request met a fault of the service.',
  503: 'Temporal, the worker or the sync log cannot be used; nothing was accepted. Retry-After says when to ask again.',
} as const;
type ProblemStatus = keyof typeof meanings;

const ofEveryRequest: readonly ProblemStatus[] = [400, 401, 403, 429, 500];

/** The problem documents that a route can answer, beside those of every route, as a part of its response schemas. */
export function problems(...statuses: ProblemStatus[]) {
  const all = [...ofEveryRequest, ...statuses];
  return Object.fromEntries(all.map((status) => [status, problemResponse(meanings[status])]));
}

/** A response that is a problem document. */
function problemResponse(description: string) {
  return { description, content: { 'application/problem+json': { schema: problemSchema } } };
}
