/** Checks what iPaaS.com answered, once, at the edge. */
import type { z } from 'zod';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { parseJson } from './read-json.ts';
import type { IpaasAnswer } from './reception.ts';

/**
 * @throws SyncFailure UpstreamUnavailable (worth another try) for an answer that is cut off, is not JSON or lacks what it must hold
 */
export function readAnswer<T>(answer: IpaasAnswer, schema: z.ZodType<T>): T {
  const json = parseJson(answer.body);
  if (json === undefined) throw unreadable(answer, 'is not JSON');
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  // The path is made of our own names and of positions; the message could quote a value.
  const path = parsed.error.issues[0]?.path.join('.') ?? '';
  throw unreadable(answer, path === '' ? 'has an unknown shape' : `has no readable ${path}`);
}

export function unreadable(answer: IpaasAnswer, what: string): SyncFailure {
  return new SyncFailure('UpstreamUnavailable', `The answer of iPaaS.com ${what}.`, {
    upstream: { system: 'ipaas', status: answer.status, code: null, requestId: answer.requestId },
  });
}
