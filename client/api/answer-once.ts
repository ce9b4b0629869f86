/** Idempotency-Key: a request that is sent again gets the answer of the first, and does nothing twice. */
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { IdempotencyKeys, KeyedRequest, StoredAnswer } from '../../sync-log/idempotency-keys.ts';
import { nameSubjectOf } from './observe-requests.ts';

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
  const work = async (): Promise<StoredAnswer> => stored(nameSubjectOf(request, reply, await doWork()));
  const keyed = keyedRequest(request);
  if (keyed === null) return await send(reply, await work());
  const claim = await claimKey(keys, keyed);
  if (claim.kind === 'answered') return await sendAgain(reply, claim.answer);
  const answer = await orRelease(keys, keyed, claim.holder, work);
  await keys.keep(keyed, claim.holder, answer);
  return await send(reply, answer);
}

export type OwnClaim = { kind: 'ours'; holder: string } | { kind: 'answered'; answer: StoredAnswer };

/** @throws SyncFailure KeyReused, RequestRunning */
export async function claimKey(keys: IdempotencyKeys, keyed: KeyedRequest): Promise<OwnClaim> {
  const claim = await keys.claim(keyed);
  switch (claim.kind) {
    case 'otherRequest':
      throw new SyncFailure('KeyReused', 'This Idempotency-Key came with another request before.');
    case 'running':
      throw new SyncFailure('RequestRunning', 'The first request with this Idempotency-Key is not answered yet.');
    case 'answered':
    case 'ours':
      return claim;
  }
}

async function orRelease(
  keys: IdempotencyKeys,
  keyed: KeyedRequest,
  holder: string,
  work: () => Promise<StoredAnswer>,
): Promise<StoredAnswer> {
  try {
    return await work();
  } catch (error) {
    await keys.release(keyed, holder);
    throw error;
  }
}

/** What was checked and read counts, not how it was written. */
function keyedRequest(request: FastifyRequest): KeyedRequest | null {
  const key = keyOf(request);
  if (key === null) return null;
  const { method, url, body, caller } = request;
  const [path] = url.split('?', 1);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([method, path, body]))
    .digest('hex');
  return { caller: caller ?? '', key, fingerprint };
}

/** Null where the request carries none. */
export function keyOf({ headers }: FastifyRequest): string | null {
  const key = headers['idempotency-key'];
  return typeof key === 'string' ? key : null;
}

export function stored({ status, location, body }: Answer): StoredAnswer {
  return { status, headers: location === null ? {} : { location }, body: JSON.stringify(body) };
}

export async function send(reply: FastifyReply, { status, headers, body }: StoredAnswer): Promise<FastifyReply> {
  return await reply.status(status).headers(headers).type('application/json; charset=utf-8').send(body);
}

export async function sendAgain(reply: FastifyReply, answer: StoredAnswer): Promise<FastifyReply> {
  return await send(reply.header('idempotent-replayed', 'true'), answer);
}
