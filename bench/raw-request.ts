import { connect } from 'node:net';

export interface RawRequest {
  /** What is written, byte for byte; a `Buffer` where it is no text. */
  bytes: string | Buffer;
  /** True where our half of the connection ends with these bytes, before the answer. */
  isEnded: boolean;
}

/** The status of an answer, or why there is none. */
export type RawStatus = number | 'closed without an answer' | 'no answer in time' | 'not connected';

/** The first line of an answer is all that is looked at. */
const statusLine = /^HTTP\/1\.1 (\d{3})/;

/**
 * Writes bytes that need not be a request, on a connection of their own, and reads the status of what comes back. Never
 * throws.
 */
export async function sendRaw(api: URL, request: RawRequest, withinMs: number): Promise<RawStatus> {
  return await new Promise((resolve) => {
    let received = '';
    let connected = false;
    const socket = connect({ host: api.hostname, port: Number(api.port), allowHalfOpen: true });
    const settle = (status: RawStatus): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(status);
    };
    const timer = setTimeout(() => settle('no answer in time'), withinMs);
    socket.on('connect', () => {
      connected = true;
      socket.write(request.bytes);
      if (request.isEnded) socket.end();
    });
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1');
      const status = statusLine.exec(received)?.[1];
      if (status !== undefined) settle(Number(status));
    });
    socket.on('end', () => settle('closed without an answer'));
    socket.on('error', () => settle(connected ? 'closed without an answer' : 'not connected'));
  });
}
