import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { apiKey } from '../api/api-key.ts';
import { get } from '../api/request.ts';
import { useStore } from '../state/store.ts';

/** The sync as programs read it. A link carries no API key, so with one the page fetches it and shows what it got. */
export function JsonLink({ path }: { path: string }): VNode {
  const hasKey = useStore(apiKey) !== '';
  const open = (event: Event): void => {
    if (!hasKey) return;
    event.preventDefault();
    get(path)
      .then((answer) => {
        const text = new Blob([JSON.stringify(answer, null, 2)], { type: 'application/json' });
        window.open(URL.createObjectURL(text), '_blank', 'noreferrer');
      })
      .catch(() => undefined);
  };
  return html`<a href=${path} target="_blank" rel="noreferrer" onClick=${open}>JSON</a>`;
}
