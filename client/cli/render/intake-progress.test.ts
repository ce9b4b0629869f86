import { describe, expect, test } from '@jest/globals';
import { tellingCount } from './intake-progress.ts';

async function* letters(): AsyncGenerator<string> {
  yield* ['a', 'b', 'c'];
}

/** What is written while three lines come, at these times. */
async function written(isTTY: boolean, times: readonly number[]): Promise<{ passed: string[]; writes: string[] }> {
  const writes: string[] = [];
  const clock = times.values();
  let now = 0;
  const tick = (): number => (now = clock.next().value ?? now);
  const write = (chunk: unknown): boolean => {
    writes.push(String(chunk));
    return true;
  };
  const passed = [];
  for await (const line of tellingCount(letters(), { isTTY, write }, tick)) passed.push(line);
  return { passed, writes };
}

describe('a list that is taken in', () => {
  test('is counted on a terminal, now and then, and the count is taken away', async () => {
    const { passed, writes } = await written(true, [0, 100, 300, 300, 400]);
    expect(passed).toEqual(['a', 'b', 'c']);
    expect(writes).toEqual(['\r  Taking in the list: 2 lines\u001B[K', '\r\u001B[K']);
  });

  test('is passed on silently where it takes no time, and in a pipe', async () => {
    expect(await written(true, [0])).toEqual({ passed: ['a', 'b', 'c'], writes: [] });
    expect((await written(false, [0, 1_000, 2_000])).writes).toEqual([]);
  });
});
