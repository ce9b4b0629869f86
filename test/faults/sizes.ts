/**
 * How much the fault tests do: little in `npm test`, much in `npm run test:faults`, which sets FAULT_ROUNDS and
 * FAULT_BULK_RECORDS. `rounds` of several syncs for one new customer; `repetitions` of the tests that inject a fixed set of
 * faults; `bulkSizes` of each bulk.
 */
import { z } from 'zod';

const atLeastOne = z.coerce.number().int().min(1);
const rounds = atLeastOne.parse(process.env.FAULT_ROUNDS ?? 10);
const records = atLeastOne.parse(process.env.FAULT_BULK_RECORDS ?? 200);
const isLong = records >= 5_000;

export const sizes = { rounds, repetitions: Math.ceil(rounds / 20) };

export const bulkSizes = {
  records,
  /** The budget of each upstream. */
  requestsPerSecond: isLong ? 400 : 200,
  /**
   * In `npm test` other tests share the machine: what a worker sent in time may leave it so much later, that of a while all at
   * once. In the long form nothing is allowed for.
   */
  onTheWayMs: isLong ? 0 : 200,
  killing: isLong ? { lifeMs: 5_000, most: Number.POSITIVE_INFINITY } : { lifeMs: 1_500, most: 2 },
  stormMs: isLong ? 60_000 : 3_000,
  longestMs: isLong ? 3_600_000 : 180_000,
};
