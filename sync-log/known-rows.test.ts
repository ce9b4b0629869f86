import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Selectable } from 'kysely';
import { knownRows } from './known-rows.ts';
import { openDatabase } from './open-sync-log.ts';
import { recordSync } from './record-sync.ts';
import type { SyncsTable } from './schema.ts';
import { SyncLogError } from './sync-log-error.ts';
import { anyResult } from './testing/any-result.ts';

type Row = Selectable<SyncsTable>;

let rows: Row[];

beforeAll(async () => {
  const database = await openDatabase('sqlite::memory:');
  for (const syncId of ['a', 'b', 'c']) await recordSync(database, anyResult(syncId));
  rows = await database.db.selectFrom('syncs').selectAll().execute();
  await database.close();
});

describe('a row that was read before', () => {
  test('is not read again while it stays the same', () => {
    const read = knownRows();
    expect(read(rowOf('a'))).toBe(read(rowOf('a')));
  });

  test('gives what any row gives', () => {
    const read = knownRows();
    read(rowOf('a'));
    expect(read(rowOf('a'))).toEqual(anyResult('a'));
  });

  test.each<[keyof SyncsTable, Partial<Row>, object]>([
    ['resolved_by', { resolved_by: 'b' }, { resolvedBy: 'b' }],
    ['outcome', { outcome: 'created' }, { outcome: 'created' }],
    ['dry_run', { dry_run: 1 }, { dryRun: true }],
    ['steps', { steps: '[]' }, { steps: [] }],
    ['customer_number', { customer_number: null }, { customer: { ipaasId: '150713', customerNumber: null } }],
  ])('is read again where its %s has changed', (_column, changed, expected) => {
    const read = knownRows();
    const before = read(rowOf('a'));
    expect(read({ ...rowOf('a'), ...changed })).toEqual({ ...before, ...expected });
  });

  test('is known in its new form from then on', () => {
    const read = knownRows();
    read(rowOf('a'));
    const changed = { ...rowOf('a'), resolved_by: 'b' };
    expect(read(changed)).toBe(read({ ...changed }));
  });

  test('is checked again where it has become unreadable', () => {
    const read = knownRows();
    read(rowOf('a'));
    expect(() => read({ ...rowOf('a'), steps: '[{}]' })).toThrow(SyncLogError);
    expect(read(rowOf('a'))).toEqual(anyResult('a'));
  });
});

test('a row that cannot be read is refused each time', () => {
  const read = knownRows();
  const unreadable = { ...rowOf('a'), changes: 'no JSON' };
  expect(() => read(unreadable)).toThrow(SyncLogError);
  expect(() => read(unreadable)).toThrow(SyncLogError);
});

describe('of more text than is kept', () => {
  let length: number;
  beforeAll(() => {
    length = textLength(rowOf('a'));
  });

  test('the row that came first is forgotten', () => {
    const read = knownRows(2 * length);
    const [a, b, c] = [read(rowOf('a')), read(rowOf('b')), read(rowOf('c'))];
    expect(read(rowOf('c'))).toBe(c);
    expect(read(rowOf('b'))).toBe(b);
    expect(read(rowOf('a'))).not.toBe(a);
  });

  test('a row that changes counts once', () => {
    const read = knownRows(3 * length);
    const b = read(rowOf('b'));
    for (let minute = 10; minute < 20; minute += 1) {
      read({ ...rowOf('a'), started_at: `2026-07-01T12:${minute}:00.000Z` });
    }
    expect(read(rowOf('b'))).toBe(b);
  });

  test('a row that is longer by itself is read and not kept', () => {
    const read = knownRows(length - 1);
    expect(read(rowOf('a'))).toEqual(anyResult('a'));
    expect(read(rowOf('a'))).not.toBe(read(rowOf('a')));
  });
});

/** A copy each time, as each query gives. */
function rowOf(syncId: string): Row {
  const row = rows.find(({ sync_id }) => sync_id === syncId);
  if (row === undefined) throw new Error(`no row ${syncId}`);
  return { ...row };
}

function textLength(row: Row): number {
  const texts = Object.values(row).filter((value) => typeof value === 'string');
  return texts.join('').length;
}
