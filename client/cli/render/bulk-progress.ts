import { barLine, outcomeLine, plainLine, type Progress } from './bulk-lines.ts';

export interface BulkProgress {
  /** Shows how far the bulk is, where that has changed. */
  show(bulk: Progress): void;
  /** Says something that belongs to the wait, until the bulk moves on; once, however often it is repeated. */
  note(line: string): void;
  /** Takes away what is redrawn; in a pipe, tells how far the bulk came at last. */
  end(): void;
}

type Output = Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>;

/** In a file that someone follows, a line now and then is enough. */
const betweenLinesMs = 5_000;
const columnsOfNothing = 80;

/**
 * How far a bulk is: on a terminal a bar and the counts under it, drawn anew in their place; in a pipe plain lines.
 * @param clock the time, in milliseconds since 1970
 */
export function createBulkProgress(output: Output, clock: () => number = Date.now): BulkProgress {
  return output.isTTY ? onTerminal(output, clock) : inPipe(output, clock);
}

function onTerminal(output: Output, clock: () => number): BulkProgress {
  let shown: Progress | null = null;
  let noted = '';
  let drawn = '';

  const draw = (text: string): void => {
    if (text === drawn) return;
    // In one piece, or the eye would see the lines go and come.
    output.write(`${drawn === '' ? '' : '\r\u001B[K\u001B[1A\r\u001B[K'}${text}`);
    drawn = text;
  };
  const redraw = (): void => {
    if (shown === null) return;
    const columns = output.columns || columnsOfNothing;
    const below = noted === '' ? outcomeLine(shown, columns) : noted.slice(0, columns - 1);
    draw(`${barLine(shown, columns, clock())}\n${below}`);
  };
  return {
    show(bulk) {
      if (hasMoved(shown, bulk)) noted = '';
      shown = bulk;
      redraw();
    },
    note(line) {
      noted = line;
      redraw();
    },
    end: () => draw(''),
  };
}

function inPipe(output: Output, clock: () => number): BulkProgress {
  let shown: Progress | null = null;
  let noted = '';
  let told = '';
  let toldAt = Number.NEGATIVE_INFINITY;

  const tell = (): void => {
    if (shown === null) return;
    const line = plainLine(shown, clock());
    if (line !== told) output.write(`${line}\n`);
    told = line;
    toldAt = clock();
  };
  return {
    show(bulk) {
      if (hasMoved(shown, bulk)) noted = '';
      shown = bulk;
      if (clock() - toldAt >= betweenLinesMs) tell();
    },
    note(line) {
      if (line !== noted) output.write(`${line}\n`);
      noted = line;
    },
    end: tell,
  };
}

function hasMoved(before: Progress | null, { totals }: Progress): boolean {
  return before !== null && JSON.stringify(before.totals) !== JSON.stringify(totals);
}
