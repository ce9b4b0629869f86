/** The packages of the peers, which nothing but this benchmark needs: installed beside it when it is asked for. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { missingPackages } from '../../tools/set-up/installed-packages.mjs';

const here = new URL('./', import.meta.url);
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().exactOptional(),
      integrity: z.string().exactOptional(),
      optional: z.boolean().exactOptional(),
    }),
  ),
});
const manifestSchema = z.object({ dependencies: z.record(z.string(), z.string()) });

/** The pinned versions by package. */
export function peerVersions(): Record<string, string> {
  return manifestSchema.parse(readJson('package.json')).dependencies;
}

/**
 * Installs what is missing or of another version than the lock file's.
 * @throws Error where npm cannot
 */
export async function installPeers(say: (line: string) => void): Promise<void> {
  if (isInstalled()) return;
  say('Installing the peers for the benchmark into bench/peers/node_modules (240 MB), once.');
  const code = await npmInstall();
  if (code !== 0 || !isInstalled()) throw new Error(`npm could not install the peers (exit status ${code}).`);
}

function isInstalled(): boolean {
  if (!existsSync(new URL('node_modules/.package-lock.json', here))) return false;
  const lock = lockSchema.parse(readJson('package-lock.json'));
  const installed = lockSchema.parse(readJson('node_modules/.package-lock.json'));
  return missingPackages(lock, installed, { withDevelopmentPackages: false }).length === 0;
}

/** No package needs its install script. npm's own lines go to standard error: standard output is for the figures. */
async function npmInstall(): Promise<number | null> {
  const args = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const folder = fileURLToPath(here);
  const child = spawn('npm', [...args, '--prefix', folder], {
    cwd: folder,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
  });
  const ended = once(child, 'close').then(([code]) => Number(code));
  return await ended.catch(() => null);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, here), 'utf8'));
}
