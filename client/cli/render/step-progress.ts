import type { SyncState } from '../../../customer/sync-result.ts';
import type { LiveSync } from '../../current-step.ts';
import { endedStep, hasEnded, underWay } from './step-lines.ts';

export interface StepProgress {
  /** Shows what has changed since the last time. */
  show(state: SyncState | LiveSync): void;
  /** Says something that belongs to the wait; once, however often it is repeated. */
  note(line: string): void;
  /** Takes the line of the running step away. */
  clear(): void;
}

type Output = Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>;

/**
 * Steps as they happen: a line for each step that has ended, and on a terminal a last line for the one under way,
 * with its wait. Where the output is piped, a wait is told once, in a line of its own.
 */
export function createStepProgress(output: Output): StepProgress {
  const ended = new Set<string>();
  let liveLine = false;
  let told = '';

  const clear = (): void => {
    if (liveLine) output.write('\r\u001B[K');
    liveLine = false;
  };
  const note = (line: string): void => {
    clear();
    if (output.isTTY) {
      output.write(line);
      liveLine = true;
    } else if (line !== told) {
      output.write(`${line}\n`);
      told = line;
    }
  };
  return {
    clear,
    note,
    show(state) {
      clear();
      for (const step of state.steps) {
        if (!hasEnded(step) || ended.has(step.step)) continue;
        ended.add(step.step);
        output.write(`${endedStep(step)}\n`);
      }
      const current = 'current' in state ? state.current : null;
      if (current === null) return;
      // A line that wraps could not be taken away again.
      if (output.isTTY) note(underWay(current, output.columns));
      else if (current.nextRetryAt !== null) note(underWay(current));
    },
  };
}
