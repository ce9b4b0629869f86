import { open, type FileHandle } from 'node:fs/promises';
import { addAbortSignal } from 'node:stream';
import { errorColors } from './render/colors.ts';
import { UsageError } from './usage-error.ts';

/**
 * The bytes of a list, as they come: of a file, or of standard input where its name is `-`.
 * @param signal ends the reading
 * @throws UsageError where there is no such file, or it cannot be read
 */
export async function openList(path: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
  if (path === '-') return readStandardInput(signal);
  const file = await openFile(path);
  return file.createReadStream({ signal });
}

function readStandardInput(signal: AbortSignal): AsyncIterable<Uint8Array> {
  if (process.stdin.isTTY) console.error(errorColors.dim('Type or paste the ids, one in each line; Ctrl-D ends them.'));
  return addAbortSignal(signal, process.stdin);
}

async function openFile(path: string): Promise<FileHandle> {
  let file: FileHandle;
  try {
    file = await open(path);
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${reasonOf(error)}`, { cause: error });
  }
  if (!(await file.stat()).isDirectory()) return file;
  await file.close();
  throw new UsageError(`${path} is a folder. Give a file with one id in each line, or - for standard input.`);
}

function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'there is no such file. Check the name, or give - for standard input.';
  if (code === 'EACCES') return 'you have no right to read it.';
  return 'the system does not open it.';
}
