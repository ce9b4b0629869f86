import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { countIds, obstacles } from '../ids/check-ids.ts';
import type { PastedIds } from '../ids/parse-ids.ts';

interface IdsFieldProps {
  text: string;
  pasted: PastedIds;
  /** What else is wrong with the field, such as that it is empty. */
  complaint: string | null;
  onInput: (text: string) => void;
  onSubmit: () => void;
}

/** The field for one or many ids; what is no id is named while it is typed. */
export function IdsField({ text, pasted, complaint, onInput, onSubmit }: IdsFieldProps): VNode {
  const problems = complaint === null ? obstacles(pasted) : [complaint];
  const input = (event: Event): void => {
    if (event.target instanceof HTMLTextAreaElement) onInput(event.target.value);
  };
  const submitByKeys = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onSubmit();
  };
  return html`<div class="field">
    <label for="ids">External Ids</label>
    <textarea
      id="ids"
      rows=${Math.min(10, Math.max(3, text.split('\n').length))}
      spellcheck="false"
      autocapitalize="off"
      autocomplete="off"
      placeholder="resp_…"
      aria-invalid=${problems.length > 0}
      aria-describedby="ids-count ids-problems"
      value=${text}
      onInput=${input}
      onKeyDown=${submitByKeys}
    ></textarea>
    <p id="ids-count" class="hint">${countIds(pasted)}</p>
    <div id="ids-problems" role="alert">
      ${
        problems.length > 0 &&
        html`<ul class="field-problems">
          ${problems.map((sentence) => html`<li key=${sentence}>${sentence}</li>`)}
        </ul>`
      }
    </div>
  </div>`;
}
