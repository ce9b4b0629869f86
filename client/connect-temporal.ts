import { Client, Connection } from '@temporalio/client';
import type { Environment } from '../config/read-environment.ts';
import { readTemporalConnection } from '../config/temporal-connection.ts';

/** A person or a program waits for our answer; a server that is there answers at once. */
const connectTimeout = '5s';

/** The Temporal client that reaches the server only when it is first used, so that a process can start without it. */
export function connectTemporal(environment: Environment): Client {
  const { namespace, connectionOptions } = readTemporalConnection(environment);
  return new Client({ connection: Connection.lazy({ ...connectionOptions, connectTimeout }), namespace });
}
