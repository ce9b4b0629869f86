import type { FailureCode } from '../../customer/failures.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { unlessAborted } from '../unless-aborted.ts';

export interface RememberedKeyCheck {
  /** As the check itself, or from memory. @throws what the check throws; the signal's reason once it is aborted */
  check: (signal: AbortSignal) => Promise<void>;
  /** Whether the answer would come from memory, and be yes. */
  isKnownToWork: () => boolean;
  /** To be told of every failure of another call: one that speaks of the key ends the memory. */
  noteFailure: (error: unknown) => void;
}

/** What is refused now may be allowed in a moment, by whoever gives the key its scope; a bulk must not ask for each record. */
const longestRefusalMs = 5_000;

/** These say that the key which was good is good no longer. */
const aboutTheKey: ReadonlySet<FailureCode> = new Set(['AuthenticationFailure', 'PermissionDenied', 'QuotaExceeded']);

interface Answer {
  /** Null where the key is good. */
  refusal: SyncFailure | null;
  until: number;
}

/**
 * Remembers for a short time that a key works, or that it does not, so that three thousand records of a bulk do not ask
 * three thousand times. Callers at the same time share one call. Nothing is remembered of a check that told nothing of the
 * key: an outage, a 429.
 * @param forMs how long a good key is believed to be good; 0 asks every time
 */
export function rememberKeyCheck(checkKey: (signal: AbortSignal) => Promise<void>, forMs: number): RememberedKeyCheck {
  let known: Answer | null = null;
  let asking: Promise<void> | null = null;

  const remembered = (): Answer | null => (known !== null && Date.now() < known.until ? known : null);

  const ask = async (): Promise<void> => {
    try {
      // Of nobody's own: who is cancelled must not take the others' answer along. The call has its own time limit.
      await checkKey(new AbortController().signal);
      known = { refusal: null, until: Date.now() + forMs };
    } catch (error) {
      if (error instanceof SyncFailure && aboutTheKey.has(error.code)) {
        known = { refusal: error, until: Date.now() + Math.min(forMs, longestRefusalMs) };
      }
      throw error;
    } finally {
      asking = null;
    }
  };

  return {
    async check(signal) {
      if (forMs === 0) return await checkKey(signal);
      signal.throwIfAborted();
      const answer = remembered();
      if (answer !== null) {
        if (answer.refusal !== null) throw answer.refusal;
        return;
      }
      asking ??= ask();
      await unlessAborted(asking, signal);
    },
    isKnownToWork: () => remembered()?.refusal === null,
    noteFailure(error) {
      if (error instanceof SyncFailure && aboutTheKey.has(error.code)) known = null;
    },
  };
}
