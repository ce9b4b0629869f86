import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { Step } from '../../../../customer/sync-result.ts';
import { useNow } from '../state/use-now.ts';
import type { CurrentStep } from '../sync.ts';
import { formatDuration } from '../words/durations.ts';
import { statusWords, stepTitles } from '../words/step-words.ts';
import { untilWhen, whyOf } from '../words/waits.ts';

interface StepListProps {
  steps: readonly Step[];
  /** Null where no step is under way. */
  current: CurrentStep | null;
}

/** The seven steps in their order, each with its state; the one under way with its wait. */
export function StepList({ steps, current }: StepListProps): VNode {
  const now = useNow(current !== null && current.nextRetryAt !== null);
  return html`<section aria-labelledby="steps-title">
    <h3 id="steps-title">Steps</h3>
    <ol class="steps">
      ${steps.map((step) => {
        const wait = current !== null && current.step === step.step ? current : null;
        return html`<${StepRow} key=${step.step} step=${step} wait=${wait} now=${now} />`;
      })}
    </ol>
  </section>`;
}

interface StepRowProps {
  step: Step;
  wait: CurrentStep | null;
  now: number;
}

function StepRow({ step, wait, now }: StepRowProps): VNode {
  const { status, attempts, durationMs } = step;
  const waits = wait !== null && wait.nextRetryAt !== null;
  return html`<li
    class="step ${status}"
    aria-current=${status === 'running' || status === 'waiting' ? 'step' : undefined}
  >
    <span class="mark" aria-hidden="true"></span>
    <span class="step-title">${stepTitles[step.step]}</span>
    <span class="step-state">
      ${statusWords[status]}${attempts > 1 && html`<span class="attempts">${attempts} attempts</span>`}
      ${showsDuration(step) && html`<span class="duration">${formatDuration(durationMs ?? 0)}</span>`}
    </span>
    ${
      waits &&
      html`<p class="wait"><strong>${untilWhen(wait.nextRetryAt ?? '', now)}.</strong> ${whyOf(wait.waitingFor)}</p>`
    }
  </li>`;
}

/** The trigger takes no time of its own. */
function showsDuration({ step, durationMs }: Step): boolean {
  return durationMs !== null && step !== 'trigger';
}
