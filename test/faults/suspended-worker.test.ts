/**
 * A worker suspended (SIGSTOP) between its look at iPaaS.com and its write, for longer than its time-out. Another worker
 * finishes its syncs and brings newer data; then it goes on (SIGCONT), and its late writes must not arrive.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { temporalAddress } from '../support/temporal-server.ts';
import { ipaasCalls } from './armed-faults.ts';
import { openCuttableConnection, type CuttableConnection } from './cuttable-connection.ts';
import { sizes } from './sizes.ts';
import { openTrial, type Trial } from './trial.ts';

let trial: Trial;
let connection: CuttableConnection;
beforeAll(async () => {
  trial = await openTrial(import.meta.url);
  connection = await openCuttableConnection(temporalAddress());
});
afterAll(async () => {
  await trial.close();
  await connection.close();
});

const repetitions = Array.from({ length: sizes.repetitions }, (_, index) => index + 1);

describe.each(repetitions)('a worker that is suspended past its time-out and goes on (%i)', (repetition) => {
  test('neither creates again nor overwrites what came after it', async () => {
    const [newNumber, heldNumber] = [`STOP-${repetition}-NEW`, `STOP-${repetition}-HELD`];
    await trial.hold(heldNumber, 'linked');
    const older = [await trial.plan(newNumber), await trial.plan(heldNumber)];
    const newer = [await trial.plan(newNumber), await trial.plan(heldNumber)];

    const suspended = await trial.stack.startWorker({ TEMPORAL_ADDRESS: connection.address });
    // The last thing a sync reads before it writes; the answers wait for the worker while it is suspended.
    const reads = await trial.arm(
      'ipaas',
      [ipaasCalls.search, ipaasCalls.read].map((match) => ({ match, times: 1, fault: { type: 'delay', ms: 1_500 } })),
    );
    const started = await Promise.all(older.map(trial.start));
    await eventually(
      'both syncs hold their customer and wait for an answer',
      async () => (await reads.injected()) === 2,
    );
    suspended.signal('SIGSTOP');
    // Otherwise the server goes on handing it tasks for a minute, each to be missed only at its time-out.
    connection.cut();
    trial.noteFaults(started.length);

    const other = await trial.stack.startWorker();
    const results = await Promise.all(started.map(trial.finish));
    results.push(...(await trial.run(newer)));
    await other.kill('SIGTERM');
    const writesBefore = await trial.stack.ipaas.writes();
    suspended.signal('SIGCONT');
    // It is at work again, and had the chance to write, once it has carried out another sync.
    const [proof] = await trial.run([await trial.plan(`STOP-${repetition}-PROOF`)]);
    await suspended.kill('SIGTERM');
    trial.noteRound();

    expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'updated', 'updated', 'updated']);
    const lateWrites = (await trial.stack.ipaas.writes()).slice(writesBefore.length);
    expect(lateWrites.filter(({ trackingGuid }) => trackingGuid !== proof?.trackingGuid)).toEqual([]);
    expect(await trial.violations()).toEqual([]);
  }, 120_000);
});
