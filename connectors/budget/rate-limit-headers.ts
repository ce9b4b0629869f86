/** The headers by which upstreams tell how much is left of a limit (reference: openai-responses-api.md, section 7). */

/** Kinds of the headers; `-requests` are OpenAI's, the others those of most HTTP APIs. */
const kinds = [
  { remaining: 'x-ratelimit-remaining-requests', reset: 'x-ratelimit-reset-requests' },
  { remaining: 'ratelimit-remaining', reset: 'ratelimit-reset' },
  { remaining: 'x-ratelimit-remaining', reset: 'x-ratelimit-reset' },
] as const;

export const longestPauseMs = 60_000;

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** Numbers above this are no seconds to wait but the time in Unix seconds. */
const firstUnixSeconds = 1_000_000_000;

/**
 * @param header reads a header by its name in lower case
 * @returns how long nothing is left, at most a minute: where a limit refills little by little, its reset is when all of
 *   it is there again. Null where something is left or the answer does not say
 */
export function pauseOfHeaders(header: (name: string) => string | null, now: Date): number | null {
  for (const { remaining, reset } of kinds) {
    if (!/^0+(\.0+)?$/.test(header(remaining)?.trim() ?? '')) continue;
    const pauseMs = durationMs(header(reset)?.trim() ?? '', now);
    if (pauseMs !== null) return Math.min(Math.max(0, Math.ceil(pauseMs)), longestPauseMs);
  }
  return null;
}

/** `6m0s`, `20ms`, seconds, or the time of the reset in Unix seconds. */
function durationMs(text: string, now: Date): number | null {
  if (/^\d{1,15}(\.\d{1,9})?$/.test(text)) {
    const seconds = Number(text);
    return seconds < firstUnixSeconds ? seconds * 1_000 : seconds * 1_000 - now.getTime();
  }
  if (!/^(\d{1,9}(\.\d{1,9})?(ms|s|m|h))+$/.test(text)) return null;
  return [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)].reduce(
    (sum, [, count = '', unit = '']) => sum + Number(count) * (unitMs[unit] ?? 0),
    0,
  );
}
