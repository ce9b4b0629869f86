import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { toneOf } from '../words/outcome-words.ts';
import type { ItemState, Totals } from './batch.ts';

const order: readonly ItemState[] = [
  'created',
  'updated',
  'unchanged',
  'skipped',
  'invalid',
  'rejected',
  'failed',
  'refused',
  'cancelled',
  'running',
  'starting',
  'queued',
];

/** How many are in which state; states without any are left out. */
export function BatchTotals({ totals }: { totals: Totals }): VNode {
  const some = order.filter((state) => (totals[state] ?? 0) > 0);
  return html`<dl class="totals">
    ${some.map(
      (state) =>
        html`<div key=${state} class=${toneOfItem(state)}>
          <dt>${state}</dt>
          <dd>${totals[state]}</dd>
        </div>`,
    )}
  </dl>`;
}

/** How the state of an item is drawn. */
export function toneOfItem(state: ItemState): string {
  if (state === 'queued') return 'plain';
  if (state === 'starting' || state === 'running') return 'busy';
  return state === 'refused' ? 'bad' : toneOf(state);
}
