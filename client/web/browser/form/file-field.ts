import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { ChosenList } from './chosen-list.ts';
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

/** The file that was chosen, in place of the fields. */
export function ChosenFile({ file, onRemove }: { file: File; onRemove: () => void }): VNode {
  return html`<div class="field">
    <${ChosenList} label="File of ids" name=${file.name} size=${sizeWords(file.size)} onRemove=${onRemove} />
    <p class="hint">Lines that repeat an id or hold none are counted and named; they stop nothing.</p>
  </div>`;
}
