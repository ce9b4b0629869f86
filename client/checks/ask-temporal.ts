import type { Client } from '@temporalio/client';
import { callTemporal } from '../temporal-failure.ts';

/**
 * The client tries again until then, in pauses of up to five seconds, so that its last word still comes before a check
 * has to end. A call that were given up before would try again on a connection that is closed.
 */
const patienceMs = 3_000;

/** One call for a check. @throws SyncFailure TemporalUnavailable */
export async function askTemporal<T>(client: Client, ask: () => Promise<T>): Promise<T> {
  return await callTemporal(() => client.connection.withDeadline(Date.now() + patienceMs, ask));
}
