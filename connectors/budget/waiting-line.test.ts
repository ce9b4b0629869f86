import { beforeEach, describe, expect, test } from '@jest/globals';
import type { RequestLane } from '../../customer/request-budget.ts';
import { createWaitingLine, type WaitingLine } from './waiting-line.ts';

const single: RequestLane = { kind: 'single' };
const bulk = (bulkId: string): RequestLane => ({ kind: 'bulk', bulkId });

let line: WaitingLine<string>;
beforeEach(() => {
  line = createWaitingLine();
});

/** Lets them queue up: `a1` is the first of bulk `a`, `1` the first single sync. */
function queueUp(...names: string[]): void {
  for (const name of names) line.add(laneOf(name), name);
}

function laneOf(name: string): RequestLane {
  const [bulkId = ''] = /^[a-z]*/.exec(name) ?? [];
  return bulkId === '' ? single : bulk(bulkId);
}

function order(): string[] {
  const taken: string[] = [];
  for (let next = line.next(); next !== undefined; next = line.next()) taken.push(next);
  return taken;
}

describe('a line', () => {
  test.each([
    ['single syncs in the order in which they came', ['1', '2', '3'], ['1', '2', '3']],
    ['single syncs before bulks', ['a1', 'a2', '1', 'b1', '2'], ['1', '2', 'a1', 'b1', 'a2']],
    ['bulks one after the other', ['a1', 'a2', 'a3', 'b1', 'b2', 'c1'], ['a1', 'b1', 'c1', 'a2', 'b2', 'a3']],
    ['a bulk alone in its order', ['a1', 'a2', 'a3'], ['a1', 'a2', 'a3']],
    ['nobody, where nobody waits', [], []],
  ])('takes %s', (_rule, came, went) => {
    queueUp(...came);
    expect(order()).toEqual(went);
  });

  test('takes a bulk that comes later in its turn', () => {
    queueUp('a1', 'a2', 'a3', 'a4');
    expect([line.next(), line.next()]).toEqual(['a1', 'a2']);
    queueUp('b1', 'b2', '1');
    expect(order()).toEqual(['1', 'a3', 'b1', 'a4', 'b2']);
  });

  test('counts who waits', () => {
    queueUp('a1', '1', 'b1', 'a2');
    expect(line.counts()).toEqual({ single: 1, bulk: 3 });
    line.next();
    line.next();
    expect(line.counts()).toEqual({ single: 0, bulk: 2 });
  });

  test('forgets who leaves it, once', () => {
    queueUp('a1', 'a2', '1', '2', 'b1');
    for (const name of ['a1', '1', 'b1', 'b1', 'c1']) line.remove(laneOf(name), name);
    expect(line.counts()).toEqual({ single: 1, bulk: 1 });
    expect(order()).toEqual(['2', 'a2']);
  });

  test.each([
    ['all', ['1', 'a1', 'a2', 'b1'], { single: 0, bulk: 0 }],
    ['bulks', ['a1', 'a2', 'b1'], { single: 1, bulk: 0 }],
  ] as const)('can be emptied: %s', (which, removed, left) => {
    queueUp('a1', 'b1', '1', 'a2');
    expect(line.removeAll(which).toSorted()).toEqual(removed);
    expect(line.counts()).toEqual(left);
  });

  test.each<[string, RequestLane, number]>([
    ['a single sync, those before it', single, 2],
    ['the next of a long bulk, all single syncs, its own, and one of the other for each of them', bulk('a'), 2 + 4 + 2],
    ['the next of a short bulk, only as many of the long one', bulk('b'), 2 + 2 + 3],
    ['the first of a new bulk, one of each other', bulk('c'), 2 + 0 + 2],
  ])('tells how many come before %s', (_who, lane, count) => {
    queueUp('1', '2', 'a1', 'a2', 'a3', 'a4', 'b1', 'b2');
    expect(line.before(lane)).toBe(count);
  });
});
