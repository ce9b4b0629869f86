import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface ChosenListProps {
  label: string;
  name: string;
  /** How large it is. */
  size: string;
  onRemove: () => void;
}

/** A list that is handed in as a whole and not shown, in place of the field that took it. */
export function ChosenList({ label, name, size, onRemove }: ChosenListProps): VNode {
  const button = useRef<HTMLButtonElement>(null);
  // What had the focus is gone.
  useEffect(() => button.current?.focus(), [name]);
  const remove = (): void => {
    onRemove();
    document.getElementById('form-title')?.focus();
  };
  return html`<p class="label">${label}</p>
    <div class="chosen-list">
      <p><strong>${name}</strong> <span class="quiet">${size}</span></p>
      <button type="button" class="small" ref=${button} aria-label=${`Remove ${name}`} onClick=${remove}>Remove</button>
    </div>`;
}
