import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { apiKey, giveKey } from '../api/api-key.ts';
import { useStore } from '../state/store.ts';

/** Asks for an API key where the API wants one. It is kept for this tab only. */
export function KeyForm(): VNode {
  const given = useStore(apiKey);
  const [key, setKey] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const submit = (event: Event): void => {
    event.preventDefault();
    if (key.trim() === '') return;
    giveKey(key.trim());
    setKey('');
  };
  return html`<form class="card key-form" onSubmit=${submit} aria-labelledby="key-title">
    <h2 id="key-title">API key</h2>
    <p id="key-hint">
      ${given === '' ? 'This service asks for an API key.' : 'The key was not accepted. Please try another one.'} It is
      kept in this tab only, until the tab is closed.
    </p>
    <div class="inline">
      <label for="api-key" class="hidden">API key</label>
      <input
        id="api-key"
        ref=${field}
        type="password"
        autocomplete="off"
        aria-describedby="key-hint"
        value=${key}
        onInput=${(event: Event) => event.target instanceof HTMLInputElement && setKey(event.target.value)}
      />
      <button type="submit" class="primary">Use this key</button>
    </div>
  </form>`;
}
