import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Problem } from '../api/answers.ts';
import { problemIn } from '../api/request.ts';
import { ProblemNote } from '../frame/problem-note.ts';
import { obstacles } from '../ids/check-ids.ts';
import { parseIds } from '../ids/parse-ids.ts';
import { CollectionField } from './collection-field.ts';
import { IdsField } from './ids-field.ts';
import { startSyncs } from './start-syncs.ts';

const nothingPasted = 'Paste at least one id: resp_… or conv_….';

/** The form, named and ordered as Manual Sync in iPaaS.com is. */
export function ManualSyncForm(): VNode {
  const [text, setText] = useState('');
  const [collection, setCollection] = useState<string | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const pasted = useMemo(() => parseIds(text), [text]);

  const start = async (dryRun: boolean): Promise<void> => {
    if (busy) return;
    if (pasted.ids.length === 0 && pasted.bad.length === 0) setComplaint(nothingPasted);
    if (pasted.ids.length === 0 || obstacles(pasted).length > 0) return document.getElementById('ids')?.focus();
    setBusy(true);
    setProblem(null);
    try {
      await startSyncs({ ids: pasted.ids, dryRun, collection });
    } catch (error) {
      setProblem(problemIn(error));
    }
    setBusy(false);
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    void start(false);
  };
  const typed = (next: string): void => {
    setText(next);
    setComplaint(null);
  };

  return html`<form class="card" aria-labelledby="form-title" onSubmit=${submit} novalidate>
    <h2 id="form-title">Start a sync</h2>
    <dl class="fixed">
      <div>
        <dt>System</dt>
        <dd>OpenAI</dd>
      </div>
      <div>
        <dt>Scope</dt>
        <dd>Customer, TO iPaaS.com</dd>
      </div>
    </dl>
    <${CollectionField} value=${collection} onChange=${setCollection} />
    <${IdsField}
      text=${text}
      pasted=${pasted}
      complaint=${complaint}
      onInput=${typed}
      onSubmit=${() => void start(false)}
    />
    <div class="buttons">
      <button type="submit" class="primary" disabled=${busy}>Submit</button>
      <button type="button" disabled=${busy} aria-describedby="debug-hint" onClick=${() => void start(true)}>
        Debug
      </button>
    </div>
    <p id="debug-hint" class="hint">Debug is a dry run: it shows what would happen and writes nothing.</p>
    <${ProblemNote} problem=${problem} />
  </form>`;
}
