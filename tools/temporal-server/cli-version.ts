import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { errorCode } from '../error-code.ts';

/**
 * Runs the program and returns what it says it is, e.g. "1.8.2 (Server 1.31.2, UI 2.50.1)".
 * @throws Error in words, when it is not there, does not run, or is another program
 */
export async function temporalCliVersion(path: string): Promise<string> {
  const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: 20_000, env: process.env }).catch(
    (error: unknown) => {
      throw new Error(describeFailure(error), { cause: error });
    },
  );
  const version = /^temporal version (\S.*)$/m.exec(stdout)?.[1];
  if (version === undefined) throw new Error('is another program of that name');
  return version;
}

function describeFailure(error: unknown): string {
  const code = errorCode(error);
  if (code === 'ENOENT') return 'is not there';
  if (code === 'EACCES') return 'may not be run by this user';
  return 'does not run on this machine';
}
