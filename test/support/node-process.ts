/** Processes of the product, started as a person would start them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));

export interface NodeProcess {
  /** Everything it has printed, standard output and error together. */
  output(): string;
  /** Sends a signal and waits for the end; answers the exit status, null where the signal itself ended the process. */
  kill(signal: NodeJS.Signals): Promise<number | null>;
  /** Waits for an end of its own; answers the exit status, null where a signal ended the process. */
  ended(): Promise<number | null>;
  /** Sends a signal and does not wait: to suspend the process (SIGSTOP) and to let it go on (SIGCONT). */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
}

export interface FinishedProcess {
  status: number | null;
  stdout: string;
  stderr: string;
}

/**
 * Starts a file with Node and waits until it has printed a text.
 * @throws Error with its output where it ends before
 */
export async function startNode(
  file: string,
  ready: string,
  environment: Record<string, string>,
  parameters: string[] = [],
): Promise<NodeProcess> {
  const child = spawn(process.execPath, [file, ...parameters], {
    cwd: repository,
    env: environmentOf(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'close');
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes(ready)) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (status) => reject(new Error(`${file} ended with ${status} before it was ready:\n${output}`)));
  });
  return {
    output: () => output,
    kill: async (signal) => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await exited;
      return child.exitCode;
    },
    ended: async () => {
      await exited;
      return child.exitCode;
    },
    signal: (signal) => void child.kill(signal),
  };
}

/** Runs a file with Node to its end. */
export async function runNode(
  file: string,
  parameters: string[],
  environment: Record<string, string>,
): Promise<FinishedProcess> {
  const child = spawn(process.execPath, [file, ...parameters], {
    cwd: repository,
    env: environmentOf(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  await once(child, 'close');
  return { status: child.exitCode, stdout, stderr };
}

/** Only what a process needs: nothing that jest or a developer's shell has set may leak in. */
function environmentOf(own: Record<string, string>): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, ...own };
}
