import { useEffect, useState } from 'preact/hooks';

const secondMs = 1_000;

/** The time, drawn anew every second while it is needed. */
export function useNow(needed: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!needed) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), secondMs);
    return () => clearInterval(timer);
  }, [needed]);
  return now;
}
