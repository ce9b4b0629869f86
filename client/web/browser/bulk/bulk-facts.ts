import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { Bulk } from '../bulk.ts';
import { Fact } from '../frame/fact.ts';
import { Link } from '../state/link.ts';
import { formatTime } from '../words/times.ts';

/** All else that is known of a bulk, for a support case. */
export function BulkFacts({ bulk }: { bulk: Bulk }): VNode {
  const { bulkId, workflowId, retryOf, collection, force, history, startedAt, finishedAt } = bulk;
  const now = Date.now();
  return html`<section aria-labelledby="facts-title">
    <h3 id="facts-title">About this bulk</h3>
    <dl class="facts">
      ${
        retryOf !== null &&
        html`<${Fact} name="Retry of"><${Link} to=${{ name: 'bulk', bulkId: retryOf }}>the first bulk<//><//>`
      }
      <${Fact} name="Started">${formatTime(startedAt, now)}<//>
      ${finishedAt !== null && html`<${Fact} name="Ended">${formatTime(finishedAt, now)}<//>`}
      <${Fact} name="Mapping Collection">${collection ?? 'Default'}<//>
      ${force && html`<${Fact} name="Older responses">are written, too<//>`}
      ${history === 'each' && html`<${Fact} name="Workflows">one for each record<//>`}
      <${Fact} name="Workflow id"><code>${workflowId}</code><//>
      <${Fact} name="Bulk id"><code>${bulkId}</code><//>
    </dl>
  </section>`;
}
