/**
 * As much of a Temporal server as tells when somebody last asked for work: for times that no real server can be brought
 * to tell. Everything else it does not implement.
 */
import { once } from 'node:events';
import { createServer, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import proto from '@temporalio/proto';

const { DescribeTaskQueueResponse } = proto.temporal.api.workflowservice.v1;

export interface PollersStub {
  /** host:port */
  address: string;
  /** Every task queue was last asked at this time; null: nobody asks. */
  lastAskedAt(unixMs: number | null): void;
  close(): void;
}

export async function startPollersStub(): Promise<PollersStub> {
  let lastAskedAt: number | null = null;
  const sessions = new Set<ServerHttp2Session>();
  const server = createServer();
  server.on('session', (session) => sessions.add(session));
  server.on('stream', (stream, headers) => {
    const isKnown = headers[':path']?.endsWith('/DescribeTaskQueue') === true;
    if (isKnown) answer(stream, pollersAt(lastAskedAt));
    else
      stream.respond({ ':status': 200, 'content-type': 'application/grpc', 'grpc-status': '12' }, { endStream: true });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The stub listens on no port.');
  return {
    address: `127.0.0.1:${address.port}`,
    lastAskedAt: (unixMs) => void (lastAskedAt = unixMs),
    close: () => {
      for (const session of sessions) session.destroy();
      server.close();
    },
  };
}

function pollersAt(unixMs: number | null): Uint8Array {
  const pollers =
    unixMs === null ? [] : [{ identity: 'a worker', lastAccessTime: { seconds: Math.floor(unixMs / 1_000) } }];
  return DescribeTaskQueueResponse.encode(DescribeTaskQueueResponse.fromObject({ pollers })).finish();
}

/** A gRPC message is framed by five bytes: not compressed, and its length. */
function answer(stream: ServerHttp2Stream, message: Uint8Array): void {
  const frame = Buffer.alloc(5);
  frame.writeUInt32BE(message.length, 1);
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.once('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  stream.end(Buffer.concat([frame, message]));
}
