/** Idempotency-Key of an upload: whether it is the same one is known only at its end, so its key is claimed there. */
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IdempotencyKeys, KeyedRequest, StoredAnswer } from '../../sync-log/idempotency-keys.ts';
import { claimKey, keyOf, send, sendAgain, stored, type Answer } from './answer-once.ts';
import { nameSubjectOf } from './observe-requests.ts';

type Chunks = AsyncIterable<Uint8Array>;

/** Ends the work on an upload that was answered before. */
class AnsweredBefore extends Error {
  readonly answer: StoredAnswer;
  constructor(answer: StoredAnswer) {
    super('The upload was answered before.');
    this.answer = answer;
  }
}

/**
 * As `answerOnce`, for work that reads the chunks to their end and only then does what cannot be undone. For an upload
 * that was answered before, the chunks end with an error.
 * @throws SyncFailure KeyReused, RequestRunning; whatever the work throws, and then the key is free again
 */
export async function answerUploadOnce(
  keys: IdempotencyKeys,
  request: FastifyRequest,
  reply: FastifyReply,
  chunks: Chunks,
  doWork: (chunks: Chunks) => Promise<Answer>,
): Promise<FastifyReply> {
  const work = async (from: Chunks): Promise<StoredAnswer> => stored(nameSubjectOf(request, reply, await doWork(from)));
  const key = keyOf(request);
  if (key === null) return await send(reply, await work(chunks));
  const claims = claimAtEnd(keys, request, key, chunks);
  try {
    const answer = await work(claims.chunks);
    await claims.keep(answer);
    return await send(reply, answer);
  } catch (error) {
    if (error instanceof AnsweredBefore) return await sendAgain(reply, error.answer);
    await claims.release();
    throw error;
  }
}

interface ClaimAtEnd {
  chunks: Chunks;
  keep: (answer: StoredAnswer) => Promise<void>;
  release: () => Promise<void>;
}

/** Passes the chunks on, and claims the key behind the last one. */
function claimAtEnd(
  keys: IdempotencyKeys,
  { method, url, mediaType, caller }: FastifyRequest,
  key: string,
  chunks: Chunks,
): ClaimAtEnd {
  let claimed: { keyed: KeyedRequest; holder: string } | null = null;
  const hash = createHash('sha256').update(JSON.stringify([method, url, mediaType]));
  return {
    chunks: (async function* hashed() {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
      const keyed = { caller: caller ?? '', key, fingerprint: hash.digest('hex') };
      const claim = await claimKey(keys, keyed);
      if (claim.kind === 'answered') throw new AnsweredBefore(claim.answer);
      claimed = { keyed, holder: claim.holder };
    })(),
    keep: async (answer) => {
      if (claimed !== null) await keys.keep(claimed.keyed, claimed.holder, answer);
    },
    release: async () => {
      if (claimed !== null) await keys.release(claimed.keyed, claimed.holder);
    },
  };
}
