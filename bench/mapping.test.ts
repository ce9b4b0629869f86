/** Guards against the loss of an order of magnitude; what mapping really takes, `npm run bench` tells. */
import { describe, expect, test } from '@jest/globals';
import { applyCollection } from '../mapping/apply/apply-collection.ts';
import type { PreparedCollection } from '../mapping/prepare/prepared-collection.ts';
import { measureBatches } from './batches.ts';
import { formulaCollection } from './formula-collection.ts';
import { load, readBuiltIn } from './mapping.ts';
import { sourceRecords } from './source-records.ts';

const records = sourceRecords();

/** The best of some batches, in milliseconds of one record: a machine that is busy with other things makes no failure. */
function bestOf(collection: PreparedCollection, runsPerBatch: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let batch = 0; batch < 10; batch += 1) {
    const { p50 } = measureBatches((run) => map(run, collection), { batches: 1, runsPerBatch, warmUp: 0 });
    best = Math.min(best, p50 / 1000);
  }
  return best;
}

function map(run: number, collection: PreparedCollection) {
  const record = records[run % records.length];
  if (record === undefined) throw new Error('There are no records.');
  return applyCollection(record, collection, { syncTime: new Date('2026-11-23T10:20:30Z'), systemId: 7 }).customer;
}

describe('one record is mapped', () => {
  test('by the built-in collection in less than 1 ms', async () => {
    expect(bestOf(load(await readBuiltIn()), 50)).toBeLessThan(1);
  });

  test('by 200 formulas in less than 100 ms', () => {
    expect(bestOf(load(formulaCollection(200)), 3)).toBeLessThan(100);
  });
});

test('every formula of the benchmark gives a value for some record, so that none is measured doing nothing', () => {
  const collection = load(formulaCollection(200));
  const mapped = new Set(records.flatMap((_, run) => map(run, collection).values.map(({ field }) => field)));
  expect(collection.mappings.filter(({ field }) => !mapped.has(field)).map(({ field }) => field)).toEqual([]);
});

test('a collection that cannot be used is not measured', () => {
  const broken = { origin: 'broken.json', text: '{"mappings": []}' };
  expect(() => load(broken)).toThrow('The collection broken.json cannot be used');
});
