import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { isRecord, readList } from '../api/answers.ts';
import { get } from '../api/request.ts';
import { readRecord, type Bulk } from '../bulk.ts';
import { Link } from '../state/link.ts';
import { counted, named } from '../words/counts.ts';
import { lineCount, linesPath } from './line-filters.ts';

const namedAtMost = 10;

/** The lines that are no records of the bulk, each named: how many lines there were is a sum, too. */
export function LeftOut({ bulk }: { bulk: Bulk }): VNode | null {
  const { bulkId, totals } = bulk;
  const { received, duplicates, malformed } = totals;
  const repeated = useFirstLines(bulkId, 'duplicate', duplicates);
  const withoutId = useFirstLines(bulkId, 'malformed', malformed);
  if (duplicates + malformed === 0) return null;
  const sum = `${counted(lineCount(totals), 'line')} = ${counted(received, 'record')}`;
  const parts: (VNode | string)[] = [sum];
  const add = (lines: string, words: string, after: string): void => {
    parts.push(' + ', html`<${Link} to=${{ name: 'bulk', bulkId, lines }}>${words}<//>`, after);
  };
  if (duplicates > 0) {
    const words = counted(duplicates, 'line that repeats', 'lines that repeat');
    add('duplicate', `${words} an earlier one`, inBrackets(repeated, duplicates));
  }
  if (malformed > 0) {
    const words = counted(malformed, 'line without an id', 'lines without an id');
    add('malformed', words, inBrackets(withoutId, malformed));
  }
  return html`<p class="left-out">${parts}</p>`;
}

function inBrackets(lines: readonly number[], all: number): string {
  if (lines.length === 0) return '';
  return ` (${all === 1 ? 'line' : 'lines'} ${named(lines, all)})`;
}

/** The numbers of the first such lines; empty until they are known. */
function useFirstLines(bulkId: string, filter: string, all: number): number[] {
  const [lines, setLines] = useState<number[]>([]);
  useEffect(() => {
    if (all === 0) return;
    const ending = new AbortController();
    get(linesPath(bulkId, filter, null), ending.signal)
      .then((answer) => setLines(readList(isRecord(answer) ? answer.records : null, 'items', lineOf)))
      // They can still be looked at by the filter.
      .catch(() => undefined);
    return () => ending.abort();
  }, [bulkId, filter, all]);
  return lines.slice(0, namedAtMost);
}

function lineOf(value: unknown): number {
  return readRecord(value).line;
}
