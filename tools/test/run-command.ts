import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url));
const packagePrograms = join(repositoryRoot, 'node_modules', '.bin');

export interface CommandEnd {
  /** null when it was ended by a signal or could not be started. */
  readonly exitStatus: number | null;
  /** What it printed on both streams, in order of arrival; empty when it printed on our terminal. */
  readonly output: string;
}

export interface CommandOptions {
  /** "show": the output goes to our terminal as it comes. "collect": it is returned. */
  readonly output: 'show' | 'collect';
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program of the packages (or of the PATH) in the repository's root and waits for its end. */
export function runCommand(command: string, args: readonly string[], options: CommandOptions): Promise<CommandEnd> {
  const child = spawn(command, args, {
    cwd: repositoryRoot,
    env: { ...process.env, PATH: `${packagePrograms}${delimiter}${process.env.PATH ?? ''}`, ...options.env },
    stdio: options.output === 'show' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ exitStatus: null, output: `${command}: ${error.message}` }));
    child.once('close', (exitStatus) => resolve({ exitStatus, output: Buffer.concat(chunks).toString('utf8') }));
  });
}
