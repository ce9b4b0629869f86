import { describe, expect, it } from '@jest/globals';
import { untilFree } from './until-free.ts';

/** As node:sqlite throws it. */
function sqliteError(errcode: number): Error {
  return Object.assign(new Error('database is locked'), { code: 'ERR_SQLITE_ERROR', errcode });
}

describe('an attempt that needs a lock', () => {
  it('is made once where the lock is free', async () => {
    let attempts = 0;
    await untilFree(() => {
      attempts += 1;
    });
    expect(attempts).toBe(1);
  });

  it.each([
    { title: 'busy', errcode: 5 },
    { title: 'busy while another recovers the file', errcode: 5 | (1 << 8) },
    { title: 'busy with an old snapshot', errcode: 5 | (2 << 8) },
  ])('is made again while SQLite says $title', async ({ errcode }) => {
    let attempts = 0;
    await untilFree(() => {
      attempts += 1;
      if (attempts < 3) throw sqliteError(errcode);
    });
    expect(attempts).toBe(3);
  });

  it.each([sqliteError(14), sqliteError(8), new Error('something else')])(
    'is given up at once after %s',
    async (error) => {
      let attempts = 0;
      const waiting = untilFree(() => {
        attempts += 1;
        throw error;
      });
      await expect(waiting).rejects.toBe(error);
      expect(attempts).toBe(1);
    },
  );
});
