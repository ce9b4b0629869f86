import { describe, expect, it } from '@jest/globals';
import { bodyHash, createJournal } from './journal.ts';

const request = { method: 'GET', path: '/', bodyHash: bodyHash(''), requestId: 'r', trackingGuid: null };

describe('a journal', () => {
  it('counts on when its oldest entries are forgotten', () => {
    const journal = createJournal(10);
    for (let index = 0; index < 25; index += 1) journal.open(request);
    const kept = journal.entries(0).map((entry) => entry.n);
    expect(kept.length).toBeLessThanOrEqual(10);
    expect(kept.at(-1)).toBe(25);
    expect(kept).toEqual(kept.map((_, index) => (kept[0] ?? 0) + index));
  });

  it('shows what becomes of an entry after it was opened', () => {
    const journal = createJournal();
    const entry = journal.open(request);
    entry.answered = true;
    expect(journal.entries(0)).toMatchObject([{ n: 1, answered: true, status: null }]);
  });
});
