import colors from 'picocolors';
import { stepTitles } from '../../../customer/step-titles.ts';
import type { Step, SyncState } from '../../../customer/sync-result.ts';
import type { LiveSync } from '../../live-sync.ts';

export interface StepProgress {
  /** Shows what has changed since the last time. */
  show(state: SyncState | LiveSync): void;
  /** Takes the line of the running step away. */
  clear(): void;
}

const marks = { completed: colors.green('✔'), failed: colors.red('✖'), skipped: colors.dim('–') } as const;
const titleWidth = Math.max(...Object.values(stepTitles).map((title) => title.length)) + 2;

/**
 * Steps as they happen: a line for each step that has ended, and on a terminal a last line for the one under way,
 * with its wait. Where the output is piped, a wait is told once, in a line of its own.
 */
export function createStepProgress(output: NodeJS.WriteStream): StepProgress {
  const ended = new Set<string>();
  let liveLine = false;
  let toldWait = '';

  const clear = (): void => {
    if (liveLine) output.write('\r\u001B[K');
    liveLine = false;
  };
  const showCurrent = (note: string): void => {
    if (output.isTTY) {
      output.write(note);
      liveLine = true;
    } else if (note !== toldWait && note.includes('waiting')) {
      output.write(`${note}\n`);
      toldWait = note;
    }
  };
  return {
    clear,
    show(state) {
      clear();
      for (const step of state.steps) {
        if (!hasEnded(step) || ended.has(step.step)) continue;
        ended.add(step.step);
        output.write(`${endedLine(step)}\n`);
      }
      const note = currentNote(state);
      if (note !== null) showCurrent(note);
    },
  };
}

function hasEnded(step: Step): step is Step & { status: keyof typeof marks } {
  return step.status === 'completed' || step.status === 'failed' || step.status === 'skipped';
}

function endedLine(step: Step & { status: keyof typeof marks }): string {
  const title = stepTitles[step.step].padEnd(titleWidth);
  const time = step.step === 'trigger' || step.durationMs === null ? '' : duration(step.durationMs).padStart(8);
  const tries = step.attempts > 1 ? colors.yellow(`  ${step.attempts} attempts`) : '';
  const why = step.status === 'completed' ? '' : colors.dim(`  ${step.status}`);
  return `  ${marks[step.status]} ${title}${colors.dim(time)}${tries}${why}`.trimEnd();
}

function currentNote(state: SyncState | LiveSync): string | null {
  if (!('current' in state) || state.current === null) return null;
  const { step, nextRetryAt, waitingFor } = state.current;
  if (nextRetryAt === null) return `  ${colors.cyan('●')} ${stepTitles[step]}…`;
  return `  ${colors.yellow('●')} ${stepTitles[step]}: waiting. ${waitingFor ?? ''}`;
}

function duration(milliseconds: number): string {
  return milliseconds < 10_000 ? `${milliseconds} ms` : `${Math.round(milliseconds / 1000)} s`;
}
