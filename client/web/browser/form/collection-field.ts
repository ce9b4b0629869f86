import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useCollections } from './collections.ts';

interface CollectionFieldProps {
  /** Name of a collection; null for the default. */
  value: string | null;
  onChange: (name: string | null) => void;
}

/** The choice of the mapping collection. */
export function CollectionField({ value, onChange }: CollectionFieldProps): VNode {
  const collections = useCollections();
  const choose = (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const { value: name } = event.target;
    onChange(name === '' ? null : name);
  };
  const options = collections?.map(
    ({ name, enabled, isDefault }) =>
      html`<option key=${name} value=${isDefault ? '' : name} disabled=${!enabled}>
        ${name}${enabled ? '' : ' (disabled)'}
      </option>`,
  );
  return html`<div class="field">
    <label for="collection">Mapping Collection</label>
    <select id="collection" value=${value ?? ''} onChange=${choose}>
      ${options ?? html`<option value="">Default</option>`}
    </select>
  </div>`;
}
