export type LockAttempt =
  { readonly release: () => void; readonly holder: null } | { readonly release: null; readonly holder: number | null };

/**
 * Tries once to get the lock file at `path` (its folder is made when missing).
 * @returns `release` when we hold it now; else `holder`, the process id of the holder, or null when it has just become free
 */
export function tryFileLock(path: string): LockAttempt;

/** Runs `work` once nobody else holds the lock at `path`; `onWait` hears once who holds it, if it must wait. */
export function withFileLock<T>(
  path: string,
  work: () => Promise<T>,
  onWait?: (holderProcessId: number) => void,
): Promise<T>;
