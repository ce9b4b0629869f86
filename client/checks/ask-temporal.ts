import type { Client } from '@temporalio/client';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { callTemporal, grpc, grpcCodeOf } from '../temporal-failure.ts';

/**
 * The client tries again until then, in pauses of up to five seconds, so that its last word still comes before a check
 * has to end. A call that were given up before would try again on a connection that is closed.
 */
const patienceMs = 3_000;

/**
 * One call for a check, about the namespace and nothing in it.
 * @throws SyncFailure TemporalUnavailable, also where there is no such namespace
 */
export async function askTemporal<T>(client: Client, ask: () => Promise<T>): Promise<T> {
  try {
    return await callTemporal(() => client.connection.withDeadline(Date.now() + patienceMs, ask));
  } catch (error) {
    if (grpcCodeOf(error) !== grpc.notFound) throw error;
    throw new SyncFailure(
      'TemporalUnavailable',
      `The Temporal server has no namespace "${client.options.namespace}". Create it, or set TEMPORAL_NAMESPACE.`,
      { cause: error },
    );
  }
}
