import { html } from 'htm/preact';
import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { apiKey, authorization } from '../api/api-key.ts';
import type { Problem } from '../api/answers.ts';
import { fetchAnswer, problemIn } from '../api/request.ts';
import { useStore } from '../state/store.ts';
import { ProblemNote } from './problem-note.ts';

interface DownloadLinkProps {
  path: string;
  fileName: string;
  children?: ComponentChildren;
}

/** A file of the API, for the disk. A link carries no API key, so with one the page fetches it and hands it over. */
export function DownloadLink({ path, fileName, children }: DownloadLinkProps): VNode {
  const hasKey = useStore(apiKey) !== '';
  const [problem, setProblem] = useState<Problem | null>(null);
  const fetchFirst = (event: Event): void => {
    if (!hasKey) return;
    event.preventDefault();
    setProblem(null);
    fetchAnswer(path, { headers: authorization() })
      .then(async (answer) => save(await answer.blob(), fileName))
      .catch((error: unknown) => setProblem(problemIn(error)));
  };
  return html`<a href=${path} download=${fileName} onClick=${fetchFirst}>${children}</a>
    <${ProblemNote} problem=${problem} />`;
}

function save(file: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = fileName;
  link.click();
  // The browser has taken the file by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
