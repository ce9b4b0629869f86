import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../error-code.ts';
import { tryFileLock } from '../set-up/file-lock.mjs';
import { StartError } from './start-error.ts';

/**
 * Makes the data directory and keeps it for this process: two servers on one database file would spoil it.
 * @param directory absolute path
 * @returns the function that gives it back
 * @throws StartError when it cannot be written, or another stack uses it
 */
export async function claimDataDirectory(directory: string): Promise<() => void> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const { release, holder } = await tryLock(directory);
    if (release !== null) return release;
    if (holder !== null) {
      throw new StartError(
        `The data directory ${directory} is in use by another npm start (process ${holder}). ` +
          'Stop that one, or give this one its own: DATA_DIR=.data-2 and other ports.',
      );
    }
  }
  throw new StartError(`The data directory ${directory} could not be claimed. Run the command again.`);
}

async function tryLock(directory: string): Promise<ReturnType<typeof tryFileLock>> {
  try {
    await mkdir(directory, { recursive: true });
    return tryFileLock(join(directory, 'start.lock'));
  } catch (error) {
    const code = errorCode(error) ?? 'unknown error';
    throw new StartError(
      `The data directory ${directory} cannot be written (${code}). ` +
        'Make it writable for this user, or set DATA_DIR to a folder that is.',
      { cause: error },
    );
  }
}
