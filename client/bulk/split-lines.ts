/** A line of what was handed in. */
export interface TextLine {
  /** From 1. */
  line: number;
  /** Without its end; null where it was too long to be kept. */
  text: string | null;
}

export interface LineSplitter {
  /** The lines that this chunk ends. */
  push(chunk: string): TextLine[];
  /** The last line, where it had no end. */
  end(): TextLine[];
}

/** In characters. An id with all that may stand beside it is far shorter. */
const longestLine = 65_536;

const lineEnd = /\r\n|\n|\r/;

/** Cuts text into lines that end as on any system. No more than the longest line is kept, however long one is. */
export function createLineSplitter(): LineSplitter {
  let ended = 0;
  let rest = '';
  let isTooLong = false;
  let isAfterReturn = false;

  const keep = (text: string): void => {
    isTooLong ||= rest.length + text.length > longestLine;
    rest = isTooLong ? '' : rest + text;
  };
  const close = (text: string): TextLine => {
    keep(text);
    const closed = { line: (ended += 1), text: isTooLong ? null : rest };
    rest = '';
    isTooLong = false;
    return closed;
  };
  return {
    push(chunk) {
      if (chunk === '') return [];
      // The two signs of one line end may come in two chunks.
      const parts = (isAfterReturn && chunk.startsWith('\n') ? chunk.slice(1) : chunk).split(lineEnd);
      isAfterReturn = chunk.endsWith('\r');
      const last = parts.pop() ?? '';
      const lines = parts.map(close);
      keep(last);
      return lines;
    },
    end: () => (rest === '' && !isTooLong ? [] : [close('')]),
  };
}
