import { isGrpcServiceError, ServiceError } from '@temporalio/client';
import { SyncFailure } from '../customer/sync-failure.ts';

/** gRPC: CANCELLED 1 (the connection was torn down), DEADLINE_EXCEEDED 4, UNAVAILABLE 14. */
const unreachable = new Set([1, 4, 14]);

/**
 * Runs a call to Temporal and says plainly when the server cannot be reached.
 * @throws SyncFailure TemporalUnavailable; every other error passes
 */
export async function callTemporal<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (isUnreachable(error)) {
      throw new SyncFailure('TemporalUnavailable', 'The Temporal server does not answer.', { cause: error });
    }
    throw error;
  }
}

function isUnreachable(error: unknown): boolean {
  const cause = error instanceof ServiceError ? error.cause : error;
  if (isGrpcServiceError(cause)) return unreachable.has(cause.code);
  return error instanceof Error && error.message.startsWith('Failed to connect before the deadline');
}
