import { Client, Connection } from '@temporalio/client';
import type { Environment } from '../config/read-environment.ts';
import { readTemporalConnection } from '../config/temporal-connection.ts';

/** The Temporal client that reaches the server only when it is first used, so that a process can start without it. */
export function connectTemporal(environment: Environment): Client {
  const { namespace, connectionOptions } = readTemporalConnection(environment);
  return new Client({ connection: Connection.lazy(connectionOptions), namespace });
}
