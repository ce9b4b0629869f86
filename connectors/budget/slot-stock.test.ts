import { beforeEach, describe, expect, test } from '@jest/globals';
import { createSlotStock, type SlotStock } from './slot-stock.ts';

let stock: SlotStock;
beforeEach(() => {
  stock = createSlotStock();
});

/** How many can be used at a time. */
function usableAt(now: number): number {
  let used = 0;
  while (stock.take(now)) used += 1;
  return used;
}

describe('a stock of slots', () => {
  test.each([
    ['none before its time', 99, 0],
    ['the first at its time', 100, 1],
    ['those that are due', 125, 3],
    ['those that were due a short while ago', 140, 5],
    ['the last until 50 ms after its time', 190, 1],
    ['none after that', 191, 0],
  ])('gives %s', (_rule, now, usable) => {
    stock.add({ count: 5, firstAt: 100, everyMs: 10 });
    expect(usableAt(now)).toBe(usable);
  });

  test('gives each once', () => {
    stock.add({ count: 3, firstAt: 0, everyMs: 10 });
    expect([usableAt(10), usableAt(10), usableAt(20), usableAt(20)]).toEqual([2, 0, 1, 0]);
  });

  test('gives those of one claim after those of the other', () => {
    stock.add({ count: 2, firstAt: 0, everyMs: 10 });
    stock.add({ count: 2, firstAt: 20, everyMs: 20 });
    expect([usableAt(10), usableAt(20), usableAt(40)]).toEqual([2, 1, 1]);
  });

  test('passes over a claim that came too late', () => {
    stock.add({ count: 3, firstAt: 0, everyMs: 1 });
    stock.add({ count: 1, firstAt: 100, everyMs: 1 });
    expect(stock.count(100)).toBe(1);
    expect(usableAt(100)).toBe(1);
  });

  test('counts what is left, that of the near future included, and knows when the next is due', () => {
    stock.add({ count: 4, firstAt: 10, everyMs: 10 });
    expect([stock.count(0), stock.nextAt(0)]).toEqual([4, 10]);
    stock.take(10);
    expect([stock.count(10), stock.nextAt(10)]).toEqual([3, 20]);
    expect([stock.count(75), stock.nextAt(75)]).toEqual([2, 30]);
    expect([stock.count(91), stock.nextAt(91)]).toEqual([0, null]);
  });

  test('is empty when it is cleared', () => {
    stock.add({ count: 4, firstAt: 0, everyMs: 10 });
    stock.clear();
    expect([stock.count(0), stock.nextAt(0), stock.take(0)]).toEqual([0, null, false]);
  });
});
