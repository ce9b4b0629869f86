import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { exampleSync } from '../testing/example-sync.ts';
import { gatherArrivals } from './arrivals.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

function gathering() {
  const told: string[] = [];
  const arrivals = gatherArrivals(
    (syncs) => told.push(syncs.map(({ syncId }) => syncId).join(' ')),
    () => told.push('anew'),
  );
  const end = (from: number, to: number): void => {
    for (let number = from; number <= to; number += 1) arrivals.take(exampleSync({ syncId: String(number) }));
  };
  return { told, arrivals, end };
}

describe('syncs that end', () => {
  test('one by one are added one by one', () => {
    const { told, end } = gathering();
    for (const number of [1, 2]) {
      end(number, number);
      jest.runAllTimers();
    }
    expect(told).toEqual(['1', '2']);
  });

  test('together are added together, the newest first', () => {
    const { told, end } = gathering();
    end(1, 3);
    expect(told).toEqual([]);
    jest.runAllTimers();
    expect(told).toEqual(['3 2 1']);
  });

  test('by the hundred let the list begin anew, or it would grow without end', () => {
    const { told, end } = gathering();
    end(1, 100);
    jest.runAllTimers();
    end(101, 101);
    jest.runAllTimers();
    end(102, 102);
    jest.runAllTimers();
    expect(told.slice(1)).toEqual(['anew', '102']);
  });

  test('are told to nobody who has left', () => {
    const { told, arrivals, end } = gathering();
    end(1, 1);
    arrivals.stop();
    jest.runAllTimers();
    expect(told).toEqual([]);
  });
});
