/** Server-sent events: how they are written, and how a stream of them is sent until someone goes. */
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

export interface StreamEvent {
  event: string;
  /** Written as JSON, which holds no line break. */
  data: unknown;
  /** Where a reader goes on that lost the connection. */
  id?: string;
}

/** Where a reader goes on that loses the connection before the first event; no event by itself (HTML standard, 9.2.6). */
export interface StreamPlace {
  id: string;
}

/** So that nothing on the way takes a quiet stream for a dead one. */
const keepAliveMs = 15_000;

/**
 * Answers with the events as they come. The stream ends with its events, and when the caller has gone or the process is
 * to stop.
 * @param eventsUntil the events; has to end soon after its signal is aborted
 */
export async function sendEvents(
  reply: FastifyReply,
  stopping: AbortSignal,
  eventsUntil: (signal: AbortSignal) => AsyncIterable<StreamEvent | StreamPlace>,
): Promise<void> {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  const signal = AbortSignal.any([gone.signal, stopping]);
  const chunks = withKeepAlive(eventsUntil(signal), keepAliveMs);
  await reply
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    // Kept alive after the end of the stream, it would hold up the end of the process.
    .header('connection', 'close')
    .send(Readable.from(chunks, { objectMode: false, highWaterMark: 1 }));
}

/** One event, or a place, in the wire format of the HTML standard. */
export function writeEvent(told: StreamEvent | StreamPlace): string {
  const place = told.id === undefined ? '' : `id: ${told.id}\n`;
  return 'event' in told ? `${place}event: ${told.event}\ndata: ${JSON.stringify(told.data)}\n\n` : `${place}\n`;
}

/** The events as text, and a comment whenever nothing came for so long. */
export async function* withKeepAlive(
  events: AsyncIterable<StreamEvent | StreamPlace>,
  quietMs: number,
): AsyncGenerator<string, void, undefined> {
  // Sent at once, so that the caller sees the stream open before anything happens.
  yield ': open\n\n';
  const iterator = events[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (;;) {
      const step = await withinQuiet(next, quietMs);
      if (step === null) {
        yield ': still here\n\n';
        continue;
      }
      if (step.done === true) return;
      yield writeEvent(step.value);
      next = iterator.next();
    }
  } finally {
    next.catch(() => undefined);
    void iterator.return?.();
  }
}

/** The step; null where it is not there in time. A busy stream leaves no timer behind for each of its events. */
async function withinQuiet<Step>(step: Promise<Step>, quietMs: number): Promise<Step | null> {
  const { promise: quiet, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(resolve, quietMs, null);
  try {
    return await Promise.race([step, quiet]);
  } finally {
    clearTimeout(timer);
  }
}
