type Version = readonly [major: number, minor: number];

export const OLDEST_NODE: Version;
export const OLDEST_NODE_FOR_SET_UP: Version;

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly link?: boolean;
}
interface LockFile {
  readonly packages?: Readonly<Record<string, LockedPackage>>;
}

/** SHA-256 of the lock file's text, in hexadecimal. */
export function lockHash(lockText: string): string;

/** The packages that the lock file asks for and that are not installed in that version. */
export function missingPackages(
  lock: LockFile,
  installed: LockFile,
  options: { readonly withDevelopmentPackages: boolean },
): string[];

/** True where `version` ("v24.1.0") is the given one or newer. */
export function isAtLeast(version: string, atLeast: Version): boolean;

/** One sentence with a way out when neither Node can run the product, else null. A bundled Node always comes first on PATH. */
export function unsuitableNode(nodes: {
  readonly systemVersion: string;
  readonly bundledVersion: string | null;
  readonly platform: string;
}): string | null;
