import { PlainError } from './plain-error.ts';
import { failureEntry, type FailureCode } from './failures.ts';
import type { MappingIdentity } from './mapped-customer.ts';

/** The systems a sync talks to. */
export type UpstreamSystem = 'openai' | 'ipaas';

/** What an upstream answered, as far as it may be shown: never a body, a key or customer data. */
export interface UpstreamAnswer {
  system: UpstreamSystem;
  /** HTTP status; null where no answer came. */
  status: number | null;
  /** The upstream's own error code, such as `invalid_api_key` or `VALD-1011`. */
  code: string | null;
  /** The upstream's id of the request, to quote in a support case. */
  requestId: string | null;
}

/** One thing that is wrong with a record. */
export interface Problem {
  field: string;
  code: FailureCode;
  message: string;
}

export interface SyncFailureOptions {
  upstream?: UpstreamAnswer;
  problems?: Problem[];
  /** Overrides the catalogue where the same code can be worth waiting for (a response that is still in progress). */
  retryable?: boolean;
  /** Milliseconds the upstream asks us to wait before the next attempt. */
  retryAfterMs?: number;
  /** The mapping collection that was being applied, so that the result can name its version. */
  mapping?: MappingIdentity | null;
  cause?: unknown;
}

/**
 * The only error that the rooms below the activities throw on purpose. Its message is shown to people and kept in
 * plain text by Temporal, so it holds no upstream body, no key and no customer data.
 */
export class SyncFailure extends PlainError {
  readonly code: FailureCode;
  readonly upstream: UpstreamAnswer | null;
  readonly problems: Problem[];
  readonly mapping: MappingIdentity | null;
  /** True where trying the same call again later can help. */
  readonly retryable: boolean;
  readonly retryAfterMs: number | null;

  constructor(code: FailureCode, message: string, options: SyncFailureOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'SyncFailure';
    this.code = code;
    this.upstream = options.upstream ?? null;
    this.problems = options.problems ?? [];
    this.mapping = options.mapping ?? null;
    this.retryable = options.retryable ?? failureEntry(code).retryable;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}
