import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemporaryDirectory {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

/** Ends when its own standard input does, which happens however this process ends. */
const script = 'cat >/dev/null; rm -rf "$1"';

/** A new directory that is gone when it is removed, and also when this process is interrupted or killed. */
export async function makeTemporaryDirectory(): Promise<TemporaryDirectory> {
  const path = await mkdtemp(join(tmpdir(), 'customer-sync-peers-'));
  // A process group of its own: Ctrl-C must not end it before its work is done.
  const guard = spawn('sh', ['-c', script, 'guard', path], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  return {
    path,
    remove: async () => {
      const gone = once(guard, 'close');
      guard.stdin.end();
      await gone;
    },
  };
}
