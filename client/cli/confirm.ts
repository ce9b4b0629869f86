import { createInterface } from 'node:readline/promises';

/** True where a person can be asked: both ends are a terminal. */
export function canAsk(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

/** Asks on standard error, so that what is printed stays a document; anything but yes is no, Ctrl-C and Ctrl-D too. */
export async function confirm(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const gone = new AbortController();
  terminal.once('close', () => gone.abort());
  try {
    const answer = await terminal.question(`${question} [y/N] `, { signal: gone.signal });
    return /^y(es)?$/i.test(answer.trim());
  } catch (error) {
    if (gone.signal.aborted) return false;
    throw error;
  } finally {
    terminal.close();
  }
}
