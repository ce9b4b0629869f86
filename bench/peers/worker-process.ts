import { basename, dirname, join } from 'node:path';
import { startChild } from '../../tools/child-process.ts';
import { waitForReadyLine } from '../../tools/wait-until.ts';
import type { Site, WorkerProcess } from './peer.ts';

/** What a worker prints once it can be given work. */
const readyLine = 'peer worker ready';
const readyTimeoutMs = 60_000;

/**
 * Starts the worker of a peer and waits until it is ready.
 * @param script a program that prints `peer worker ready`
 * @param settings what it has to know beside the settings of every worker
 * @throws NotReadyError
 */
export async function startWorkerProcess(
  script: string,
  { directory, environment }: Site,
  settings: Record<string, string>,
): Promise<WorkerProcess> {
  const name = `worker of ${basename(dirname(script))}`;
  const child = startChild({
    name,
    command: process.execPath,
    args: [script],
    env: { ...environment, ...settings },
    logFile: join(directory, `${name}.log`),
  });
  await waitForReadyLine(readyLine, { child, timeoutMs: readyTimeoutMs });
  const pid = child.pid ?? 0;
  return {
    pid,
    kill: async () => {
      process.kill(pid, 'SIGKILL');
      await child.exited;
    },
    stop: child.stop,
  };
}
