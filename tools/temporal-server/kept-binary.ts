import { homedir } from 'node:os';
import { join } from 'node:path';
import { TEMPORAL_CLI_VERSION } from './settings.ts';

/**
 * Where the Temporal CLI that we downloaded or built is kept for all clones of this user:
 * `<cache directory>/customer-sync/temporal-cli-<version>/temporal`.
 */
export function keptBinaryPath(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const program = platform === 'win32' ? 'temporal.exe' : 'temporal';
  const folder = `temporal-cli-${TEMPORAL_CLI_VERSION}`;
  return join(cacheDirectory(environment, platform), 'customer-sync', folder, program);
}

function cacheDirectory(environment: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): string {
  if (environment.XDG_CACHE_HOME) return environment.XDG_CACHE_HOME;
  if (platform === 'win32') return environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return join(homedir(), '.cache');
}
