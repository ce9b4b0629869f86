/** A Temporal server that refuses some calls, as a managed one does: the real one behind it carries out all others. */
import { once } from 'node:events';
import { connect, createServer, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';

export interface DenyingTemporal {
  /** host:port for clients and workers. */
  address: string;
  /** The calls that were refused, such as `AddSearchAttributes`. */
  refused: string[];
  close(): Promise<void>;
}

const permissionDenied = '7';

/**
 * @param address host:port of the real server
 * @param denied names of the calls that it refuses, of whatever service
 */
export async function startDenyingTemporal(address: string, denied: readonly string[]): Promise<DenyingTemporal> {
  const behind = connect(`http://${address}`);
  const refused: string[] = [];
  const server = createServer();
  server.on('stream', (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
    const call = headers[':path']?.split('/').at(-1) ?? '';
    if (!denied.includes(call)) return passOn(stream, behind.request(withoutHost(headers)));
    refused.push(call);
    stream.respond({
      ':status': 200,
      'content-type': 'application/grpc',
      'grpc-status': permissionDenied,
      'grpc-message': 'Request unauthorized.',
    });
    stream.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('The denying server has no port.');
  return {
    address: `127.0.0.1:${at.port}`,
    refused,
    close: async () => {
      behind.destroy();
      server.close();
    },
  };
}

type Upstream = ReturnType<ReturnType<typeof connect>['request']>;

/** Data, headers and the trailers, in which gRPC tells how a call went. */
function passOn(stream: ServerHttp2Stream, upstream: Upstream): void {
  let trailers: IncomingHttpHeaders = {};
  upstream.on('response', (headers) => stream.respond(headers, { waitForTrailers: true }));
  upstream.on('trailers', (headers: IncomingHttpHeaders) => (trailers = headers));
  stream.on('wantTrailers', () => stream.sendTrailers(trailers));
  stream.on('error', () => upstream.destroy());
  stream.on('close', () => upstream.destroy());
  upstream.on('error', () => stream.destroy());
  stream.pipe(upstream);
  upstream.pipe(stream);
}

function withoutHost({ host: _host, ...headers }: IncomingHttpHeaders): IncomingHttpHeaders {
  return headers;
}
