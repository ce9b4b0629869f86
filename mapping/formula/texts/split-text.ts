/** `string.Split`, as .NET does it step by step: its options and its count act on each other. */
import { trimText } from './white-space.ts';

export interface Separator {
  readonly start: number;
  readonly end: number;
}

export interface SplitOptions {
  /** How many pieces at most; null: all. The last takes in the rest. */
  readonly count: number | null;
  readonly removeEmpty: boolean;
  readonly trim: boolean;
}

/** @param separators where they stand in the text, in order */
export function splitText(text: string, separators: readonly Separator[], options: SplitOptions): string[] {
  const most = options.count ?? Infinity;
  if (most === 0) return [];
  if (most === 1 || separators.length === 0) return pieceOf(text, options);
  const pieces: string[] = [];
  let start = 0;
  for (const [index, separator] of separators.entries()) {
    pieces.push(...pieceOf(text.slice(start, separator.start), options));
    start = separator.end;
    if (pieces.length === most - 1) {
      start = startOfRest(text, start, separators.slice(index + 1), options);
      break;
    }
  }
  return [...pieces, ...pieceOf(text.slice(start), options)];
}

/** Where empty pieces are removed, the rest does not begin with some. */
function startOfRest(text: string, from: number, separators: readonly Separator[], options: SplitOptions): number {
  let start = from;
  if (!options.removeEmpty) return start;
  for (const separator of separators) {
    if (pieceOf(text.slice(start, separator.start), options).length > 0) break;
    start = separator.end;
  }
  return start;
}

/** The piece; none where it is empty and such are removed. */
function pieceOf(text: string, { trim, removeEmpty }: SplitOptions): string[] {
  const piece = trim ? trimText(text) : text;
  return piece === '' && removeEmpty ? [] : [piece];
}
