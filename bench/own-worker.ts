import { join } from 'node:path';
import { startChild, type Child } from '../tools/child-process.ts';
import { repositoryRoot } from '../tools/start/parts.ts';
import type { StartSettings } from '../tools/start/settings.ts';
import { workerMemoryOptions } from '../tools/start/worker-memory.ts';
import { waitForReadyLine } from '../tools/wait-until.ts';

/** One more worker for a stack, beside its own or in place of it. Settles at once; `ready` says when it takes work. */
export function startOwnWorker({ childEnvironment, logDirectory }: StartSettings, name: string) {
  const child: Child = startChild({
    name,
    command: process.execPath,
    args: [...workerMemoryOptions, join(repositoryRoot, 'worker/main.ts')],
    env: { ...childEnvironment },
    cwd: repositoryRoot,
    logFile: join(logDirectory, `${name.replaceAll(' ', '-')}.log`),
  });
  return { child, ready: waitForReadyLine('worker ready', { child, timeoutMs: 60_000 }) };
}
