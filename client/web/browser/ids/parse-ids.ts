/** What was pasted, sorted into ids that a sync can start from and the rest. */
export interface PastedIds {
  /** In the order in which they came, each once. */
  ids: string[];
  /** Pieces that are no ids, in order, each once. */
  bad: BadId[];
  /** How many pieces repeated an earlier one. */
  repeated: number;
}

export interface BadId {
  /** As it was pasted, shortened. */
  text: string;
  /** The line it stands in, from 1. */
  line: number;
  reason: string;
}

/** As customer/response-id.ts has it; a test holds the two together. */
const idForm = /^(resp|conv)_[\w-]{1,200}$/;
const separators = /[\s,;|]+/;
/** What comes along when ids are copied out of code, JSON or a table. */
const wrapping = /^["'`[({<]+|["'`\])}>.]+$/g;
const longestShown = 40;

/** Reads ids however they were pasted: by blanks, lines, commas, semicolons, tabs or pipes, quoted or in brackets. */
export function parseIds(text: string): PastedIds {
  const seen = new Set<string>();
  const pasted: PastedIds = { ids: [], bad: [], repeated: 0 };
  for (const { piece, line } of piecesOf(text)) {
    if (seen.has(piece)) {
      pasted.repeated += 1;
      continue;
    }
    seen.add(piece);
    if (idForm.test(piece)) pasted.ids.push(piece);
    else pasted.bad.push({ text: shorten(piece), line, reason: reasonOf(piece) });
  }
  return pasted;
}

function piecesOf(text: string): { piece: string; line: number }[] {
  return text.split(/\r\n|\n|\r/).flatMap((row, index) =>
    row
      .split(separators)
      .map((raw) => ({ piece: raw.replaceAll(wrapping, ''), line: index + 1 }))
      .filter(({ piece }) => piece !== ''),
  );
}

function reasonOf(piece: string): string {
  if (piece.startsWith('sk-')) return 'This looks like an API key. Never paste a key here.';
  if (/^(resp|conv)_?$/i.test(piece)) return 'The id is cut off behind its beginning.';
  if (/^(msg|rs|run|thread|asst|chatcmpl)[_-]/.test(piece)) return 'This is an id of another kind in OpenAI.';
  if (/^(RESP|CONV)_/i.test(piece) && !/^(resp|conv)_/.test(piece))
    return 'Ids begin in small letters: resp_ or conv_.';
  if (/^(resp|conv)_/.test(piece)) return 'The id holds a character that ids do not have, or is too long.';
  return 'Ids begin with resp_ (a response) or conv_ (a conversation).';
}

/** A key that was pasted by mistake is not to be shown in full. */
function shorten(piece: string): string {
  if (piece.startsWith('sk-')) return 'sk-…';
  return piece.length <= longestShown ? piece : `${piece.slice(0, longestShown - 1)}…`;
}
