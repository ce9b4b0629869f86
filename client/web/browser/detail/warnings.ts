import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { SyncWarning } from '../../../../customer/sync-warning.ts';

/** What an operator should know although all went well. */
export function Warnings({ warnings }: { warnings: readonly SyncWarning[] }): VNode | null {
  if (warnings.length === 0) return null;
  return html`<section class="note warn" aria-label="Good to know">
    ${warnings.map(({ code, message }) => html`<p key=${code}>${message}</p>`)}
  </section>`;
}
