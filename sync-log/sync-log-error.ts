import { PlainError } from '../customer/plain-error.ts';

/**
 * The store of results cannot be used. Not a SyncFailure: it says nothing about a sync, and once the cause is mended
 * the same call succeeds. The message is a whole sentence with a way out, and holds no password.
 */
export class SyncLogError extends PlainError {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'SyncLogError';
  }
}

/** What the system says about why, without the name of the error's class. */
export function reasonOf(cause: unknown): string {
  if (typeof cause === 'object' && cause !== null && 'message' in cause) return String(cause.message);
  return String(cause);
}
