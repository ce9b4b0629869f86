/** What a browser may be made to do by another site: call an API of this machine. */

const ownNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** True for a Host header that names this machine, or a name that was allowed: another site's name may point to it. */
export function isOwnHost(host: string | undefined, allowedHosts: readonly string[]): boolean {
  const name = nameOf(host);
  return name !== null && (ownNames.has(name) || allowedHosts.includes(name));
}

/** True for a request that no browser sent, or one from a page of the API itself. */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  allowedHosts: readonly string[],
): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  return from.host === host?.toLowerCase() || allowedHosts.includes(from.hostname);
}

function nameOf(host: string | undefined): string | null {
  const address = `http://${host ?? ''}`;
  return URL.canParse(address) ? new URL(address).hostname : null;
}
