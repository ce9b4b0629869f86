import { useEffect } from 'preact/hooks';

/**
 * Runs something lasting while the tab can be seen, and anew when what it depends on changes. A browser has few
 * connections for one address, so hidden tabs give theirs back.
 */
export function useWhileVisible(run: (signal: AbortSignal) => void, dependencies: readonly unknown[]): void {
  useEffect(() => {
    let running: AbortController | null = null;
    const follow = (): void => {
      if (document.visibilityState === 'hidden') {
        running?.abort();
        running = null;
        return;
      }
      if (running !== null) return;
      running = new AbortController();
      run(running.signal);
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      running?.abort();
    };
  }, [...dependencies]);
}
