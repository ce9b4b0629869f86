/** Many syncs of one new customer at once, through two worker processes: one record, the newest data, every outcome. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sizes } from './sizes.ts';
import { openTrial, type Trial } from './trial.ts';
import type { PlannedSync } from './workload.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await openTrial(import.meta.url);
  await Promise.all([trial.stack.startWorker(), trial.stack.startWorker()]);
});
afterAll(async () => {
  await trial.close();
});

const fewest = 2;
const most = 8;
/** Rounds that run beside each other, each with a customer of its own. */
const together = 5;

/** 2 to 8 responses of one customer; the newest stands first, in the middle or last. */
async function planRound(round: number): Promise<PlannedSync[]> {
  const size = fewest + (round % (most - fewest + 1));
  const planned: PlannedSync[] = [];
  for (let index = 0; index < size; index += 1) planned.push(await trial.plan(`RACE-${round}`));
  const first = round % size;
  return [...planned.slice(first), ...planned.slice(0, first)];
}

async function runRound(round: number): Promise<void> {
  const results = await trial.run(await planRound(round));
  trial.noteRound();
  const outcomes = results.map(({ outcome }) => outcome);
  expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(1);
  expect(outcomes.filter((outcome) => !['created', 'updated', 'skipped'].includes(outcome))).toEqual([]);
}

test(
  `${sizes.rounds} rounds of ${fewest} to ${most} syncs for the same new customer make one record each`,
  async () => {
    for (let first = 1; first <= sizes.rounds; first += together) {
      const last = Math.min(first + together - 1, sizes.rounds);
      await Promise.all(Array.from({ length: last - first + 1 }, async (_, index) => await runRound(first + index)));
    }
    expect(await trial.violations()).toEqual([]);
  },
  60_000 + sizes.rounds * 5_000,
);
