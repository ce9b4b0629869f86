/** Any answer of a web server tells its time, also one without credentials. */

/** The header names whole seconds, cut off. */
const halfASecondMs = 500;

/**
 * How far the server's clock is ahead of ours, in milliseconds, negative where it is behind.
 * @returns null where the answer tells no time
 * @throws Error where there is no answer
 */
export async function readRemoteClock(address: string, signal: AbortSignal): Promise<number | null> {
  const before = Date.now();
  const answer = await fetch(address, { method: 'HEAD', redirect: 'manual', signal });
  const halfway = (before + Date.now()) / 2;
  const time = Date.parse(answer.headers.get('date') ?? '');
  return Number.isNaN(time) ? null : time + halfASecondMs - halfway;
}
