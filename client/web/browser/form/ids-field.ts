import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { countIds, obstacles } from '../ids/check-ids.ts';
import type { PastedIds } from '../ids/parse-ids.ts';
import { ChosenList } from './chosen-list.ts';

interface IdsFieldProps {
  text: string;
  pasted: PastedIds;
  /** What else is wrong with the field, such as that it is empty. */
  complaint: string | null;
  onInput: (text: string) => void;
  onSubmit: () => void;
}

/** In characters: browsers take minutes to lay out a text of megabytes in a field. */
const longestShown = 200_000;

/** The field for one or many ids; what is no id is named while it is typed. Very many are taken without being shown. */
export function IdsField({ text, pasted, complaint, onInput, onSubmit }: IdsFieldProps): VNode {
  const problems = complaint === null ? obstacles(pasted) : [complaint];
  const input = (event: Event): void => {
    if (event.target instanceof HTMLTextAreaElement) onInput(event.target.value);
  };
  const paste = (event: ClipboardEvent): void => {
    const added = event.clipboardData?.getData('text') ?? '';
    if (text.length + added.length <= longestShown) return;
    event.preventDefault();
    onInput(`${text}\n${added}`.trim());
  };
  const submitByKeys = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onSubmit();
  };
  return html`<div class="field">
    ${
      text.length > longestShown
        ? html`<${ChosenList}
            label="External Ids"
            name="A long list"
            size="too long to be shown here"
            onRemove=${() => onInput('')}
          />`
        : html`<label for="ids">External Ids</label>
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
              onPaste=${paste}
              onKeyDown=${submitByKeys}
            ></textarea>`
    }
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
