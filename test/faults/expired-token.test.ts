/** The session at iPaaS.com ends in the middle of twenty concurrent syncs: one refresh serves them all. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { ipaasCalls } from './armed-faults.ts';
import { sizes } from './sizes.ts';
import { openTrial, type Trial } from './trial.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await openTrial(import.meta.url);
  await trial.stack.startWorker({
    IPAAS_API_KEY: '',
    IPAAS_EMAIL: 'sandbox@example.com',
    IPAAS_PASSWORD: 'sandbox-password',
    IPAAS_COMPANY_ID: '6a1f2c3d-4b5e-4f60-8a7b-9c0d1e2f3a4b',
  });
});
afterAll(async () => {
  await trial.close();
});

const syncs = 20;
const repetitions = Array.from({ length: sizes.repetitions }, (_, index) => index + 1);

async function sessionCalls(): Promise<string[]> {
  const journal = await trial.stack.ipaas.journal();
  return journal.filter(({ path }) => path.includes('/Auth/')).map(({ path }) => path.split('?')[0] ?? '');
}

test.each(repetitions)(
  'a token that expires under twenty concurrent syncs is renewed once (%i)',
  async (repetition) => {
    const planned = await Promise.all(
      Array.from({ length: syncs }, async (_, index) => await trial.plan(`TOKEN-${repetition}-${index}`)),
    );
    const looks = await trial.arm('ipaas', [
      { match: ipaasCalls.lookUpLink, times: syncs, fault: { type: 'delay', ms: 500 } },
    ]);
    const started = await Promise.all(planned.map(trial.start));
    await eventually('every sync is in its first call', async () => (await looks.injected()) === syncs);
    const before = await sessionCalls();
    expect(await trial.stack.ipaas.expireTokens()).toBeGreaterThan(0);
    trial.noteFaults(1);
    const results = await Promise.all(started.map(trial.finish));
    trial.noteRound();

    expect(results.map(({ outcome }) => outcome)).toEqual(results.map(() => 'created'));
    expect((await sessionCalls()).slice(before.length)).toEqual(['/sso/v2/Auth/Refresh']);
    expect(await trial.violations()).toEqual([]);
  },
);
