/** The threads in which the SDK runs workflow code, started with what makes them faster. */
import threads, { Worker } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';

const loadedFirst = fileURLToPath(new URL('without-watchdogs.ts', import.meta.url));

class WorkflowThread extends Worker {
  constructor(...[file, options]: ConstructorParameters<typeof Worker>) {
    // Without the options of the process: those of its memory are for a thread to have, not to be given.
    super(file, { ...options, execArgv: ['--import', loadedFirst] });
  }
}

/** To be called before the first worker is created. The SDK has no option for it, so the class that it takes is ours. */
export function speedUpWorkflowThreads(): void {
  Object.assign(threads, { Worker: WorkflowThread });
}
