import { describe, expect, test } from '@jest/globals';
import { exampleSync } from '../testing/example-sync.ts';
import { readSync } from '../sync.ts';
import { readCursor, readList, readProblem, textOf, UnreadableAnswer } from './answers.ts';
import { readSyncId } from './started-sync.ts';

describe('an answer', () => {
  test('that is a sync is taken as one', () => {
    expect(readSync(exampleSync())).toEqual(exampleSync());
  });

  test.each([null, 'text', [], {}, { syncId: 'a' }, { ...exampleSync(), steps: null }])(
    'that is none is not: %j',
    (answer) => {
      expect(() => readSync(answer)).toThrow(UnreadableAnswer);
    },
  );

  test('without its list, or of a start without an id, is not understood', () => {
    expect(readList({ items: [1, 2] }, 'items', String)).toEqual(['1', '2']);
    expect(() => readList({ items: {} }, 'items', String)).toThrow(UnreadableAnswer);
    expect(readSyncId({ syncId: 'a' })).toBe('a');
    expect(() => readSyncId({})).toThrow(UnreadableAnswer);
  });

  test('tells where the next page begins, if there is one', () => {
    expect(readCursor({ items: [], nextCursor: 'c1' })).toBe('c1');
    expect(readCursor({ items: [], nextCursor: null })).toBeNull();
    expect(readCursor(null)).toBeNull();
  });

  test('may lack a text', () => {
    expect(textOf({ a: 'b' }, 'a')).toBe('b');
    expect(textOf({ a: 1 }, 'a')).toBe('');
    expect(textOf(null, 'a')).toBe('');
  });
});

describe('a refusal', () => {
  const problem = { title: 'T', detail: 'D', resolution: 'R', code: 'InvalidId', status: 400 };

  test('of the API speaks for itself', () => {
    expect(readProblem(problem, 400)).toEqual(problem);
  });

  test.each([null, '<html>', { error: 'x' }, { ...problem, title: 1 }])(
    'of something else is told by its status alone: %j',
    (answer) => {
      expect(readProblem(answer, 502)).toMatchObject({ status: 502, detail: expect.stringContaining('502') });
    },
  );
});
