import { describe, expect, test } from '@jest/globals';
import { anyBulk } from '../../bulk/testing/any-bulk.ts';
import { createBulkProgress, type BulkProgress } from './bulk-progress.ts';

const noon = Date.parse('2026-07-01T12:00:00.000Z');
const away = '\r\u001B[K\u001B[1A\r\u001B[K';

function at(created: number) {
  return anyBulk({ totals: { received: 10, created } });
}

/** What is written, each write of its own, while something is shown; the clock stands unless it is set. */
function written(isTTY: boolean, use: (progress: BulkProgress, setClock: (seconds: number) => void) => void): string[] {
  const writes: string[] = [];
  let now = noon;
  const write = (chunk: unknown): boolean => {
    writes.push(String(chunk));
    return true;
  };
  use(
    createBulkProgress({ isTTY, columns: 80, write }, () => now),
    (seconds) => (now = noon + seconds * 1_000),
  );
  return writes;
}

describe('the progress of a bulk on a terminal', () => {
  test('is drawn anew in its place, in one piece, and taken away at the end', () => {
    const writes = written(true, (progress) => {
      progress.show(at(1));
      progress.show(at(2));
      progress.end();
    });
    expect(writes).toEqual([
      expect.stringMatching(/^ {2}█+░+ {3}10 % {3}1 of 10 {2}60 s so far\n {2}created 1$/),
      expect.stringContaining(`${away}  █`),
      away,
    ]);
    expect(writes[1]).toMatch(/ 2 of 10 .*\n {2}created 2$/);
  });

  test('is left alone while nothing changes', () => {
    const writes = written(true, (progress) => {
      progress.show(at(1));
      progress.show(at(1));
    });
    expect(writes).toHaveLength(1);
  });

  test('has a note under it until the bulk moves on, cut to the width', () => {
    const writes = written(true, (progress) => {
      progress.note('  No worker answers.');
      progress.show(at(0));
      progress.show({ ...at(0), ratePerSecond: 1 });
      progress.show(at(1));
      progress.note('x'.repeat(200));
    });
    expect(writes.map((text) => text.split('\n').at(-1))).toEqual([
      '  No worker answers.',
      '  No worker answers.',
      '  created 1',
      'x'.repeat(79),
    ]);
  });

  test('of a bulk that was never seen is nothing', () => {
    expect(written(true, (progress) => progress.end())).toEqual([]);
  });
});

describe('the progress of a bulk in a pipe', () => {
  test('is a line at first, one every few seconds, and the last', () => {
    const writes = written(false, (progress, setClock) => {
      progress.show(at(1));
      setClock(4);
      progress.show(at(2));
      setClock(6);
      progress.show(at(3));
      setClock(7);
      progress.show(at(10));
      progress.end();
    });
    expect(writes).toEqual([
      '  1 of 10 (10 %)  60 s so far  created 1\n',
      '  3 of 10 (30 %)  66 s so far  created 3\n',
      '  10 of 10 (100 %)  67 s so far  created 10\n',
    ]);
  });

  test('repeats no line, and tells a note once until the bulk moves on', () => {
    const writes = written(false, (progress) => {
      progress.show(at(0));
      progress.note('  No worker answers.');
      progress.note('  No worker answers.');
      progress.show(at(1));
      progress.note('  No worker answers.');
      progress.show(at(0));
      progress.end();
    });
    expect(writes).toEqual(['  0 of 10 (0 %)  60 s so far\n', '  No worker answers.\n', '  No worker answers.\n']);
  });
});
