/** iPaaS.com says that it wrote, and did not. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ipaasCalls } from './armed-faults.ts';
import { openTrial, type Trial } from './trial.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await openTrial(import.meta.url);
  await trial.stack.startWorker();
});
afterAll(async () => {
  await trial.close();
});

test('of a create: it is noticed, and the customer is created', async () => {
  const faults = await trial.arm('ipaas', [{ match: ipaasCalls.create, times: 1, fault: { type: 'lie' } }]);
  const [result] = await trial.run([await trial.plan('LIE-CREATE')]);
  expect(await faults.injected()).toBe(1);
  expect(result).toMatchObject({ outcome: 'created', error: null });
  expect(await trial.violations()).toEqual([]);
});

/** The known limit: an update costs three calls and is not read back. */
test('of an update: the sync cannot know, the next one sets it right', async () => {
  await trial.hold('LIE-UPDATE', 'linked');
  const faults = await trial.arm('ipaas', [{ match: ipaasCalls.update, times: 1, fault: { type: 'lie' } }]);
  const [deceived] = await trial.run([await trial.plan('LIE-UPDATE')]);
  expect(await faults.injected()).toBe(1);
  expect(deceived).toMatchObject({ outcome: 'updated', error: null });
  const found = await trial.violations();
  expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(['outcome-untrue', 'newest-wins']));

  await trial.run([await trial.plan('LIE-UPDATE')]);
  const told = `sync ${deceived?.syncId} says updated, but wrote nothing`;
  expect(await trial.violations()).toEqual([{ rule: 'outcome-untrue', what: told }]);
  trial.noteKnownLimit();
});

test('of a link: the next sync of the customer sets it right', async () => {
  await trial.hold('LIE-LINK', 'unlinked');
  const faults = await trial.arm('ipaas', [{ match: ipaasCalls.link, times: 1, fault: { type: 'lie' } }]);
  await trial.run([await trial.plan('LIE-LINK')]);
  expect(await faults.injected()).toBe(1);
  expect((await trial.violations()).map(({ rule, what }) => `${rule} ${what}`)).toContain('link-missing LIE-LINK');
  await trial.run([await trial.plan('LIE-LINK')]);
  expect((await trial.violations()).map(({ rule }) => rule)).not.toContain('link-missing');
});
