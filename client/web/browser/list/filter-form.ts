import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { filterBy } from '../state/navigation.ts';
import { isFiltered, noFilters, type Filters } from '../state/route.ts';
import { outcomes } from '../words/outcome-words.ts';
import { useErrorCodes } from './error-codes.ts';

/** The search; what is chosen applies at once, what is typed when the field is left or Enter is pressed. */
export function FilterForm({ filters }: { filters: Filters }): VNode {
  const [draft, setDraft] = useState(filters);
  const codes = useErrorCodes();
  const read = (event: Event): Filters => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return draft;
    return { ...draft, [target.name]: target.value.trim() };
  };
  const apply = (wanted: Filters): void => {
    if (JSON.stringify(wanted) !== JSON.stringify(filters)) filterBy(wanted);
  };
  const change = (event: Event): void => apply(read(event));
  const submit = (event: Event): void => {
    event.preventDefault();
    apply(draft);
  };
  const text = (name: 'customerNumber' | 'responseId', label: string): VNode =>
    html`<div class="field">
      <label for=${name}>${label}</label>
      <input
        id=${name}
        name=${name}
        value=${draft[name]}
        spellcheck="false"
        autocomplete="off"
        onInput=${(event: Event) => setDraft(read(event))}
        onChange=${change}
      />
    </div>`;

  return html`<form class="filters" role="search" aria-label="Past syncs" onSubmit=${submit}>
    ${text('customerNumber', 'Customer number')} ${text('responseId', 'Response id')}
    <div class="field">
      <label for="since">Since</label>
      <input id="since" name="since" type="date" value=${draft.since} onChange=${change} />
    </div>
    <div class="field">
      <label for="outcome">Outcome</label>
      <select id="outcome" name="outcome" value=${draft.outcome} onChange=${change}>
        <option value="">Any</option>
        ${outcomes.map((name) => html`<option key=${name} value=${name}>${name}</option>`)}
      </select>
    </div>
    <div class="field">
      <label for="errorCode">Error</label>
      <select id="errorCode" name="errorCode" value=${draft.errorCode} onChange=${change}>
        <option value="">Any</option>
        ${withChosen(codes, draft.errorCode).map((code) => html`<option key=${code} value=${code}>${code}</option>`)}
      </select>
    </div>
    <div class="filter-buttons">
      <button type="submit">Search</button>
      ${isFiltered(filters) && html`<button type="button" onClick=${() => filterBy(noFilters)}>Clear</button>`}
    </div>
  </form>`;
}

/** A code that came with the address is shown before the catalogue is there. */
function withChosen(codes: readonly string[], chosen: string): string[] {
  return chosen === '' || codes.includes(chosen) ? [...codes] : [chosen, ...codes];
}
