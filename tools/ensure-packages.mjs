/**
 * Runs before every npm script (prestart, pretest …): installs the packages when they are missing or another version
 * than the lock file's, and makes sure that a suitable Node will run the script. Needs nothing but Node 20 and npm.
 *
 *   node tools/ensure-packages.mjs               all packages
 *   node tools/ensure-packages.mjs --production  content with an installation that left out the development packages
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withFileLock } from './set-up/file-lock.mjs';
import {
  isAtLeast,
  lockHash,
  missingPackages,
  OLDEST_NODE_FOR_SET_UP,
  unsuitableNode,
} from './set-up/installed-packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const withDevelopmentPackages = !process.argv.includes('--production');
const noteFile = join(root, 'node_modules', '.package-lock.sha256');

/** A failure whose message is all that the user needs to read. */
class SetUpError extends Error {}

async function ensurePackages() {
  if (!isAtLeast(process.version, OLDEST_NODE_FOR_SET_UP)) {
    throw new SetUpError(
      `customer-sync needs Node 20 or newer to set itself up, and this is ${process.version}. Install Node 24 from https://nodejs.org and run the command again.`,
    );
  }
  if (reasonToInstall() !== null) await withFileLock(lockPath(), installUnlessDone, sayWaiting);
  const problem = unsuitableNode({
    systemVersion: process.version,
    bundledVersion: bundledNodeVersion(),
    platform: `${process.platform}-${process.arch}`,
  });
  if (problem !== null) throw new SetUpError(problem);
}

/** Why npm must run, in words; null when what is installed is what the lock file asks for. */
function reasonToInstall() {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const hash = lockHash(lockText);
  if (readIfThere(noteFile) === hash) return null;
  const installedText = readIfThere(join(root, 'node_modules', '.package-lock.json'));
  if (installedText === null) return 'packages are not installed yet';
  const missing = missingPackages(JSON.parse(lockText), JSON.parse(installedText), { withDevelopmentPackages });
  if (missing.length > 0) {
    return `${missing.length} of the packages are not those of package-lock.json (${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ' …' : ''})`;
  }
  if (withDevelopmentPackages) writeNote(hash);
  return null;
}

async function installUnlessDone() {
  const reason = reasonToInstall();
  if (reason === null) return;
  console.log(`Installing packages: ${reason}. This takes about a minute the first time.`);
  const started = Date.now();
  // Not `npm ci`: it refuses a lock file that lacks a binary for some platform nobody here has, which happens with
  // every registry mirror that is a little behind. This takes the same versions, and the check below is as strict.
  // No package of ours needs its install script: those that have one ship their binaries or only print a hint.
  await npm(['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  const stillMissing = reasonToInstall();
  if (stillMissing !== null) {
    throw new SetUpError(
      `npm has installed the packages, but ${stillMissing}. Remove node_modules and run the command again.`,
    );
  }
  console.log(`Packages installed in ${((Date.now() - started) / 1000).toFixed(0)} s.`);
}

function npm(args) {
  const npmCli = process.env.npm_execpath;
  const [command, commandArgs] =
    npmCli !== undefined && /npm-cli\.c?js$/.test(npmCli) ? [process.execPath, [npmCli, ...args]] : ['npm', args];
  return new Promise((resolve, reject) => {
    const shell = command === 'npm' && process.platform === 'win32';
    const child = spawn(command, commandArgs, { cwd: root, stdio: 'inherit', shell });
    child.on('error', (error) =>
      reject(new SetUpError(`npm could not be started (${error.code}). Install npm 10 or newer.`)),
    );
    child.on('exit', (code, signal) => {
      if (code === 0) return resolve();
      const how = signal === null ? `exit status ${code}` : `signal ${signal}`;
      reject(
        new SetUpError(
          `The packages could not be installed: npm install ended with ${how} (its message is above). ` +
            'Check the network or the registry setting (npm config get registry) and that this folder can be written, then run the command again.',
        ),
      );
    });
  });
}

/** The version of the Node that npm puts first on the PATH of its scripts, null where there is none that runs. */
function bundledNodeVersion() {
  const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (!existsSync(node)) return null;
  const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' });
  if (status === 0) return stdout.trim();
  throw new SetUpError(
    `The Node that came with the packages (${node}) does not run on this system. Install Node 24 from https://nodejs.org, remove that file, and run the command again.`,
  );
}

/** Outside the clone, which should stay clean. */
function lockPath() {
  return join(tmpdir(), `customer-sync-packages-${userInfo().uid}-${lockHash(root).slice(0, 16)}.lock`);
}

function sayWaiting(holder) {
  console.log(`Waiting for another command (process ${holder}) that is installing the packages.`);
}

/** Only saves time; where node_modules is read-only the comparison is simply made again. */
function writeNote(hash) {
  try {
    writeFileSync(noteFile, hash);
  } catch {
    return;
  }
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

try {
  await ensurePackages();
} catch (error) {
  console.error(error instanceof SetUpError ? error.message : error);
  process.exitCode = 1;
}
