/** What a connector sees of the budget of its credential: a gate that every request passes. */

/** What an answer says about speed. */
export interface RequestEnd {
  /** True where the upstream refused the request because there were too many (429), and waiting helps. */
  refused: boolean;
  /** What it asks to wait; null where it does not say. */
  retryAfterMs: number | null;
  /** Reads a header of the answer, by its name in lower case. */
  header: (name: string) => string | null;
}

export interface Permit {
  /** To be called once, when the request has ended. @param end null where no answer came */
  leave(end: RequestEnd | null): void;
}

export interface RequestBudget {
  /**
   * Waits shortly for the turn of a request.
   * @throws SyncFailure RateLimited without `upstream`, where it would have to wait longer: nothing was sent, and
   *   `retryAfterMs` says when to come again; the signal's reason once the signal is aborted; what the shared part throws
   *   where it is away (SyncLogError): without it nobody knows what the others send
   */
  enter(signal: AbortSignal): Promise<Permit>;
}

/**
 * Sends a request when it is its turn; at once, where there is no budget.
 * @param send is handed what the answer is to be told to
 * @throws as `RequestBudget.enter`, and what `send` throws
 */
export async function withinBudget<Result>(
  budget: RequestBudget | undefined,
  signal: AbortSignal,
  send: (noteEnd: (end: RequestEnd) => void) => Promise<Result>,
): Promise<Result> {
  const permit = await budget?.enter(signal);
  let end: RequestEnd | null = null;
  try {
    return await send((noted) => {
      end = noted;
    });
  } finally {
    permit?.leave(end);
  }
}
