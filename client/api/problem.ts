import type { FastifyReply } from 'fastify';
import { failureEntry, type FailureCode } from '../../customer/failures.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { SyncLogError } from '../../sync-log/sync-log-error.ts';

/** A problem document of RFC 9457 with the catalogue's code and advice. */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: FailureCode;
  resolution: string;
}

const statusOfCode: Partial<Record<FailureCode, number>> = {
  InvalidId: 400,
  InvalidInput: 400,
  NotAuthenticated: 401,
  NotAllowed: 403,
  SyncNotFound: 404,
  BulkNotFound: 404,
  SyncEnded: 409,
  SyncRunning: 409,
  BulkEnded: 409,
  BulkRunning: 409,
  NothingToRetry: 409,
  RequestRunning: 409,
  KeyReused: 422,
  TooManyRequests: 429,
  SyncLogUnavailable: 503,
  TemporalUnavailable: 503,
  WorkerUnavailable: 503,
};

/** The catalogue speaks of starting a sync; over HTTP the same code stands for every request. */
const wordsOfCode: Partial<Record<FailureCode, Pick<ProblemDocument, 'title' | 'resolution'>>> = {
  InvalidInput: {
    title: 'The request is not understood.',
    resolution: 'Correct what is named in the detail, and send the request again.',
  },
};

const retryAfterSeconds = 5;

/** The problem document of a failure; one that is no SyncFailure is told without its text, which may hold anything. */
export function problemOf(error: unknown): ProblemDocument {
  const failure = asSyncFailure(error);
  const { title, resolution } = wordsOfCode[failure.code] ?? failureEntry(failure.code);
  return {
    type: `urn:customer-sync:error:${failure.code}`,
    title,
    status: statusOfCode[failure.code] ?? 500,
    detail: failure.message,
    code: failure.code,
    resolution,
  };
}

function asSyncFailure(error: unknown): SyncFailure {
  if (error instanceof SyncFailure) return error;
  // Its own words name the place of the database, which is nobody's business out here.
  if (error instanceof SyncLogError) return new SyncFailure('SyncLogUnavailable', 'The sync log does not answer.');
  return new SyncFailure('InternalError', 'The request could not be served.');
}

/** Answers with a problem document; where waiting helps, with the time after which to ask again. */
export async function sendProblem(reply: FastifyReply, problem: ProblemDocument): Promise<void> {
  if (problem.status === 503 || problem.code === 'RequestRunning')
    reply.header('retry-after', String(retryAfterSeconds));
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="customer-sync"');
  await reply.status(problem.status).type('application/problem+json').send(problem);
}
