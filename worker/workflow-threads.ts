/** The threads in which the SDK runs workflow code, started with what makes them faster. */
import threads, { Worker } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';

const withoutWatchdogs = fileURLToPath(new URL('without-watchdogs.ts', import.meta.url));
const withoutStackTraces = fileURLToPath(new URL('without-stack-traces.ts', import.meta.url));

export interface WorkflowThreadOptions {
  /** Whether the Call Stack of the Temporal UI can be asked for; it makes every sync dearer. */
  stackTraces: boolean;
}

/**
 * To be called before the first worker is created. The SDK has no option for it, so the class that it takes is ours.
 * Without the options of the process: those of its memory are for a thread to have, not to be given.
 */
export function speedUpWorkflowThreads({ stackTraces }: WorkflowThreadOptions): void {
  const loadedFirst = stackTraces ? [withoutWatchdogs] : [withoutWatchdogs, withoutStackTraces];
  const execArgv = loadedFirst.flatMap((file) => ['--import', file]);
  class WorkflowThread extends Worker {
    constructor(...[file, options]: ConstructorParameters<typeof Worker>) {
      super(file, { ...options, execArgv });
    }
  }
  Object.assign(threads, { Worker: WorkflowThread });
}
