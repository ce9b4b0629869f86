import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { endedCount, hasBulkEnded, type Bulk } from '../bulk.ts';
import { count } from '../words/counts.ts';
import { outcomes, toneOf } from '../words/outcome-words.ts';

/** A sum that anybody can check: what was received, and what became of it. Every part has its place from the beginning. */
export function BulkTotals({ bulk }: { bulk: Bulk }): VNode {
  const { totals, inOwnWorkflows } = bulk;
  const open = totals.received - endedCount(totals) - inOwnWorkflows;
  return html`<dl class="sum">
    <${Part} name="received" number=${totals.received} tone="whole" />
    ${outcomes.map((name) => html`<${Part} key=${name} name=${name} number=${totals[name]} tone=${toneOf(name)} />`)}
    ${
      !hasBulkEnded(bulk) &&
      html`<${Part} name="waiting" number=${inOwnWorkflows} tone="busy" />
        <${Part} name="to come" number=${open} tone="plain" />`
    }
  </dl>`;
}

interface PartProps {
  name: string;
  number: number;
  tone: string;
}

function Part({ name, number, tone }: PartProps): VNode {
  return html`<div class=${number === 0 && tone !== 'whole' ? 'none' : tone}>
    <dt>${name}</dt>
    <dd>${count(number)}</dd>
  </div>`;
}
