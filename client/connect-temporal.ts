import { Client, Connection, type WorkflowClientInterceptor } from '@temporalio/client';
import type { Environment } from '../config/read-environment.ts';
import { readTemporalConnection } from '../config/temporal-connection.ts';

/**
 * The Temporal client that reaches the server only when it is first used, so that a process can start without it.
 * @param workflow run around its calls; the API counts the starts with one
 */
export function connectTemporal(environment: Environment, workflow: WorkflowClientInterceptor[] = []): Client {
  const { namespace, connectionOptions } = readTemporalConnection(environment);
  return new Client({ connection: Connection.lazy(connectionOptions), namespace, interceptors: { workflow } });
}
