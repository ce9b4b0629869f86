import { useEffect } from 'preact/hooks';

/** Names the tab after what it shows, so that a sync can be followed from another tab. */
export function useTitle(words: string): void {
  useEffect(() => {
    document.title = words === '' ? 'Manual Sync' : `${words} · Manual Sync`;
  }, [words]);
}
