import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { acceptedFiles, sizeWords } from './list-file.ts';

/** The other way to name many: a file, chosen here or dropped anywhere on the page. */
export function FileField({ onFile }: { onFile: (file: File) => void }): VNode {
  const choose = (event: Event): void => {
    const file = event.target instanceof HTMLInputElement ? event.target.files?.[0] : undefined;
    if (file !== undefined) onFile(file);
  };
  return html`<div class="field">
    <label for="list-file">Or a file of ids</label>
    <input id="list-file" type="file" accept=${acceptedFiles} aria-describedby="list-file-hint" onChange=${choose} />
    <p id="list-file-hint" class="hint">One id in each line, CSV or NDJSON; up to a million. Drop it anywhere here.</p>
  </div>`;
}

/** The file that was chosen, in place of the field for ids. */
export function ChosenFile({ file, onRemove }: { file: File; onRemove: () => void }): VNode {
  const button = useRef<HTMLButtonElement>(null);
  // What had the focus is gone.
  useEffect(() => button.current?.focus(), [file]);
  return html`<div class="field">
    <p class="label">File of ids</p>
    <div class="chosen-file">
      <p><strong>${file.name}</strong> <span class="quiet">${sizeWords(file.size)}</span></p>
      <button type="button" class="small" ref=${button} aria-label=${`Remove ${file.name}`} onClick=${onRemove}>
        Remove
      </button>
    </div>
    <p class="hint">Lines that repeat an id or hold none are counted and named; they stop nothing.</p>
  </div>`;
}
