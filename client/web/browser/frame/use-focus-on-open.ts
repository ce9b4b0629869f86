import { useEffect, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';

let isFirstView = true;

/**
 * Moves the focus to the heading of a view that was opened, so that keyboard and screen reader are where the news is.
 * Not for the view that the page begins with: there the browser decides.
 */
export function useFocusOnOpen(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isFirstView) {
      heading.current?.focus();
      heading.current?.scrollIntoView({ block: 'nearest' });
    }
    isFirstView = false;
  }, []);
  return heading;
}
