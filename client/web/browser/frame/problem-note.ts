import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { Problem } from '../api/answers.ts';

/** A request that was refused: what is wrong and what to do, read out at once. */
export function ProblemNote({ problem }: { problem: Problem | null }): VNode {
  return html`<div role="alert">
    ${
      problem !== null &&
      html`<div class="note bad">
        <p><strong>${problem.title}</strong> ${problem.detail}</p>
        <p>${problem.resolution}</p>
      </div>`
    }
  </div>`;
}
