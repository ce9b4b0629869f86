import { isGrpcServiceError, ServiceError } from '@temporalio/client';
import { NamespaceNotFoundError } from '@temporalio/common';
import { SyncFailure } from '../customer/sync-failure.ts';

/** The gRPC status codes that are told apart here. */
export const grpc = {
  cancelled: 1,
  invalidArgument: 3,
  deadlineExceeded: 4,
  notFound: 5,
  permissionDenied: 7,
  resourceExhausted: 8,
  failedPrecondition: 9,
  unavailable: 14,
  unauthenticated: 16,
} as const;

/**
 * Runs a call to Temporal and says plainly when the server cannot be used, and why.
 * @throws SyncFailure TemporalUnavailable; every other error passes
 */
export async function callTemporal<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const why = explain(error);
    if (why === null) throw error;
    throw new SyncFailure('TemporalUnavailable', why, { cause: error });
  }
}

/** The gRPC status code that an error of the client carries, or null. */
export function grpcCodeOf(error: unknown): number | null {
  return grpcErrorOf(error)?.code ?? null;
}

function grpcErrorOf(error: unknown): { code: number; details: string } | null {
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) ? cause : null;
}

/** Why the server cannot be used, and the way out; null where the error says nothing about the server. */
function explain(error: unknown): string | null {
  if (error instanceof NamespaceNotFoundError) {
    return `The Temporal server has no namespace "${error.namespace}". Create it, or set TEMPORAL_NAMESPACE.`;
  }
  const refusal = grpcErrorOf(error);
  switch (refusal?.code) {
    case undefined:
      return isConnectTimeout(error) ? 'The Temporal server does not answer.' : null;
    case grpc.cancelled: // the connection was torn down
    case grpc.deadlineExceeded:
    case grpc.unavailable:
      return 'The Temporal server does not answer.';
    case grpc.permissionDenied:
    case grpc.unauthenticated:
      return 'The Temporal server refuses us. Check TEMPORAL_API_KEY or the client certificate.';
    case grpc.resourceExhausted:
      return 'The Temporal server is at its request limit.';
    case grpc.invalidArgument:
      return /search attribute/i.test(refusal?.details ?? '')
        ? 'The Temporal namespace lacks our search attributes. Start a worker once: it registers them.'
        : null;
    default:
      return null;
  }
}

/** The client tells this only by its text. */
function isConnectTimeout(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Failed to connect before the deadline');
}
