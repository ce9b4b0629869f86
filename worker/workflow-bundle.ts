/**
 * The workflows as one file of code, made ahead and kept: to bundle them takes a second or two and a few hundred MB, which
 * every start of a worker would pay, the start after a crash above all. Made anew where a source of it has changed.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

const root = fileURLToPath(new URL('..', import.meta.url));
const kept = join(root, 'node_modules', '.cache', 'customer-sync');

/** What can be in the bundle; types alone are taken from elsewhere. */
const sources = ['workflows/**/*.ts', 'customer/**/*.ts'];

/** @returns the path of a bundle that is up to date; null where none can be kept here: then the worker makes its own */
export async function workflowBundle(): Promise<string | null> {
  const path = join(kept, `workflows-${fingerprint()}.js`);
  if (existsSync(path)) return path;
  try {
    // In a process of its own, which takes the memory along when it ends.
    const script = fileURLToPath(new URL('make-workflow-bundle.ts', import.meta.url));
    await promisify(execFile)(process.execPath, [script, path]);
    return path;
  } catch {
    return null;
  }
}

/** The same for the same sources, tools and Node. */
function fingerprint(): string {
  const hash = createHash('sha256').update(process.version).update(sdkVersion());
  for (const path of globSync(sources, { cwd: root }).toSorted()) {
    if (!path.endsWith('.test.ts')) hash.update(`\n${path}\n`).update(readFileSync(join(root, path)));
  }
  return hash.digest('hex').slice(0, 16);
}

function sdkVersion(): string {
  return readFileSync(createRequire(import.meta.url).resolve('@temporalio/worker/package.json'), 'utf8');
}

/** What the SDK is given to make a bundle of; the same where a worker bundles for itself. */
export const workflowSources = {
  workflowsPath: join(root, 'workflows', 'index.ts'),
  workflowInterceptorModules: [join(root, 'workflows', 'tracking-guid.ts')],
};

/** Whole or not at all, because other workers may be starting at the same time. */
export async function writeBundle(path: string): Promise<void> {
  const { code } = await bundleWorkflowCode({ ...workflowSources, logger: new DefaultLogger('ERROR') });
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, code);
  await rename(unfinished, path);
}
