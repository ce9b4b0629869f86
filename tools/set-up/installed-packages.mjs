/** What the package hook decides from: is what is installed what the lock file asks for, and which Node will run? */
import { createHash } from 'node:crypto';

/** Node strips types by itself, without a flag, from here on. */
export const OLDEST_NODE = [22, 18];
/** Below this, npm and this hook cannot even fetch the newer Node. */
export const OLDEST_NODE_FOR_SET_UP = [20, 0];

export function lockHash(lockText) {
  return createHash('sha256').update(lockText).digest('hex');
}

/**
 * Names what is missing or of another version in node_modules, by comparing the lock file with npm's own note of what
 * it installed. Optional packages may be missing: most of them are for other platforms.
 */
export function missingPackages(lock, installed, { withDevelopmentPackages }) {
  const have = installed.packages ?? {};
  return Object.entries(lock.packages ?? {})
    .filter(([path, wanted]) => path !== '' && !wanted.link && (withDevelopmentPackages || !wanted.dev))
    .filter(([path, wanted]) => {
      const found = have[path];
      if (found === undefined) return !wanted.optional && !wanted.devOptional;
      return found.version !== wanted.version || found.integrity !== wanted.integrity;
    })
    .map(([path]) => path.replace(/^node_modules\//, ''));
}

/** `v24.1.0` or `24.1.0` is at least `[22, 18]`? */
export function isAtLeast(version, [major, minor]) {
  const [haveMajor = 0, haveMinor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return haveMajor > major || (haveMajor === major && haveMinor >= minor);
}

/** The sentence for a machine whose Node cannot run the product, or null when one of its two Nodes can. */
export function unsuitableNode({ systemVersion, bundledVersion, platform }) {
  if (bundledVersion !== null && isAtLeast(bundledVersion, OLDEST_NODE)) return null;
  if (bundledVersion === null && isAtLeast(systemVersion, OLDEST_NODE)) return null;
  const bundled =
    bundledVersion === null ? `no Node of its own comes with the packages for ${platform}` : `so is the packages' own`;
  return (
    `customer-sync needs Node ${OLDEST_NODE.join('.')} or newer; this machine's is ${systemVersion} and ${bundled}. ` +
    'Install Node 24 from https://nodejs.org (or with your version manager) and run the command again.'
  );
}
