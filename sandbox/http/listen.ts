/** The HTTP server that carries one stand-in and its control plane. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CONTROL_PREFIX, controlProblem, controlRoutes } from '../control/control-routes.ts';
import { createFaults } from '../control/faults.ts';
import { createJournal } from '../control/journal.ts';
import { exchange } from './exchange.ts';
import { readRequest } from './read-request.ts';
import { createRouter } from './route.ts';
import { sendWhole } from './send.ts';
import type { StandIn } from './stand-in.ts';

export interface ListenOptions {
  host: string;
  /** 0: chosen by the system. */
  port: number;
  delayMs: number;
}

export interface Listening {
  /** `http://host:port`, without a path. */
  url: string;
  close(): Promise<void>;
}

/** Longer than the idle time-outs of usual clients, so that it is never the server that closes a connection in use. */
const KEEP_ALIVE_MS = 120_000;
const BACKLOG = 4096;

/** Starts a stand-in. Rejects with the system's error where the port cannot be had. */
export async function listen(standIn: StandIn, options: ListenOptions): Promise<Listening> {
  const journal = createJournal();
  const faults = createFaults();
  const parts = { standIn, journal, faults, delayMs: options.delayMs };
  const control = createRouter(
    [
      ...controlRoutes({ journal, faults, reset: () => standIn.reset(), state: () => standIn.state() }),
      ...standIn.controlRoutes,
    ],
    { ignoreCase: false },
  );

  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (incoming, response) => {
    void readRequest(incoming, () => standIn.newRequestId()).then((read) => {
      if (read === null) return;
      if (!read.request.path.startsWith(CONTROL_PREFIX)) return exchange(parts, read, response);
      const unknown = controlProblem('The control plane has no such path; sandbox/README.md lists them.', 404);
      sendWhole(response, control(read.request) ?? unknown);
    });
  });
  await bind(server, options);
  return { url: `http://${hostInUrl(options.host)}:${portOf(server)}`, close: () => close(server) };
}

function bind(server: Server, { host, port }: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, backlog: BACKLOG }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return address.port;
}

function hostInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** Also ends requests that hang on purpose. */
function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}
