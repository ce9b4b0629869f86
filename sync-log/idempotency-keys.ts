/** What callers asked for under an Idempotency-Key, so that a repeated request gets the answer of the first. */

/** An answer as it was sent. */
export interface StoredAnswer {
  status: number;
  headers: Record<string, string>;
  /** JSON. */
  body: string;
}

export interface KeyedRequest {
  /** Keys belong to their caller: two callers may have the same one. */
  caller: string;
  key: string;
  /** A hash of what was asked for. */
  fingerprint: string;
}

/** Where it is ours, `holder` is to be given back with the answer. */
export type KeyClaim =
  | { kind: 'ours'; holder: string }
  | { kind: 'answered'; answer: StoredAnswer }
  | { kind: 'running' }
  | { kind: 'otherRequest' };

export interface IdempotencyKeys {
  /**
   * Claims a key for a request. A claim whose process died runs out after a while, and the same request may then claim it
   * again: the sync it started is joined by its workflow id.
   */
  claim(request: KeyedRequest): Promise<KeyClaim>;
  /** Keeps the answer for 24 hours from the claim. Does nothing where the claim was lost. */
  keep(request: KeyedRequest, holder: string, answer: StoredAnswer): Promise<void>;
  /** Frees the key, where nothing was accepted. Does nothing where the claim was lost. */
  release(request: KeyedRequest, holder: string): Promise<void>;
}
