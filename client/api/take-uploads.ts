/** Files that are read while they arrive, and never held as a whole. */
import type { IncomingMessage } from 'node:http';
import { addAbortSignal, type Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { errorCodes, type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { arriveWithin } from './limit-arrival.ts';

/** A million lines with names and addresses beside the ids; what is too much for the list is found by its lines. */
const largestUploadBytes = 512 * 1024 * 1024;
const hearOutMs = 30_000;

interface UploadSettings {
  mediaTypes: readonly string[];
  arriveWithinMs: number;
  /** Breaks uploads off. */
  stopping: AbortSignal;
}

/**
 * Does the work with the chunks of an upload.
 * @throws SyncFailure InvalidInput where the upload breaks off; a FastifyError where it is too large; what the work throws
 */
type WithUpload = <T>(
  request: FastifyRequest,
  upload: Readable,
  work: (chunks: AsyncIterable<Uint8Array>) => Promise<T>,
) => Promise<T>;

/**
 * Passes bodies of these types on as they come, to the routes of this scope alone. The server closes only once nobody
 * works with an upload any more.
 */
export function takeUploads(scope: FastifyInstance, settings: UploadSettings): WithUpload {
  for (const mediaType of settings.mediaTypes) {
    if (scope.hasContentTypeParser(mediaType)) scope.removeContentTypeParser(mediaType);
    scope.addContentTypeParser(mediaType, (_request, payload, done) => done(null, payload));
  }
  const underWay = new Set<Promise<unknown>>();
  scope.addHook('onClose', async () => {
    await Promise.allSettled(underWay);
  });
  return async (request, upload, work) => {
    const working = receive(request, upload, settings, work);
    underWay.add(working);
    try {
      return await working;
    } finally {
      underWay.delete(working);
    }
  };
}

async function receive<T>(
  { raw, server, headers }: FastifyRequest,
  upload: Readable,
  { arriveWithinMs, stopping }: UploadSettings,
  work: (chunks: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  if (Number(headers['content-length']) > largestUploadBytes) throw tooLarge();
  arriveWithin(server.server, raw, arriveWithinMs);
  addAbortSignal(stopping, upload);
  try {
    return await work(chunksOf(upload));
  } catch (error) {
    throw upload.errored === null ? error : brokenOff();
  } finally {
    if (!raw.complete) {
      await hearOut(raw);
      arriveWithin(server.server, raw, hearOutMs);
    }
  }
}

/** Reads the rest of an upload away, for a while: most callers look for the answer once they have sent everything. */
async function hearOut(raw: IncomingMessage): Promise<void> {
  raw.resume();
  await finished(raw, { signal: AbortSignal.timeout(hearOutMs) }).catch(() => undefined);
}

async function* chunksOf(upload: Readable): AsyncGenerator<Uint8Array, void, undefined> {
  // Destroyed, it could not be answered any more.
  const chunks: AsyncIterable<Uint8Array> = upload.iterator({ destroyOnReturn: false });
  let received = 0;
  for await (const chunk of chunks) {
    received += chunk.length;
    if (received > largestUploadBytes) throw tooLarge();
    yield chunk;
  }
}

function tooLarge(): FastifyError {
  return new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE();
}

function brokenOff(): SyncFailure {
  return new SyncFailure('InvalidInput', 'The upload broke off before its end. Nothing of it was kept.');
}
