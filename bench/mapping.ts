import type { SourceRecord } from '../customer/source-record.ts';
import { applyCollection } from '../mapping/apply/apply-collection.ts';
import { readBuiltInFiles } from '../mapping/sources/collection-files.ts';
import type { PreparedCollection } from '../mapping/prepare/prepared-collection.ts';
import { readCollections, type SourceText } from '../mapping/sources/read-collections.ts';
import { measureBatches } from './batches.ts';
import { formulaCollection } from './formula-collection.ts';
import { measureHostileFormulas, type HostileFigure } from './hostile-formulas.ts';
import { oneDecimal, percentiles, type Summary } from './measure.ts';
import { sourceRecords } from './source-records.ts';

/** Microseconds per record, at p50. */
export const mappingTargets = { seed: 50, formulas: 5_000 } as const;

interface Loading {
  /** Milliseconds of the first time in this process, as when a worker starts. */
  first: number;
  /** Milliseconds of the times after it. */
  again: Summary;
}

export interface MappingReport {
  /** Microseconds per record. */
  seed: Summary;
  formulas: Summary;
  loading: { seed: Loading; formulas: Loading };
  hostile: HostileFigure[];
}

/** Mapping alone: no server, no network, one thread. */
export async function benchMapping(): Promise<MappingReport> {
  const builtIn = await readBuiltIn();
  const many = formulaCollection(200);
  const loading = { seed: measureLoading(builtIn, 50), formulas: measureLoading(many, 10) };
  return {
    seed: measureMapping(load(builtIn), 100),
    formulas: measureMapping(load(many), 5),
    loading,
    hostile: measureHostileFormulas(),
  };
}

/** The seed, as a file. */
export async function readBuiltIn(): Promise<SourceText> {
  const [builtIn] = await readBuiltInFiles();
  if (builtIn === undefined) throw new Error('There is no built-in collection.');
  return builtIn;
}

function measureMapping(collection: PreparedCollection, runsPerBatch: number): Summary {
  const records = sourceRecords();
  const work = (run: number): void => mapOne(records[run % records.length], collection);
  return measureBatches(work, { batches: 100, runsPerBatch, warmUp: 20 });
}

function mapOne(record: SourceRecord | undefined, collection: PreparedCollection): void {
  if (record !== undefined) applyCollection(record, collection, { syncTime: new Date(), systemId: 7 });
}

function measureLoading(text: SourceText, times: number): Loading {
  const milliseconds = Array.from({ length: times + 1 }, () => {
    const startedAt = performance.now();
    load(text);
    return performance.now() - startedAt;
  });
  const [first = Number.NaN, ...again] = milliseconds;
  return { first: oneDecimal(first), again: percentiles(again) };
}

/** @throws Error where the collection has an error: a benchmark of what is refused would measure nothing */
export function load(text: SourceText): PreparedCollection {
  const [reading] = readCollections([text]);
  if (reading?.collection) return reading.collection;
  const messages = reading?.findings.map(({ message }) => message) ?? [];
  throw new Error(`The collection ${text.origin} cannot be used: ${messages.join(' ')}`);
}
