import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { toneOf } from '../words/outcome-words.ts';

interface BadgeProps {
  /** An outcome, or null for a sync that runs. */
  outcome: string | null;
  /** Another word than the outcome's own. */
  word?: string;
}

/** An outcome as a word with a sign of its tone. */
export function Badge({ outcome, word }: BadgeProps): VNode {
  return html`<span class="badge ${toneOf(outcome)}">${word ?? outcome ?? 'running'}</span>`;
}
