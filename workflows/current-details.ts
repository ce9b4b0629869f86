/** What the Temporal UI shows under "current details", in Markdown: the steps, the wait, the result. */
import { stepTitles } from '../customer/step-titles.ts';
import type { Step, SyncState } from '../customer/sync-result.ts';

/**
 * The state of a sync for a person who looks at it. Customer data stays out: field names are shown, values are not.
 */
export function describeState(state: SyncState): string {
  const lines = [`**${headline(state)}**`, '', ...state.steps.map(stepLine)];
  if (state.error !== null) {
    lines.push('', `\`${state.error.code}\` ${state.error.title} ${state.error.message}`, '', state.error.resolution);
  }
  if (state.changes.length > 0) {
    lines.push('', `Changed: ${state.changes.map((change) => change.field).join(', ')}`);
  }
  return lines.join('\n');
}

function headline(state: SyncState): string {
  const dryRun = state.dryRun ? ' (dry run, nothing is written)' : '';
  if (state.outcome !== null) return `Outcome: ${state.outcome}${dryRun}`;
  const running = state.steps.find((step) => step.status === 'running');
  if (running === undefined) return `Starting${dryRun}`;
  return `${stepTitles[running.step]}…${dryRun} If it waits, the tab Pending Activities says what for and until when.`;
}

function stepLine(step: Step): string {
  const tries = step.attempts > 1 ? `, ${step.attempts} attempts` : '';
  return `- ${stepTitles[step.step]}: ${step.status}${tries}`;
}
