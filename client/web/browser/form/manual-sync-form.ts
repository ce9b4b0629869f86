import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useCallback, useMemo, useState } from 'preact/hooks';
import type { Problem } from '../api/answers.ts';
import { problemIn } from '../api/request.ts';
import { ProblemNote } from '../frame/problem-note.ts';
import { obstacles } from '../ids/check-ids.ts';
import { parseIds } from '../ids/parse-ids.ts';
import { CollectionField } from './collection-field.ts';
import { ChosenFile, FileField } from './file-field.ts';
import { IdsField } from './ids-field.ts';
import { startFile, startIds } from './start-syncs.ts';
import { useFileDrop } from './use-file-drop.ts';

const nothingPasted = 'Paste at least one id: resp_… or conv_….';
const manyFiles = 'Those were several files. One at a time can be started.';

/** The form, named and ordered as Manual Sync in iPaaS.com is. */
export function ManualSyncForm(): VNode {
  const [text, setText] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [collection, setCollection] = useState<string | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const pasted = useMemo(() => parseIds(text), [text]);

  const isReady = (): boolean => {
    if (file !== null) return true;
    if (pasted.ids.length === 0 && pasted.bad.length === 0) setComplaint(nothingPasted);
    if (pasted.ids.length > 0 && obstacles(pasted).length === 0) return true;
    document.getElementById('ids')?.focus();
    return false;
  };
  const start = async (dryRun: boolean): Promise<void> => {
    if (busy || !isReady()) return;
    setBusy(true);
    setProblem(null);
    try {
      const options = { dryRun, collection };
      await (file === null ? startIds(pasted.ids, options) : startFile(file, options));
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
  const take = useCallback((files: readonly File[]): void => {
    setComplaint(files.length > 1 ? manyFiles : null);
    setFile(files.length === 1 ? (files[0] ?? null) : null);
  }, []);
  const held = useFileDrop(take);

  return html`<form
    class=${held ? 'card held-over' : 'card'}
    aria-labelledby="form-title"
    aria-busy=${busy}
    onSubmit=${submit}
    novalidate
  >
    <h2 id="form-title" tabindex="-1">Start a sync</h2>
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
    ${
      file === null
        ? html`<${IdsField}
              text=${text}
              pasted=${pasted}
              complaint=${complaint}
              onInput=${typed}
              onSubmit=${() => void start(false)}
            />
            <${FileField} onFile=${(chosen: File) => take([chosen])} />`
        : html`<${ChosenFile} file=${file} onRemove=${() => setFile(null)} />`
    }
    <div class="buttons">
      <button type="submit" class="primary" disabled=${busy}>Submit</button>
      <button type="button" disabled=${busy} aria-describedby="debug-hint" onClick=${() => void start(true)}>
        Debug
      </button>
    </div>
    <p id="debug-hint" class="hint">Debug is a dry run: it shows what would happen and writes nothing.</p>
    ${busy && file !== null && html`<p class="hint" role="status">The file is being handed in…</p>`}
    <${ProblemNote} problem=${problem} />
  </form>`;
}
