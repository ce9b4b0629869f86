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
      heading.current?.focus({ preventScroll: true });
      if (heading.current !== null && isOutOfSight(heading.current)) heading.current.scrollIntoView();
    }
    isFirstView = false;
  }, []);
  return heading;
}

/** Above the window or in its lower half, as on a phone, where the form comes first. */
function isOutOfSight(element: HTMLElement): boolean {
  const { top } = element.getBoundingClientRect();
  return top < 0 || top > innerHeight / 2;
}
