import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { IdempotencyKeys, KeyClaim, KeyedRequest, StoredAnswer } from './idempotency-keys.ts';
import { openSyncLog } from './open-sync-log.ts';
import type { SyncLog } from './sync-log.ts';

const request: KeyedRequest = { caller: 'crm', key: 'order-1', fingerprint: 'a' };
const answer: StoredAnswer = { status: 202, headers: { location: '/v1/syncs/run-1' }, body: '{"syncId":"run-1"}' };

let directory: string;
let log: SyncLog;
let keys: IdempotencyKeys;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'idempotency-'));
  log = await openSyncLog(`sqlite:${join(directory, 'log.db')}`);
  keys = log.idempotency;
});
afterEach(async () => {
  await log.close();
  await rm(directory, { recursive: true });
});

function holderOf(claim: KeyClaim): string {
  if (claim.kind !== 'ours') throw new Error(`the claim is ${claim.kind}`);
  return claim.holder;
}

async function claimAnswered(): Promise<void> {
  await keys.keep(request, holderOf(await keys.claim(request)), answer);
}

/** Lets so much time pass for the rows that are there. */
function letPass(hours: number): void {
  const database = new DatabaseSync(join(directory, 'log.db'));
  for (const { key, held_until: held, expires_at: expires } of database
    .prepare('select * from idempotency_keys')
    .all()) {
    const earlier = (time: unknown): string => new Date(Date.parse(String(time)) - hours * 3_600_000).toISOString();
    database
      .prepare('update idempotency_keys set held_until = ?, expires_at = ? where key = ?')
      .run(earlier(held), earlier(expires), key ?? null);
  }
  database.close();
}

describe('a key', () => {
  test('is had by the first who claims it; who comes meanwhile is told that it is under way', async () => {
    expect(await keys.claim(request)).toMatchObject({ kind: 'ours' });
    expect(await keys.claim(request)).toEqual({ kind: 'running' });
  });

  test('is had by one of many who claim it at once', async () => {
    const claims = await Promise.all(Array.from({ length: 20 }, async () => await keys.claim(request)));
    expect(claims.filter(({ kind }) => kind === 'ours')).toHaveLength(1);
  });

  test('gives the answer from then on', async () => {
    await claimAnswered();
    expect(await keys.claim(request)).toEqual({ kind: 'answered', answer });
    letPass(23);
    expect(await keys.claim(request)).toEqual({ kind: 'answered', answer });
  });

  test('is forgotten after a day', async () => {
    await claimAnswered();
    letPass(24.1);
    expect(await keys.claim({ ...request, fingerprint: 'b' })).toMatchObject({ kind: 'ours' });
  });

  test.each([['while it is under way'], ['once it is answered']])('is for no other request, %s', async (when) => {
    if (when === 'once it is answered') await claimAnswered();
    else await keys.claim(request);
    expect(await keys.claim({ ...request, fingerprint: 'b' })).toEqual({ kind: 'otherRequest' });
  });

  test.each([
    ['of another caller', { ...request, caller: 'shop' }],
    ['of another name', { ...request, key: 'order-2' }],
  ])('%s is another key', async (_what, other) => {
    await claimAnswered();
    expect(await keys.claim(other)).toMatchObject({ kind: 'ours' });
  });

  test('is free again where nothing was accepted', async () => {
    await keys.release(request, holderOf(await keys.claim(request)));
    expect(await keys.claim({ ...request, fingerprint: 'b' })).toMatchObject({ kind: 'ours' });
  });
});

describe('a claim whose process died', () => {
  test('is taken over by the same request after a while, and by no other', async () => {
    await keys.claim(request);
    letPass(0.05);
    expect(await keys.claim({ ...request, fingerprint: 'b' })).toEqual({ kind: 'otherRequest' });
    expect(await keys.claim(request)).toMatchObject({ kind: 'ours' });
    expect(await keys.claim(request)).toEqual({ kind: 'running' });
  });

  test('can neither answer nor release any more', async () => {
    const lost = holderOf(await keys.claim(request));
    letPass(0.05);
    const holder = holderOf(await keys.claim(request));
    await keys.keep(request, lost, { ...answer, status: 500 });
    await keys.release(request, lost);
    expect(await keys.claim(request)).toEqual({ kind: 'running' });
    await keys.keep(request, holder, answer);
    expect(await keys.claim(request)).toEqual({ kind: 'answered', answer });
  });
});
