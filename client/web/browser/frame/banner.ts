import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { trouble } from '../api/trouble.ts';
import { useStore } from '../state/store.ts';

/** Says what is away and what to do, and goes when it is back. The region is always there, so that it is read out. */
export function Banner(): VNode {
  const problem = useStore(trouble);
  return html`<div role="alert" class="banner-place">
    ${
      problem !== null &&
      html`<div class="banner">
        <p><strong>${problem.title}</strong> ${problem.detail}</p>
        <p>${problem.resolution}</p>
      </div>`
    }
  </div>`;
}
