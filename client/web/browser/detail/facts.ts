import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { Fact } from '../frame/fact.ts';
import { Link } from '../state/link.ts';
import type { Sync } from '../sync.ts';
import { formatDuration } from '../words/durations.ts';
import { formatTime } from '../words/times.ts';

/** All else that is known of a sync, for a support case. */
export function Facts({ sync }: { sync: Sync }): VNode {
  const { customer, mapping, retryOf } = sync;
  const now = Date.now();
  return html`<section aria-labelledby="facts-title">
    <h3 id="facts-title">About this sync</h3>
    <dl class="facts">
      <${Fact} name="Response"><code>${sync.responseId ?? 'none'}</code><//>
      ${
        sync.responseCreatedAt !== null &&
        html`<${Fact} name="Model answered">${formatTime(sync.responseCreatedAt, now)}<//>`
      }
      ${customer?.ipaasId && html`<${Fact} name="iPaaS.com customer"><code>${customer.ipaasId}</code><//>`}
      ${
        mapping !== null &&
        html`<${Fact} name="Mapping Collection"
          >${mapping.name} <span class="quiet">version ${mapping.version}</span><//
        >`
      }
      <${Fact} name="Started by">${sync.trigger.replaceAll('_', ' ')}<//>
      ${
        retryOf !== null &&
        html`<${Fact} name="Retry of"><${Link} to=${{ name: 'sync', syncId: retryOf }}>an earlier sync<//><//>`
      }
      <${Fact} name="Started">${formatTime(sync.startedAt, now)}<//>
      ${
        sync.finishedAt !== null &&
        html`<${Fact} name="Took">${formatDuration(Date.parse(sync.finishedAt) - Date.parse(sync.startedAt))}<//>`
      }
      <${Fact} name="Tracking GUID"><code>${sync.trackingGuid}</code><//>
      <${Fact} name="Sync id"><code>${sync.syncId}</code><//>
    </dl>
  </section>`;
}
