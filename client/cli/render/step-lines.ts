import { stepTitles } from '../../../customer/step-titles.ts';
import type { Step } from '../../../customer/sync-result.ts';
import type { CurrentStep } from '../../current-step.ts';
import { colors } from './colors.ts';

const marks = { completed: colors.green('✔'), failed: colors.red('✖'), skipped: colors.dim('–') } as const;
const titleWidth = Math.max(...Object.values(stepTitles).map((title) => title.length)) + 2;

export type EndedStep = Step & { status: keyof typeof marks };

export function hasEnded(step: Step): step is EndedStep {
  return Object.hasOwn(marks, step.status);
}

/** One line for a step that has ended: how, in what time, and after how many attempts. */
export function endedStep(step: EndedStep): string {
  const title = stepTitles[step.step].padEnd(titleWidth);
  const time = step.step === 'trigger' || step.durationMs === null ? '' : duration(step.durationMs).padStart(8);
  const tries = step.attempts > 1 ? colors.yellow(`  ${step.attempts} attempts`) : '';
  const why = step.status === 'completed' ? '' : colors.dim(`  ${step.status}`);
  return `  ${marks[step.status]} ${title}${colors.dim(time)}${tries}${why}`.trimEnd();
}

/** One line for the step under way: what it waits for, if it waits. Cut to the columns of a terminal. */
export function underWay(current: CurrentStep, columns = Number.POSITIVE_INFINITY): string {
  const title = stepTitles[current.step];
  const waits = current.nextRetryAt !== null;
  const text = waits ? `${title}: waiting. ${current.waitingFor ?? `Goes on at ${current.nextRetryAt}.`}` : `${title}…`;
  const room = columns - '  ● '.length;
  const shown = text.length > room ? `${text.slice(0, Math.max(0, room - 1))}…` : text;
  return `  ${waits ? colors.yellow('●') : colors.cyan('●')} ${shown}`;
}

function duration(milliseconds: number): string {
  return milliseconds < 10_000 ? `${Math.round(milliseconds)} ms` : `${Math.round(milliseconds / 1000)} s`;
}
