import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, test } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { takeUploads } from './take-uploads.ts';

type Work = (chunks: AsyncIterable<Uint8Array>) => Promise<unknown>;

const stopping = new AbortController();
let server: FastifyInstance;
afterEach(async () => await server.close());

/** Does the work with what is sent to /upload as text, and answers what it gives. */
async function serve(work: Work, signal: AbortSignal = stopping.signal): Promise<string> {
  server = fastify({ bodyLimit: 10, forceCloseConnections: true });
  await server.register(async (scope) => {
    const settings = { mediaTypes: ['text/plain'], arriveWithinMs: 60_000, stopping: signal };
    const withUpload = takeUploads(scope, settings);
    scope.post('/upload', async (incoming) => {
      const { body } = incoming;
      return body instanceof Readable ? await withUpload(incoming, body, work) : 'no upload';
    });
  });
  server.post('/other', async ({ body }) => typeof body);
  return await server.listen({ host: '127.0.0.1', port: 0 });
}

function send(url: string): ClientRequest {
  const upload = request(url, { method: 'POST', headers: { 'content-type': 'text/plain' }, agent: false });
  upload.on('error', () => undefined);
  return upload;
}

async function answerOf(upload: ClientRequest): Promise<{ status: number | undefined; body: string }> {
  const response = await new Promise<IncomingMessage>((resolve) => upload.once('response', resolve));
  return { status: response.statusCode, body: await text(response) };
}

async function sizeOf(chunks: AsyncIterable<Uint8Array>): Promise<{ size: number }> {
  let size = 0;
  for await (const chunk of chunks) size += chunk.length;
  return { size };
}

describe('an upload', () => {
  test('is read while it arrives, and may be larger than other bodies', async () => {
    const seen: string[] = [];
    const url = await serve(async (chunks) => {
      for await (const chunk of chunks) seen.push(Buffer.from(chunk).toString());
      return { seen };
    });
    const upload = send(`${url}/upload`);
    for (const part of ['first, and longer', 'second']) {
      upload.write(part);
      while (seen.at(-1) !== part) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    upload.end();
    expect(JSON.parse((await answerOf(upload)).body)).toEqual({ seen: ['first, and longer', 'second'] });
  });

  test('is not taken by the routes of another scope', async () => {
    const upload = send(`${await serve(sizeOf)}/other`);
    upload.end('short');
    expect(await answerOf(upload)).toEqual({ status: 200, body: 'string' });
  });

  test('that is refused before its end is heard out, so that its sender gets the answer', async () => {
    const url = await serve(async (chunks) => {
      for await (const _chunk of chunks) throw Object.assign(new Error('refused'), { statusCode: 400 });
    });
    const upload = send(`${url}/upload`);
    const answered = answerOf(upload);
    const part = 'x'.repeat(1024 * 1024);
    for (let count = 0; count < 20; count += 1) {
      if (!upload.write(part)) await once(upload, 'drain');
    }
    upload.end();
    expect(await answered).toMatchObject({ status: 400, body: expect.stringContaining('refused') });
  });

  test('that says it is too large is refused at once', async () => {
    const upload = send(`${await serve(sizeOf)}/upload`);
    upload.setHeader('content-length', 1024 ** 3);
    upload.write('x');
    expect((await answerOf(upload)).status).toBe(413);
    upload.destroy();
  });

  test.each<[string, (upload: ClientRequest, stop: AbortController) => void]>([
    ['its sender', (upload) => upload.destroy()],
    ['the end of the process', (_upload, stop) => stop.abort()],
  ])('that is broken off by %s fails, and the server closes only once that is dealt with', async (_by, breakOff) => {
    const stop = new AbortController();
    const failed = Promise.withResolvers<unknown>();
    const begun = Promise.withResolvers<null>();
    let isDealtWith = false;
    const url = await serve(async (chunks) => {
      begun.resolve(null);
      try {
        return await sizeOf(chunks);
      } catch (error) {
        failed.resolve(error);
        await new Promise((resolve) => setTimeout(resolve, 100));
        isDealtWith = true;
        throw error;
      }
    }, stop.signal);
    const upload = send(`${url}/upload`);
    upload.write('x');
    await begun.promise;
    breakOff(upload, stop);
    await failed.promise;
    await server.close();
    expect(isDealtWith).toBe(true);
  });
});
