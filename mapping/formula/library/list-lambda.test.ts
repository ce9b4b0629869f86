import { describe, expect, test } from '@jest/globals';
import { createBudget } from '../budget.ts';
import type { CallContext, Lambda } from '../callable.ts';
import { applyToItem, meets } from './list-lambda.ts';
import { intOf, type Value } from '../values.ts';

/** A lambda that always gives this, and what it was given. */
function lambdaOf(result: Value): { lambda: Lambda; given: (readonly Value[])[] } {
  const given: (readonly Value[])[] = [];
  const body = { kind: 'literal', value: result, at: { line: 1, column: 1 } } as const;
  const apply = (items: readonly Value[]): Value => {
    given.push(items);
    return result;
  };
  return { lambda: { type: 'lambda', parameters: ['x'], body, apply }, given };
}

function contextOf(steps: number): CallContext {
  const budget = createBudget({ steps, textLength: 10, listLength: 10 });
  return { syncTime: { type: 'DateTimeOffset', ticks: 0n, offsetMinutes: 0 }, budget, matches: () => false };
}

describe('a lambda over an item', () => {
  test('is given the item', () => {
    const { lambda, given } = lambdaOf('result');
    expect(applyToItem(lambda, 'item', contextOf(1))).toBe('result');
    expect(given).toEqual([['item']]);
  });

  test('costs a step', () => {
    expect(() => applyToItem(lambdaOf(null).lambda, null, contextOf(0))).toThrow('more than 0 steps');
  });
});

describe('a condition', () => {
  test.each([true, false])('says %s', (result) => {
    expect(meets(lambdaOf(result).lambda, null, contextOf(1))).toBe(result);
  });

  test('that is not there is met by all', () => {
    expect(meets(null, null, contextOf(0))).toBe(true);
  });

  test.each<[string, Value]>([
    ['null', null],
    ['string', 'true'],
    ['int', intOf(1)],
  ])('of the type %s is none', (type, result) => {
    expect(() => meets(lambdaOf(result).lambda, null, contextOf(1))).toThrow(
      `A condition is to give a bool and gives the type ${type}.`,
    );
  });
});
