/** Upstreams that refuse most requests for a while: every sync waits and ends well, nothing is lost or done twice. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { passes, type ArmedFault } from './armed-faults.ts';
import { sizes } from './sizes.ts';
import { openTrial, type Trial } from './trial.ts';
import type { PlannedSync } from './workload.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await openTrial(import.meta.url);
  await trial.stack.startWorker();
});
afterAll(async () => {
  await trial.close();
});

const syncs = 24;

/** Refuses `refused` requests of every ten, until so many tens have come. Few, because each 429 lets all syncs wait. */
function storm(tens: number, refused: number, statuses: readonly number[]): ArmedFault[] {
  const faults: ArmedFault[] = [];
  for (let ten = 0; ten < tens; ten += 1) {
    for (let index = 0; index < refused; index += 1) {
      const status = statuses[(ten + index) % statuses.length] ?? 503;
      const headers = status === 429 ? { headers: { 'Retry-After': '1' } } : {};
      faults.push({ match: {}, times: 1, fault: { type: 'status', status, ...headers } });
    }
    faults.push({ match: {}, times: 10 - refused, fault: passes });
  }
  return faults;
}

/** Half of the customers are new, half are held and linked; some have two responses. */
async function planMany(round: string): Promise<PlannedSync[]> {
  const planned: PlannedSync[] = [];
  for (let index = 0; index < syncs; index += 1) {
    const number = `${round}-${index % 20}`;
    if (index < 10) await trial.hold(number, 'linked');
    planned.push(await trial.plan(number));
  }
  return planned;
}

const repetitions = Array.from({ length: sizes.repetitions }, (_, index) => index + 1);

describe.each(repetitions)('a storm (%i) under 24 concurrent syncs', (repetition) => {
  test.each([
    ['429s', [429], 9],
    ['5xx', [500, 502, 503, 504], 7],
  ])(
    'of %s delays them, and that is all',
    async (name, statuses, refused) => {
      const planned = await planMany(`STORM-${name}-${repetition}`);
      const openai = await trial.arm('openai', storm(1, refused, statuses));
      const ipaas = await trial.arm('ipaas', storm(2, refused, statuses));
      const results = await trial.run(planned);
      trial.noteRound();
      expect(results.filter(({ error }) => error !== null).map(({ error }) => error?.message)).toEqual([]);
      expect(await openai.injected()).toBe(refused);
      expect(await ipaas.injected()).toBe(2 * refused);
      expect(await trial.violations()).toEqual([]);
    },
    180_000,
  );
});
