/** Idempotency-Key: a request that is sent again gets the answer of the first, and does nothing twice. */
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { IdempotencyKeys, KeyedRequest, StoredAnswer } from '../../sync-log/idempotency-keys.ts';
import { nameSyncOf } from './observe-requests.ts';

export interface Answer {
  status: number;
  /** Address of what was made; null for none. */
  location: string | null;
  body: object;
}

/**
 * Answers with what the work gives; where the request carries a key, once for all its repetitions of a day. A crash
 * between the work and the keeping of its answer does no harm: the next request joins the sync that was started.
 * @throws SyncFailure KeyReused, RequestRunning; whatever the work throws, and then the key is free again
 */
export async function answerOnce(
  keys: IdempotencyKeys,
  request: FastifyRequest,
  reply: FastifyReply,
  doWork: () => Promise<Answer>,
): Promise<FastifyReply> {
  const work = async (): Promise<Answer> => nameSyncOf(request, reply, await doWork());
  const keyed = keyedRequest(request);
  if (keyed === null) return await send(reply, stored(await work()));
  const claim = await keys.claim(keyed);
  switch (claim.kind) {
    case 'answered':
      return await send(reply.header('idempotent-replayed', 'true'), claim.answer);
    case 'otherRequest':
      throw new SyncFailure('KeyReused', 'This Idempotency-Key came with another request before.');
    case 'running':
      throw new SyncFailure('RequestRunning', 'The first request with this Idempotency-Key is not answered yet.');
    case 'ours': {
      const answer = await workOrRelease(keys, keyed, claim.holder, work);
      await keys.keep(keyed, claim.holder, answer);
      return await send(reply, answer);
    }
  }
}

async function workOrRelease(
  keys: IdempotencyKeys,
  keyed: KeyedRequest,
  holder: string,
  work: () => Promise<Answer>,
): Promise<StoredAnswer> {
  try {
    return stored(await work());
  } catch (error) {
    await keys.release(keyed, holder);
    throw error;
  }
}

/** What was checked and read counts, not how it was written. */
function keyedRequest({ headers, method, url, body, caller }: FastifyRequest): KeyedRequest | null {
  const key = headers['idempotency-key'];
  if (typeof key !== 'string') return null;
  const [path] = url.split('?', 1);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([method, path, body]))
    .digest('hex');
  return { caller: caller ?? '', key, fingerprint };
}

function stored({ status, location, body }: Answer): StoredAnswer {
  return { status, headers: location === null ? {} : { location }, body: JSON.stringify(body) };
}

async function send(reply: FastifyReply, { status, headers, body }: StoredAnswer): Promise<FastifyReply> {
  return await reply.status(status).headers(headers).type('application/json; charset=utf-8').send(body);
}
