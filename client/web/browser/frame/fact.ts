import { html } from 'htm/preact';
import type { ComponentChildren, VNode } from 'preact';

/** A line of a list of facts. */
export function Fact({ name, children }: { name: string; children?: ComponentChildren }): VNode {
  return html`<div>
    <dt>${name}</dt>
    <dd>${children}</dd>
  </div>`;
}
