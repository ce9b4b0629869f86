import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { followFeed } from './api/feed.ts';
import { apiKey, keyWanted } from './api/api-key.ts';
import { BulkView } from './bulk/bulk-view.ts';
import { BulkList } from './bulks/bulk-list.ts';
import { Checklist } from './checklist/checklist.ts';
import { SyncDetail } from './detail/sync-detail.ts';
import { Banner } from './frame/banner.ts';
import { KeyForm } from './frame/key-form.ts';
import { ManualSyncForm } from './form/manual-sync-form.ts';
import { PastSyncs } from './list/past-syncs.ts';
import { Link } from './state/link.ts';
import { currentRoute } from './state/navigation.ts';
import type { View } from './state/route.ts';
import { useStore } from './state/store.ts';
import { useWhileVisible } from './state/use-while-visible.ts';

/** The whole page: on the left what is started, on the right what became of it. */
export function App(): VNode {
  const key = useStore(apiKey);
  const wanted = useStore(keyWanted);
  const { view } = useStore(currentRoute);
  useWhileVisible(followFeed, [key]);
  return html`
    <a class="skip" href="#main">Skip to the result</a>
    <header class="top">
      <h1><${Link} to=${{ name: 'list' }}>Manual Sync<//></h1>
      <p class="top-note">OpenAI to iPaaS.com</p>
    </header>
    <${Banner} />
    ${wanted ? html`<main id="main" tabindex="-1"><${KeyForm} /></main>` : html`<${Columns} key=${key} view=${view} />`}
  `;
}

function Columns({ view }: { view: View }): VNode {
  return html`<div class="columns">
    <${ManualSyncForm} />
    <main id="main" tabindex="-1"><${ViewOf} view=${view} /></main>
    <${Checklist} />
  </div>`;
}

function ViewOf({ view }: { view: View }): VNode {
  switch (view.name) {
    case 'sync':
      return html`<${SyncDetail} key=${view.syncId} syncId=${view.syncId} />`;
    case 'bulk':
      return html`<${BulkView} key=${view.bulkId} bulkId=${view.bulkId} lines=${view.lines ?? ''} />`;
    case 'bulks':
      return html`<${BulkList} />`;
    case 'list':
      return html`<${PastSyncs} />`;
  }
}
