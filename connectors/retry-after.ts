/** An upstream may not park a sync for longer than this, whatever its header says: the next attempt finds out more. */
const longestWaitMs = 60 * 60 * 1000;

/**
 * Reads a `Retry-After` header (RFC 9110, section 10.2.3): seconds, or an HTTP date.
 *
 * Bounded, because it comes from outside: the wait is clamped to 0 … 1 hour. A date in the past means "now" (0); a
 * negative number or any other text is unreadable. Decimal seconds are not in the RFC, but are sent, and are read.
 *
 * @param headerValue the header as received; absent is allowed
 * @param now the time against which a date is read
 * @returns whole milliseconds from 0 to 3,600,000; null where the header is absent or unreadable
 */
export function retryAfterMs(headerValue: string | null | undefined, now: Date): number | null {
  const text = headerValue?.trim();
  if (!text) return null;
  if (/^\d{1,400}(\.\d{1,20})?$/.test(text)) return clamp(Number(text) * 1000);
  // Date.parse also reads "-5", "1.2.3" and the like as a year; an HTTP date always starts with the name of a day.
  if (!/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /i.test(text)) return null;
  // RFC 9110's old asctime form names no zone; without one Date.parse would take the zone of this machine.
  const at = Date.parse(/(gmt|utc|[+-]\d{4})$/i.test(text) ? text : `${text} GMT`);
  return Number.isNaN(at) ? null : clamp(at - now.getTime());
}

function clamp(ms: number): number {
  return Math.min(longestWaitMs, Math.max(0, Math.ceil(ms)));
}
