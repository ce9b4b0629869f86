/**
 * Bulks in the worst of times: bad records among the good, a worker that is killed (SIGKILL) again and again, and both
 * upstreams answering 429 to nine of ten requests. Every record comes to its one outcome, the requests stay within their
 * budget, and a retry touches only what failed.
 */
import { afterEach, expect, test } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { openBulkTrial, type BulkTrial, type Watched } from './bulk/bulk-trial.ts';
import { killAgainAndAgain } from './bulk/killed-worker.ts';
import { mended, mendLines, planLines, seedLines } from './bulk/plan-lines.ts';
import { comesThrough, isRecord } from './bulk/planned-line.ts';
import { storm } from './bulk/storm.ts';
import { bulkSizes } from './sizes.ts';

const { records, requestsPerSecond, killing, stormMs, longestMs } = bulkSizes;

let trial: BulkTrial;
afterEach(async () => {
  await trial.close();
});

/** A storm over both upstreams, while one worker after the other dies. */
async function breakEverything(watched: Watched): Promise<{ killed: number; refused: number[] }> {
  const { stack, environment } = trial;
  const kills = killAgainAndAgain(stack, killing, environment, watched.isOver);
  await eventually('some records have ended', () => watched.ended() > records / 20, longestMs);
  const urls = [stack.openaiUrl, stack.ipaasUrl];
  const refused = await Promise.all(urls.map(async (url) => await storm(url, stormMs, watched.isOver)));
  return { killed: await kills, refused };
}

async function run(badPercent: number): Promise<void> {
  trial = await openBulkTrial(import.meta.url, `${badPercent} %`, requestsPerSecond);
  const planned = planLines(records, badPercent);
  await seedLines(trial.stack, planned);

  const { bulk, violations } = await trial.run(planned, async (watched) => {
    const { killed, refused } = await breakEverything(watched);
    expect(killed).toBeGreaterThan(0);
    expect(Math.max(...refused)).toBeGreaterThan(0);
    trial.noteFaults(refused.reduce((sum, count) => sum + count, killed));
  });
  expect(violations).toEqual([]);
  expect(bulk.status).toBe('completed');

  await mendLines(trial.stack, planned);
  const again = planned.filter(isRecord).filter((record) => !comesThrough(record));
  const retried = await trial.retry(bulk.bulkId, again.map(mended));
  expect(retried.violations).toEqual([]);
  expect(retried.bulk.retryOf).toBe(bulk.bulkId);
}

test.each([1, 50, 100])('a bulk of which %i %% are bad keeps every promise', run, longestMs);
