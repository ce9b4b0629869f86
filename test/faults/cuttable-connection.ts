/** A way to a server that can be cut, as the network does with a machine that stands still: the server then notices. */
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

export interface CuttableConnection {
  /** host:port, to be used in place of the server's. */
  address: string;
  /** Ends the connections that there are; new ones are taken. */
  cut(): void;
  close(): Promise<void>;
}

/** @param target host:port of the server */
export async function openCuttableConnection(target: string): Promise<CuttableConnection> {
  const { hostname, port } = new URL(`tcp://${target}`);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  const server = createServer((near) => {
    const far = keep(connect(Number(port), hostname));
    keep(near).pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    address: `127.0.0.1:${portOf(server.address())}`,
    cut,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      cut();
      await closed;
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}
