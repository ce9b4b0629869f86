import { setTimeout as sleep } from 'node:timers/promises';
import { describeExit, type Child } from './child-process.ts';

/** A part of the stack did not come up; the message says which, why, and what it said last. */
export class NotReadyError extends Error {
  override readonly name = 'NotReadyError';
}

export interface WaitOptions {
  /** Waiting ends at once when this program ends. */
  readonly child: Child;
  readonly timeoutMs: number;
}

/**
 * Asks `isReady` until it says yes; a rejection counts as "not yet".
 * @throws NotReadyError when the child ends, or does not get ready in time
 */
export async function waitUntilReady(
  isReady: () => Promise<boolean>,
  { child, timeoutMs }: WaitOptions,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await isReady().catch(() => false))) {
    if (child.hasExited()) throw new NotReadyError(describeExit(child, await child.exited));
    if (Date.now() > deadline) throw new NotReadyError(describeSilence(child, timeoutMs));
    await Promise.race([sleep(50), child.exited]);
  }
}

/**
 * Waits for the child to print a line that holds `text`.
 * @throws NotReadyError when the child ends, or does not print it in time
 */
export async function waitForReadyLine(text: string, { child, timeoutMs }: WaitOptions): Promise<void> {
  let seen = false;
  void child.waitForLine(text).then(() => (seen = true));
  await waitUntilReady(() => Promise.resolve(seen), { child, timeoutMs });
}

function describeSilence(child: Child, timeoutMs: number): string {
  const lines = child.lastLines().slice(-5);
  const words =
    lines.length === 0 ? 'It said nothing.' : `Its last lines:\n${lines.map((line) => `  | ${line}`).join('\n')}`;
  return `${child.name} was not ready within ${timeoutMs / 1000} s. ${words}`;
}
