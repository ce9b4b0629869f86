import { accessSync, constants, statSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';

/**
 * Reads the path of a file that is there and may be read.
 * @throws InvalidArgumentError
 */
export function readFilePath(path: string): string {
  if (isReadableFile(path)) return path;
  throw new InvalidArgumentError('There is no such file, or it cannot be read.');
}

function isReadableFile(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
