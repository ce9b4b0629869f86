import { counted } from './numbers.ts';

type Output = Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;

const betweenLinesMs = 250;

/** Passes lines on, and on a terminal tells how many there were so far; the line is gone once they are all there. */
export async function* tellingCount<T>(
  lines: AsyncIterable<T>,
  output: Output,
  clock: () => number = Date.now,
): AsyncGenerator<T, void, undefined> {
  let passed = 0;
  let toldAt = clock();
  let isTold = false;
  try {
    for await (const line of lines) {
      yield line;
      passed += 1;
      if (!output.isTTY || clock() - toldAt < betweenLinesMs) continue;
      output.write(`\r  Taking in the list: ${counted(passed, 'line')}\u001B[K`);
      toldAt = clock();
      isTold = true;
    }
  } finally {
    if (isTold) output.write('\r\u001B[K');
  }
}
