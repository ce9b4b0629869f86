import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { get } from '../api/request.ts';
import { trouble } from '../api/trouble.ts';
import { useStore } from '../state/store.ts';
import { readChecks, summarise, type Check } from './read-checks.ts';

const againMs = 60_000;

/** What must be right before a first sync: one quiet line while all is, open where something needs doing. */
export function Checklist(): VNode | null {
  const [checks, setChecks] = useState<Check[] | null>(null);
  const away = useStore(trouble)?.code;
  useEffect(() => {
    const ending = new AbortController();
    const ask = (): void => {
      if (document.visibilityState === 'hidden') return;
      get('/v1/checks', ending.signal)
        .then((answer) => setChecks(readChecks(answer)))
        // Where the checklist cannot be had, the banner says why.
        .catch(() => undefined);
    };
    ask();
    const timer = setInterval(ask, againMs);
    return () => {
      clearInterval(timer);
      ending.abort();
    };
  }, [away]);
  if (checks === null) return null;
  const failed = checks.some(({ status }) => status === 'failed');
  return html`<section class="card checklist" aria-labelledby="checklist-title">
    <h2 id="checklist-title">Checklist</h2>
    <details open=${failed}>
      <summary>${summarise(checks)}</summary>
      <ul class="checks">
        ${checks.map((check) => html`<${Item} key=${check.id} check=${check} />`)}
      </ul>
    </details>
  </section>`;
}

function Item({ check }: { check: Check }): VNode {
  const { title, status, detail, resolution } = check;
  return html`<li class="check-item ${status}">
    <span class="mark" aria-hidden="true"></span>
    <div>
      <p class="check-title">${title} <span class=${status === 'ok' ? 'hidden' : 'quiet'}>${status}</span></p>
      ${status !== 'ok' && html`<p>${detail}</p>`} ${resolution !== '' && html`<p class="resolution">${resolution}</p>`}
    </div>
  </li>`;
}
